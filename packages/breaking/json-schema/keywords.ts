import { keywordHolds } from "#inclusion";
import { formatNames } from "#regular";

/** Keywords that only describe, in every draft. */
const describing = new Set(["title", "description", "$comment", "examples", "example", "default", "deprecated", "readOnly", "writeOnly"]);

/** Keywords that say what a text holds; no text is refused because of them (draft-07 Validation §8; 2020-12 Validation §8). */
const decoding = new Set(["contentEncoding", "contentMediaType", "contentSchema"]);

/** Keywords that decide which instances are valid, or lead to others that do. */
const deciding = new Set([
  "type", "enum", "const", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern", "format", "minItems", "maxItems", "uniqueItems",
  "minContains", "maxContains", "minProperties", "maxProperties", "required", "dependentRequired", "$ref", "$dynamicRef", "$recursiveRef", "$anchor", "$dynamicAnchor", "$recursiveAnchor", "$vocabulary", "$schema", "$id", "id",
]);

/** describes: no instance is valid or not because of it. decodes: the same, but readers go by it. decides: it may be. unknown: the drafts have no such word. */
export type Role = "describes" | "decodes" | "decides" | "unknown";

export function roleOf(keyword: string): Role {
  if (describing.has(keyword)) return "describes";
  if (decoding.has(keyword)) return "decodes";
  return deciding.has(keyword) || keyword === "" || keywordHolds(keyword) !== undefined ? "decides" : "unknown";
}

/** Whether a path leads into a schema of what a text holds. */
export function isInContent(path: readonly string[]): boolean {
  for (let depth = 0; depth < path.length; depth += 1) {
    const keyword = path[depth] ?? "";
    if (keyword === "contentSchema") return true;
    const holds = keywordHolds(keyword);
    if (holds?.startsWith("map") === true || holds === "list" || (holds === "schema or list" && /^\d+$/.test(path[depth + 1] ?? ""))) depth += 1;
  }
  return false;
}

/** Whether the drafts define a format; without one there is nothing to define. */
export const isKnownFormat = (name: unknown): boolean => name === undefined || (typeof name === "string" && formatNames.includes(name));
