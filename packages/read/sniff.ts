const marker = /^(?:[ \t]*["']?kind["']?[ \t]*:[ \t]*["']?Data(?:Contract|Product|Consumer)\b|[ \t{]*["']?(?:dataContractSpecification|data_product)["']?[ \t]*:)/m;
const inJson = /"kind"\s*:\s*"Data(?:Contract|Product|Consumer)"|"(?:dataContractSpecification|data_product)"\s*:/;

/** Whether bytes look like a contract, a product or a consumer: a cheap look for the keys that mark one, so that the rest of a repository is not parsed. */
export function looksLikeContract(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  if (!/DataContract|DataProduct|DataConsumer|dataContractSpecification|data_product/.test(text)) return false;
  return marker.test(text) || inJson.test(text);
}

/** The start of a text that is looked at where the whole of it is too long. */
const start = 64 * 1024;
/** Of a longer JSON text only the start is looked at. */
const parsed = 10 * 1024 * 1024;

/** The format of schema files that the first keys of a JSON or YAML text say, or nothing. A look, no proof: the text may still be wrong. */
export function looksLikeSchema(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder().decode(bytes.subarray(0, bytes.length > parsed ? start : bytes.length));
  if (/schemas\.getdbt\.com\/dbt\/manifest/.test(text.slice(0, start))) return "dbt";
  const root = jsonIn(text);
  if (root === undefined) return namesDraft.test(text.slice(0, start)) ? "json-schema" : undefined;
  if (isAvro(root) || (Array.isArray(root) && root.some(isAvro))) return "avro";
  return isMap(root) && typeof root["$schema"] === "string" && /json-schema\.org/.test(root["$schema"]) ? "json-schema" : undefined;
}

/** `$schema` at the start of a line, with a draft: a schema. With another address it may as well be an instance that names its schema. */
const namesDraft = /^\s*["']?\$schema["']?[ \t]*:[ \t]*["']?https?:\/\/json-schema\.org\//m;

/** Types of Avro that declare something, each with the key that it cannot be without (Avro 1.12 specification, Complex Types). */
const declared: Readonly<Record<string, string>> = { record: "fields", enum: "symbols", fixed: "size", array: "items", map: "values" };

function isAvro(value: unknown): boolean {
  if (!isMap(value) || typeof value["type"] !== "string") return false;
  const key = Object.hasOwn(declared, value["type"]) ? declared[value["type"]] : undefined;
  return key !== undefined && Object.hasOwn(value, key) && !(value["type"] === "array" && isMap(value["items"]) && !isAvro(value["items"]));
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null && !Array.isArray(value);

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
