import type { Json } from "#model";

/** How a value of a keyword has to look: an amount, one type or several, names, one schema, some of them. */
type Holds = "amount" | "type" | "names" | "schema" | "schemas" | "map";

/** The words of draft-07 that `json-schema-diff` 1.0.0 computes rightly. Left out: what it does not read (its KEYWORDS.md), references, `oneOf` and `not`, whose results grow without a bound, and `minProperties` and `maxProperties`, which it does not weigh against `properties`. */
const words: Readonly<Record<string, Holds>> = {
  type: "type", minimum: "amount", maximum: "amount", exclusiveMinimum: "amount", exclusiveMaximum: "amount", minLength: "amount", maxLength: "amount",
  minItems: "amount", maxItems: "amount", items: "schema", required: "names", properties: "map", additionalProperties: "schema",
  allOf: "schemas", anyOf: "schemas",
};
const silent = new Set(["$schema", "title", "description", "$comment", "examples"]);

/** Schemas of one document, and levels of them. */
const [most, deepest] = [60, 6];

/** Whether two schemas lie in the part of draft-07 where `json-schema-diff` is right. Whole numbers have no place beside bounds: it does not see that no whole number lies between 1 and 2. */
export function inFragment(before: Json, after: Json): boolean {
  const seen = { whole: false, bounds: false };
  let left = 0;
  const fits = (one: Json, depth: number): boolean => {
    if ((left -= 1) < 0 || depth > deepest) return false;
    if (typeof one === "boolean") return true;
    if (!isObject(one)) return false;
    return Object.entries(one).every(([name, value]) => silent.has(name) || (Object.hasOwn(words, name) && holds(name, value, depth)));
  };
  const holds = (name: string, value: Json, depth: number): boolean => {
    if (/[iI]mum$/.test(name)) seen.bounds = true;
    if (value === "integer" || (Array.isArray(value) && value.includes("integer"))) seen.whole = true;
    switch (words[name]) {
      case "amount": return typeof value === "number" && Math.abs(value) < 1e9;
      case "type": return typeof value === "string" || (Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === "string"));
      case "names": return Array.isArray(value) && value.every((one) => typeof one === "string" && one !== "__proto__");
      case "schema": return fits(value, depth + 1);
      case "schemas": return Array.isArray(value) && value.length > 0 && value.length <= 4 && value.every((one) => fits(one as Json, depth + 1));
      case "map": return isObject(value) && Object.entries(value).every(([key, one]) => key !== "__proto__" && fits(one, depth + 1));
      default: return false;
    }
  };
  const both = [before, after].every((schema) => {
    left = most;
    return fits(schema, 0);
  });
  return both && !(seen.whole && seen.bounds);
}

const isObject = (value: Json): value is { readonly [key: string]: Json } => typeof value === "object" && value !== null && !Array.isArray(value);
