import type { Cell } from "../../asking.ts";
import { inside } from "../../calling.ts";

/** The rows of a result, `{ f: [{ v }] }`, by the types of its schema: everything but a null is written as a text there. */
export function rowsOf(page: unknown): Cell[][] {
  const [rows, fields] = [inside(page, "rows"), inside(page, "schema", "fields")];
  const types = Array.isArray(fields) ? fields.map((field: unknown) => (inside(field, "mode") === "REPEATED" ? "ARRAY" : String(inside(field, "type")))) : [];
  return Array.isArray(rows) ? rows.map((row: unknown) => types.map((type, at) => cellOf(inside(row, "f", at, "v"), type))) : [];
}

function cellOf(value: unknown, type: string): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value !== "string") return JSON.stringify(value);
  if (type === "BOOLEAN" || type === "BOOL") return value === "true";
  if (type === "TIMESTAMP") return momentOf(value);
  return type === "BYTES" ? `\\x${Buffer.from(value, "base64").toString("hex")}` : value;
}

/** Seconds since 1970 as BigQuery writes them, `1.7197920001234567E9`, as ISO 8601 in UTC with six digits: so that a moment is never taken for a number. */
function momentOf(seconds: string): string {
  const micros = Math.round(Number(seconds) * 1_000_000);
  const date = new Date(Math.floor(micros / 1000));
  return Number.isNaN(date.getTime()) ? "no moment" : date.toISOString().replace("Z", `${String(((micros % 1000) + 1000) % 1000).padStart(3, "0")}Z`);
}
