import type { Json } from "#model";

/** A value of a cell. Numbers that JavaScript cannot hold are bigints; moments are ISO 8601 texts; records and maps go by their keys, whatever those are called. */
export type Value = null | boolean | number | bigint | string | readonly Value[] | ReadonlyMap<string, Value>;

export const isList = (value: Value): value is readonly Value[] => Array.isArray(value);
export const isRecord = (value: Value): value is ReadonlyMap<string, Value> => value instanceof Map;

/** Equal values have equal keys, and no others. */
export function keyOf(value: Value): string {
  if (value === null) return "null";
  if (isList(value)) return `[${value.map(keyOf).join(",")}]`;
  if (isRecord(value)) return `{${[...value].map(([key, item]) => `${JSON.stringify(key)}:${keyOf(item)}`).sort().join(",")}}`;
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}

/** The values of a list that differ, in their order. */
export function distinct(values: readonly Value[], most = Infinity): Value[] {
  const found = new Map<string, Value>();
  for (const value of values) {
    if (found.size >= most) break;
    const key = keyOf(value);
    if (!found.has(key)) found.set(key, value);
  }
  return [...found.values()];
}

/** What a contract writes, as a value. */
export function ofJson(json: Json): Value {
  if (Array.isArray(json)) return json.map((item: Json) => ofJson(item));
  if (typeof json === "object" && json !== null) return new Map(Object.entries(json).map(([key, item]) => [key, ofJson(item as Json)]));
  return json as Value;
}

/** The value as JSON has it; a bigint becomes a text of digits. */
export function toJson(value: Value): Json {
  if (isList(value)) return value.map(toJson);
  if (isRecord(value)) return Object.fromEntries([...value].map(([key, item]) => [key, toJson(item)]));
  return typeof value === "bigint" ? String(value) : value;
}
