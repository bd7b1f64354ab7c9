import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

/** What OpenAPI and JSON Schema have in common here: objects with words in them. */
export type Node = Readonly<Record<string, unknown>>;

/** Which GitHub is described: the public one, or a server of a company's own. */
export type Which = "api.github.com" | "ghes-3.19";

export const installed = join(process.env["MESHGATE_SERVICES"] ?? join(homedir(), ".cache/meshgate-services"), "openapi/node_modules");

/** GitHub's own description of its REST API (OpenAPI 3.0), or undefined where `test/services/install.sh` could not bring it. */
export function openApi(which: Which): Node | undefined {
  const file = join(installed, "@octokit/openapi/generated", `${which}.json`);
  if (!documents.has(which) && existsSync(file)) documents.set(which, JSON.parse(readFileSync(file, "utf8")) as Node);
  return documents.get(which);
}
const documents = new Map<Which, Node>();

const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false });
addFormats.default(ajv);

/** What is wrong with a value by a schema of the description; the schema is cut out with all that it refers to. */
export function misfits(document: Node, schema: Node, value: unknown): string[] {
  const validate = compiled.get(schema) ?? ajv.compile(cut(document, schema));
  compiled.set(schema, validate);
  return validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || "it"} ${message}`);
}
const compiled = new WeakMap<Node, ReturnType<typeof ajv.compile>>();

/** A schema of OpenAPI 3.0 as JSON Schema that stands alone: references lead to `$defs`, `nullable` becomes a second type. */
function cut(document: Node, schema: Node): Node {
  const $defs: Record<string, unknown> = {};
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== "object" || node === null) return node;
    const { nullable, example: _, examples: __, ...rest } = node as Node;
    const own: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(rest)) own[key] = key === "properties" ? Object.fromEntries(Object.entries(value as Node).map(([name, one]) => [name, walk(one)])) : walk(value);
    if (typeof own["$ref"] === "string") own["$ref"] = define(own["$ref"]);
    return nullable === true ? { anyOf: [own, { type: "null" }] } : own;
  };
  const define = (ref: string): string => {
    const name = ref.replace(/^#\/components\/\w+\//, "");
    if (!(name in $defs)) {
      $defs[name] = true;
      $defs[name] = walk(at(document, ref));
    }
    return `#/$defs/${name}`;
  };
  return { ...(walk(schema) as Node), $defs };
}

/** A part of the description, references followed. */
export function follow(document: Node, node: unknown): Node {
  const found = (node ?? {}) as Node;
  return typeof found["$ref"] === "string" ? follow(document, at(document, found["$ref"])) : found;
}

const at = (document: Node, ref: string): unknown => ref.slice(2).split("/").reduce<unknown>((node, key) => (node as Node)[key.replaceAll("~1", "/").replaceAll("~0", "~")], document);
