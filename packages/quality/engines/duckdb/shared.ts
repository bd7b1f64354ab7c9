import type { Sql } from "../../dialect.ts";
import { allNumbers, duckdb } from "../../dialects/duckdb.ts";
import type { ReadAs } from "../../predicate.ts";
import type { TypedColumn } from "./type.ts";

const readings: readonly ReadAs[] = ["number", "timestamp"];

/**
 * Items of a SELECT over texts, with each text read as a number or a moment once for all of them: DuckDB itself does not share what stands in branches of CASE. The reading is found by its SQL,
 * which no literal of a contract can hold, for quotes in literals are doubled.
 */
export function shared(items: readonly Sql[], from: Sql, columns: readonly TypedColumn[]): { readonly items: readonly Sql[]; readonly from: Sql } {
  let done = items;
  const added: { readonly as: ReadAs; readonly column: Sql; readonly reading: Sql; readonly name: Sql }[] = [];
  for (const { name, type } of columns) {
    if (type.text !== "VARCHAR") continue;
    for (const as of readings) {
      const column = duckdb.identifier(name);
      const [reading, named] = [duckdb.read(column, "text", as) ?? "", duckdb.identifier(`meshgate ${as} ${name}`)];
      if (!done.some((item) => item.includes(reading))) continue;
      done = done.map((item) => item.replaceAll(reading, () => named));
      added.push({ as, column, reading, name: named });
    }
  }
  if (added.length === 0) return { items, from };
  const numbers = added.filter(({ as }) => as === "number").map(({ column }) => column);
  const plain = numbers.length > 1 ? allNumbers(numbers) : undefined;
  const read = added.map(({ as, column, reading, name }) => `${as === "number" && plain !== undefined ? `CASE WHEN ${plainly} THEN TRY_CAST(${column} AS DOUBLE) ELSE ${reading} END` : reading} AS ${name}`);
  return { items: done, from: `(SELECT *, ${read.join(", ")} FROM ${plain === undefined ? from : `(SELECT *, ${plain} AS ${plainly} FROM ${from})`})` };
}

const plainly = duckdb.identifier("meshgate numbers");
