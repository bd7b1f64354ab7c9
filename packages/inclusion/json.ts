import type { Json } from "#model";

export type JsonObject = { readonly [key: string]: Json };
export type JsonType = "null" | "boolean" | "number" | "string" | "array" | "object";

export const isObject = (value: Json | undefined): value is JsonObject => typeof value === "object" && value !== null && !Array.isArray(value);
export const isArray = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

export function typeOf(value: Json): JsonType {
  if (value === null) return "null";
  if (isArray(value)) return "array";
  return typeof value as Exclude<JsonType, "null" | "array">;
}

/** The value of a key that the object itself has: `__proto__` and `constructor` are keys like any other. */
export const own = (object: JsonObject, key: string): Json | undefined => (Object.hasOwn(object, key) ? object[key] : undefined);

/** An object without a prototype. */
export function objectOf(entries: Iterable<readonly [string, Json]>): JsonObject {
  const made: Record<string, Json> = Object.create(null);
  for (const [key, value] of entries) made[key] = value;
  return made;
}

/** Equal as JSON values (2020-12 Core §4.2.2): 1 and 1.0 are equal, the order of keys is nothing. */
export function same(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (isArray(a)) return isArray(b) && a.length === b.length && a.every((item, index) => same(item, b[index] as Json));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key] as Json, b[key] as Json));
}

/** Characters of a text as JSON counts them: Unicode code points (RFC 8259 §8.2 lets a lone surrogate be one). */
export function lengthOf(text: string): number {
  let length = 0;
  for (let index = 0; index < text.length; index += (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1) length += 1;
  return length;
}

/** Whether there are more levels inside each other. */
export function deeperThan(value: Json, limit: number): boolean {
  let level: readonly Json[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    level = level.flatMap((one) => (typeof one === "object" && one !== null ? (Object.values(one) as Json[]) : []));
  }
  return false;
}
