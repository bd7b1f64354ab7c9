import type { Json, LogicalType, Property } from "#model";
import { isVariable } from "#terms";
import { momentOf } from "#units";

const said: Readonly<Record<LogicalType, string>> = {
  string: "a text", integer: "a whole number", number: "a number", boolean: "true or false", date: "a date such as `2026-01-31`",
  timestamp: "a date and time such as `2026-01-31T12:00:00Z`", time: "a time such as `12:00:00`", object: "a map", map: "a map", array: "a list", vector: "a list of numbers",
};

/**
 * What the property's logical type wants instead of this value; undefined where the value fits or cannot be judged:
 * null, `${VAR}`, a date in a `format` of its own, an object or list written as a JSON text, a column that holds any JSON.
 */
export function wanted(value: Json, { logicalType, physicalType, options }: Property): string | undefined {
  if (logicalType === undefined || value === null || isVariable(value)) return undefined;
  if (logicalType === "object" && /^(variant|jsonb?|super|any)$/i.test(physicalType ?? "")) return undefined;
  return isOf(value, logicalType, options.values["format"]) ? undefined : said[logicalType];
}

function isOf(value: Json, type: LogicalType, format: Json | undefined): boolean {
  switch (type) {
    case "string": return typeof value === "string";
    case "integer": return typeof value === "number" && (Number.isInteger(value) || !Number.isFinite(value));
    case "number": return typeof value === "number";
    case "boolean": return typeof value === "boolean";
    case "date": return isTemporal(value, format, ["date"]);
    case "timestamp": return typeof value === "number" || isTemporal(value, format, ["local", "zoned", "date"]);
    case "time": return isTemporal(value, format, ["time", "zoned time"]);
    case "object": case "map": return isMap(value) || isJsonText(value, "{");
    case "array": return Array.isArray(value) || isJsonText(value, "[");
    case "vector": return (Array.isArray(value) && value.every((item) => typeof item === "number")) || isJsonText(value, "[");
  }
}

const isTemporal = (value: Json, format: Json | undefined, kinds: readonly string[]): boolean =>
  (format !== undefined && (typeof value === "string" || typeof value === "number")) || (typeof value === "string" && kinds.includes(momentOf(value)?.kind ?? ""));
const isMap = (value: Json): boolean => typeof value === "object" && value !== null && !Array.isArray(value);
const isJsonText = (value: Json, opens: string): boolean => typeof value === "string" && value.trimStart().startsWith(opens);
