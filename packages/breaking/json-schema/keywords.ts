import { keywordHolds } from "#inclusion";
import { formatNames } from "#regular";

/** Keywords that only describe, in every draft. */
const describing = new Set(["title", "description", "$comment", "examples", "example", "default", "deprecated", "readOnly", "writeOnly"]);

/** Keywords that decide which instances are valid, or lead to others that do. */
const deciding = new Set([
  "type", "enum", "const", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern", "format", "minItems", "maxItems", "uniqueItems",
  "minContains", "maxContains", "minProperties", "maxProperties", "required", "dependentRequired", "$ref", "$dynamicRef", "$recursiveRef", "$anchor", "$dynamicAnchor", "$recursiveAnchor", "$vocabulary", "$schema", "$id", "id",
]);

/** describes: no instance is valid or not because of it. decides: it may be. unknown: the drafts have no such word. */
export type Role = "describes" | "decides" | "unknown";

export function roleOf(keyword: string): Role {
  if (describing.has(keyword)) return "describes";
  return deciding.has(keyword) || keyword === "" || keywordHolds(keyword) !== undefined ? "decides" : "unknown";
}

/** Whether the drafts define a format; without one there is nothing to define. */
export const isKnownFormat = (name: unknown): boolean => name === undefined || (typeof name === "string" && formatNames.includes(name));
