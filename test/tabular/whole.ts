import type { Json } from "#model";
import type { Random } from "../structure/random.ts";

/** A whole ODCS contract of a small vocabulary, so that two of them differ in many ways and agree in some: everything that a comparison looks at, at every depth. */
export function drawContract(random: Random): Json {
  const some = <T extends Json>(share: number, value: () => T) => (random.chance(share) ? value() : undefined);
  const words = (list: readonly string[]) => random.pick(list);
  return clean({
    apiVersion: "v3.2.0", kind: "DataContract", id: "drawn", version: words(["1.0.0", "1.1.0", "2.0.0"]), status: words(["active", "deprecated", "proposed", "draft", "retired"]),
    description: some(0.4, () => clean({ purpose: words(["sales in EUR", "sales in USD", "sales"]), usage: words(["any", "internal"]) })),
    tags: some(0.3, () => [words(["a", "b"])]), schema: ["t", "u"].filter(() => random.chance(0.85)).map((name) => drawObject(random, name)),
    servers: some(0.6, () => ["lake", "db"].filter(() => random.chance(0.6)).map((server) => clean({ server, type: words(["s3", "postgres", "bigquery"]), format: some(0.5, () => words(["csv", "parquet", "json"])), location: words(["x", "y"]), environment: some(0.3, () => words(["prod", "test"])) }))),
    slaProperties: some(0.6, () => ["latency", "retention", "availability", "endOfLife", "custom"].filter(() => random.chance(0.4)).map((property) => drawSla(random, property))),
    roles: some(0.3, () => [clean({ role: words(["reader", "writer"]), access: words(["read", "write"]) })]), support: some(0.3, () => [{ channel: words(["desk", "chat"]), url: "https://example.com" }]),
    price: some(0.3, () => ({ priceAmount: random.below(3), priceCurrency: words(["EUR", "USD"]), priceUnit: words(["month", "day"]) })),
    customProperties: some(0.3, () => [{ property: "x", value: random.below(3) }]),
  });

  function drawSla(from: Random, property: string): Json {
    const value = { latency: from.below(4), retention: `P${1 + from.below(3)}Y`, availability: 99 + from.below(2), endOfLife: `203${from.below(3)}-01-01`, custom: from.below(2) }[property] ?? 0;
    return clean({ property, value, unit: property === "latency" ? from.pick(["h", "d", "m"]) : property === "availability" ? "%" : undefined, element: from.chance(0.2) ? "t.a" : undefined });
  }
}

function drawObject(random: Random, name: string): Json {
  const names = ["a", "b", "c", "d"].filter(() => random.chance(0.7));
  const order = random.chance(0.2) ? [...names].reverse() : names;
  return clean({
    name, id: random.chance(0.3) ? `${name}_id` : undefined, physicalName: random.chance(0.3) ? `p_${name}${random.below(2)}` : undefined, description: random.chance(0.2) ? random.pick(["one", "two"]) : undefined,
    properties: order.map((column) => ({ name: random.chance(0.1) ? `${column}2` : column, ...(drawProperty(random, 0, random.chance(0.4) ? column : undefined) as object) })),
    quality: random.chance(0.3) ? [drawRule(random, "rowCount")] : undefined, relationships: random.chance(0.15) ? [{ from: `${name}.a`, to: random.pick(["u.a", "v.b"]) }] : undefined,
  });
}

function drawProperty(random: Random, depth: number, id: string | undefined): Json {
  const logicalType = random.pick(depth > 2 ? ["string", "integer"] : ["string", "string", "integer", "number", "boolean", "date", "timestamp", "object", "array", "map"]);
  const physical: Readonly<Record<string, readonly string[]>> = { string: ["VARCHAR(5)", "VARCHAR(9)", "TEXT"], integer: ["INT", "BIGINT", "thing"], number: ["DECIMAL(4,2)", "DECIMAL(6,2)", "DOUBLE"], timestamp: ["TIMESTAMP(3)", "TIMESTAMP(6)", "TIMESTAMPTZ"] };
  const flag = (share: number) => (random.chance(share) ? true : undefined);
  return clean({
    id: id === undefined ? undefined : `${id}_id`, logicalType: random.chance(0.9) ? logicalType : undefined, physicalType: random.chance(0.4) ? random.pick(physical[logicalType] ?? ["VARIANT"]) : undefined,
    physicalName: depth === 0 && random.chance(0.2) ? `c_${random.below(3)}` : undefined,
    required: flag(0.3), unique: flag(0.15), primaryKey: depth === 0 ? flag(0.2) : undefined, primaryKeyPosition: depth === 0 && random.chance(0.1) ? 1 + random.below(2) : undefined, partitioned: depth === 0 ? flag(0.1) : undefined,
    logicalTypeOptions: random.chance(0.5) ? drawOptions(random, logicalType) : undefined, enum: random.chance(0.15) ? ["x", "y", "z"].filter(() => random.chance(0.6)).concat("w").map((value) => ({ value })) : undefined,
    classification: random.chance(0.2) ? random.pick(["public", "Public", "internal", "pii", "restricted", "odd"]) : undefined, encryptedName: random.chance(0.1) ? "enc" : undefined, tags: random.chance(0.2) ? [random.pick(["pii", "raw"])] : undefined,
    description: random.chance(0.2) ? random.pick(["in EUR", "in USD", "words"]) : undefined, transformLogic: random.chance(0.1) ? random.pick(["f", "g"]) : undefined, criticalDataElement: flag(0.1), deprecated: flag(0.1),
    quality: random.chance(0.2) ? [drawRule(random, random.pick(["nullValues", "duplicateValues", "invalidValues"]))] : undefined, relationships: random.chance(0.15) ? [{ to: random.pick(["u.a", "v.b"]) }] : undefined,
    properties: logicalType === "object" ? ["x", "y"].filter(() => random.chance(0.8)).map((name) => ({ name, ...(drawProperty(random, depth + 1, undefined) as object) })) : undefined,
    items: logicalType === "array" && random.chance(0.8) ? drawProperty(random, depth + 1, undefined) : undefined,
    map: logicalType === "map" ? { key: { logicalType: random.pick(["string", "integer"]) }, value: drawProperty(random, depth + 1, undefined) } : undefined,
    customProperties: random.chance(0.1) ? [{ property: "x", value: random.below(2) }] : undefined,
  });
}

function drawOptions(random: Random, type: string): Json {
  const pick = (options: Readonly<Record<string, () => Json>>) => clean(Object.fromEntries(Object.entries(options).map(([key, value]) => [key, random.chance(0.4) ? value() : undefined])));
  switch (type) {
    case "string": return pick({ minLength: () => random.below(3), maxLength: () => 3 + random.below(3), pattern: () => random.pick(["^[a-c]+$", "^[a-z]+$", "^(?=a)b", "a{2}"]), format: () => random.pick(["email", "uuid", "odd"]) });
    case "integer": return pick({ minimum: () => random.below(3), maximum: () => 5 + random.below(3), multipleOf: () => 1 + random.below(3), format: () => random.pick(["i32", "i64", "u8"]) });
    case "number": return pick({ exclusiveMinimum: () => random.below(3) / 2, maximum: () => 5 + random.below(3), multipleOf: () => random.pick([0.1, 0.5]) });
    case "date": case "timestamp": return pick({ minimum: () => `202${random.below(3)}-01-01`, format: () => random.pick(["yyyy-MM-dd", "dd.MM.yyyy"]), ...(type === "timestamp" ? { timezone: () => random.chance(0.5), defaultTimezone: () => random.pick(["Etc/UTC", "Europe/Berlin"]) } : {}) });
    case "array": return pick({ minItems: () => random.below(2), maxItems: () => 2 + random.below(3), uniqueItems: () => random.chance(0.5) });
    case "object": return pick({ minProperties: () => random.below(2), required: () => random.pick([["x"], ["x", "y"], ["y", "x"]]) });
    default: return {};
  }
}

function drawRule(random: Random, metric: string): Json {
  const threshold = random.pick<Json>([{ mustBe: random.below(3) }, { mustBeLessThan: 1 + random.below(3) }, { mustBeGreaterThan: random.below(3) - 1 }, { mustNotBe: 1 }, { mustBeBetween: [0, random.below(4)] }]);
  return clean({ metric, ...(threshold as object), name: random.chance(0.5) ? metric : undefined, unit: random.chance(0.2) ? "percent" : undefined, severity: random.chance(0.2) ? random.pick(["info", "error", "odd"]) : undefined, arguments: metric === "invalidValues" ? { validValues: ["x", "y", "z"].filter(() => random.chance(0.6)) } : undefined });
}

/** A version of a contract that took over a few things of another one. */
export function mixed(random: Random, own: Json, other: Json): Json {
  if (Array.isArray(own) && Array.isArray(other)) return own.map((item: Json, index) => (other[index] === undefined ? item : mixed(random, item, other[index]))).concat(random.chance(0.05) ? other.slice(own.length) : []);
  if (!isMap(own) || !isMap(other)) return random.chance(0.1) ? other : own;
  return clean(Object.fromEntries([...new Set([...Object.keys(own), ...Object.keys(other)])].map((key) => {
    const [mine, theirs] = [own[key], other[key]];
    if (["apiVersion", "kind", "id", "name"].includes(key)) return [key, mine ?? theirs];
    if (mine === undefined || theirs === undefined) return [key, random.chance(0.06) ? theirs : mine];
    return [key, mixed(random, mine, theirs)];
  })));
}

const isMap = (value: Json): value is { readonly [key: string]: Json } => typeof value === "object" && value !== null && !Array.isArray(value);

const clean = (value: { readonly [key: string]: Json | undefined }): Json => Object.fromEntries(Object.entries(value).filter((entry): entry is [string, Json] => entry[1] !== undefined));
