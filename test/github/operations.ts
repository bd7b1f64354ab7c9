import { follow, misfits, type Node } from "./description.ts";

/** A request as it came in; `path` is what follows the address of the API. */
export interface Request {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

export interface Operation {
  readonly name: string;
  readonly described: Node;
  readonly parameters: readonly Node[];
  /** The values of `{…}` in the path. */
  readonly values: Readonly<Record<string, string>>;
}

/** The operation that a request asks for: of several paths that fit, the one with the fewest `{…}`. */
export function operationFor(document: Node, { method, path }: Request): Operation | undefined {
  const fitting = Object.keys(document["paths"] as Node).flatMap((template) => {
    const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
    const found = new RegExp(`^${template.replace(/[.+^$()|[\]\\]/g, "\\$&").replace(/\/contents\/\{path\}$/, "/contents/(.+)").replace(/\{\w+\}/g, "([^/]+)")}$`).exec(path);
    return found === null ? [] : [{ template, values: Object.fromEntries(names.map((name, at) => [name, decodeURIComponent(found[at + 1] ?? "")])) }];
  });
  for (const { template, values } of fitting.sort((a, b) => Object.keys(a.values).length - Object.keys(b.values).length)) {
    const item = (document["paths"] as Readonly<Record<string, Node>>)[template] ?? {};
    const described = item[method.toLowerCase()] as Node | undefined;
    if (described === undefined) continue;
    const parameters = [...((item["parameters"] as unknown[] | undefined) ?? []), ...((described["parameters"] as unknown[] | undefined) ?? [])].map((one) => follow(document, one));
    return { name: `${method} ${template}`, described, parameters, values };
  }
  return undefined;
}

/** What is wrong with a request, by the description of its operation. GitHub overlooks fields that it does not know; here they are wrong. */
export function requestProblems(document: Node, { described, parameters, values }: Operation, { query, body }: Request): string[] {
  const named = (place: string) => parameters.filter((one) => one["in"] === place);
  const inPath = named("path").flatMap((one) => parameterProblems(document, one, values[String(one["name"])]));
  const inQuery = named("query").flatMap((one) => parameterProblems(document, one, query.get(String(one["name"])) ?? undefined));
  const unknown = [...query.keys()].filter((name) => !named("query").some((one) => one["name"] === name)).map((name) => `the query parameter ${name} is not described`);
  const content = follow(document, described["requestBody"]);
  const schema = ((content["content"] as Node | undefined)?.["application/json"] as Node | undefined)?.["schema"] as Node | undefined;
  if (schema === undefined) return [...inPath, ...inQuery, ...unknown, ...(body === undefined ? [] : ["a body is sent and none is described"])];
  if (body === undefined) return [...inPath, ...inQuery, ...unknown, ...(content["required"] === true ? ["a body is needed"] : [])];
  const properties = follow(document, schema)["properties"] as Node | undefined;
  const extra = properties === undefined ? [] : Object.keys(body as Node).filter((name) => !(name in properties)).map((name) => `the field ${name} is not described`);
  return [...inPath, ...inQuery, ...unknown, ...extra, ...misfits(document, schema, body)];
}

function parameterProblems(document: Node, parameter: Node, written: string | undefined): string[] {
  const name = String(parameter["name"]);
  if (written === undefined) return parameter["required"] === true ? [`the parameter ${name} is missing`] : [];
  const schema = parameter["schema"] as Node;
  const { type } = follow(document, schema);
  const value = type === "integer" || type === "number" ? Number(written) : type === "boolean" ? written === "true" : written;
  return misfits(document, schema, value).map((problem) => `the parameter ${name}: ${problem}`);
}

/** The schema and an example of an answer. A refusal whose status is not described has the form of all errors. */
export function answerOf(document: Node, { described }: Operation, status: number): { readonly schema?: Node; readonly example?: unknown } | undefined {
  const answers = described["responses"] as Node;
  const response = answers[String(status)] === undefined ? undefined : follow(document, answers[String(status)]);
  if (response === undefined) return status >= 400 ? { schema: { $ref: "#/components/schemas/basic-error" } } : undefined;
  const json = (response["content"] as Readonly<Record<string, Node>> | undefined)?.["application/json"];
  if (json === undefined) return {};
  const [example] = Object.values((json["examples"] as Node | undefined) ?? {});
  return { schema: json["schema"] as Node, ...(example === undefined ? {} : { example: valueOf(document, example) }) };
}

/** Of one issue the value of the example is itself a reference to an example. */
function valueOf(document: Node, example: unknown): unknown {
  const value = follow(document, example)["value"];
  return typeof value === "object" && value !== null && "$ref" in value ? valueOf(document, value) : value;
}

/** An answer in full: what a fake says, and around it what GitHub's own example says beside. */
export function complete(example: unknown, said: unknown): unknown {
  if (Array.isArray(said)) return said.map((one) => complete(Array.isArray(example) ? example[0] : undefined, one));
  if (typeof said !== "object" || said === null || typeof example !== "object" || example === null || Array.isArray(example)) return said;
  const all = example as Node;
  return { ...all, ...Object.fromEntries(Object.entries(said).map(([key, value]) => [key, complete(all[key], value)])) };
}
