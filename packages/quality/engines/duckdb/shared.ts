import type { Sql } from "../../dialect.ts";
import { duckdb } from "../../dialects/duckdb.ts";
import type { ReadAs } from "../../predicate.ts";
import type { TypedColumn } from "./type.ts";

const readings: readonly ReadAs[] = ["number", "timestamp"];

/**
 * Items of a SELECT over texts, with each text read as a number or a moment once for all of them: DuckDB itself does not share what stands in branches of CASE. The reading is found by its SQL,
 * which no literal of a contract can hold, for quotes in literals are doubled.
 */
export function shared(items: readonly Sql[], from: Sql, columns: readonly TypedColumn[]): { readonly items: readonly Sql[]; readonly from: Sql } {
  let done = items;
  const added: Sql[] = [];
  for (const { name, type } of columns) {
    if (duckdb.holds(type.text) !== "text") continue;
    for (const as of readings) {
      const reading = duckdb.read(duckdb.identifier(name), "text", as) ?? "";
      const named = duckdb.identifier(`meshgate ${as} ${name}`);
      if (!done.some((item) => item.includes(reading))) continue;
      done = done.map((item) => item.replaceAll(reading, () => named));
      added.push(`${reading} AS ${named}`);
    }
  }
  return { items: done, from: added.length === 0 ? from : `(SELECT *, ${added.join(", ")} FROM ${from})` };
}
