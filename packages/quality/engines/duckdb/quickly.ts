import type { Sql } from "../../dialect.ts";
import { duckdb } from "../../dialects/duckdb.ts";
import type { ReadAs } from "../../predicate.ts";

/**
 * Texts are nearly always written plainly, and looking whether one is costs a third of matching a pattern. Each quick reading gives what the exact one gives: where it is not sure, it asks that.
 */

/** What DuckDB's cast to DOUBLE takes beside numbers, with `inf` and `nan` (which are not finite): underscores, blanks at the ends, and two signs of which the first is a plus. */
const odd = ["'+'", "'_'", "' '", ...[9, 10, 11, 12, 13].map((code) => `chr(${code})`)];

/** All numbers of a row as one text, and whether nothing odd is in it. */
export const together = (columns: readonly Sql[]): Sql => (columns.length === 1 ? (columns[0] ?? "") : `concat_ws('|', ${columns.join(", ")})`);
export const plainly = (text: Sql): Sql => odd.map((sign) => `NOT contains(${text}, ${sign})`).join(" AND ");

export const asDouble = (column: Sql): Sql => `TRY_CAST(${column} AS DOUBLE)`;

/** `double`: the text cast to DOUBLE; `plain`: whether nothing odd is in it. Below 16 characters two numbers never share a double, so that a whole double is a whole number. */
export function numberQuickly(column: Sql, as: "number" | "integer", exactly: Sql, { double, plain }: { readonly double: Sql; readonly plain: Sql }): Sql {
  const whole = as === "integer" ? ` AND ${double} = trunc(${double}) AND strlen(${column}) < 16 AND (${double} <> 0 OR ${column} = '0')` : "";
  return `CASE WHEN ${double} IS NULL THEN NULL WHEN ${plain} AND isfinite(${double})${whole} THEN ${double} ELSE ${exactly} END`;
}

const digits = (count: number) => "[0-9]".repeat(count);
const day = `${digits(4)}-${digits(2)}-${digits(2)}`;
const written: Partial<Readonly<Record<ReadAs, readonly [pattern: string, type: string]>>> = {
  date: [day, "DATE"],
  timestamp: [`${day}[T ]${digits(2)}:${digits(2)}:${digits(2)}`, "TIMESTAMP"],
};

/** Days and moments in their plain form, which the cast reads as they are meant. */
export function momentQuickly(column: Sql, as: ReadAs, exactly: Sql): Sql {
  const [pattern, type] = written[as] ?? [];
  return pattern === undefined ? exactly : `CASE WHEN ${column} GLOB ${duckdb.text(pattern)} THEN TRY_CAST(${column} AS ${type}) ELSE ${exactly} END`;
}
