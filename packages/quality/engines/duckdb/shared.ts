import type { Sql } from "../../dialect.ts";
import { duckdb } from "../../dialects/duckdb.ts";
import type { ReadAs } from "../../predicate.ts";
import { asDouble, momentQuickly, numberQuickly, plainly, together } from "./quickly.ts";
import type { TypedColumn } from "./type.ts";

const readings: readonly ReadAs[] = ["number", "integer", "timestamp", "date"];

/**
 * Items of a SELECT over texts, with each text read as a number or a moment once for all of them: DuckDB itself does not share what stands in branches of CASE. The reading is found by its SQL,
 * which no literal of a contract can hold, for quotes in literals are doubled.
 */
export function shared(items: readonly Sql[], from: Sql, columns: readonly TypedColumn[]): { readonly items: readonly Sql[]; readonly from: Sql } {
  let done = items;
  const added: { readonly as: ReadAs; readonly name: string; readonly reading: Sql }[] = [];
  for (const { name, type } of columns) {
    if (type.text !== "VARCHAR") continue;
    for (const as of readings) {
      const reading = duckdb.read(duckdb.identifier(name), "text", as) ?? "";
      if (!done.some((item) => item.includes(reading))) continue;
      done = done.map((item) => item.replaceAll(reading, () => ours(as, name)));
      added.push({ as, name, reading });
    }
  }
  if (added.length === 0) return { items, from };
  const numbers = [...new Set(added.flatMap(({ as, name }) => (as === "number" || as === "integer" ? [name] : [])))];
  const read = added.map(({ as, name, reading }) => {
    const column = duckdb.identifier(name);
    return `${as === "number" || as === "integer" ? numberQuickly(column, as, reading, { double: ours("double", name), plain: plain }) : momentQuickly(column, as, reading)} AS ${ours(as, name)}`;
  });
  const cast = numbers.map((name) => `, ${asDouble(duckdb.identifier(name))} AS ${ours("double", name)}`);
  const all = ours("numbers", "");
  const beside = numbers.length === 0 ? from : `(SELECT *, ${plainly(all)} AS ${plain} FROM (SELECT *${cast.join("")}, ${together(numbers.map(duckdb.identifier))} AS ${all} FROM ${from}))`;
  return { items: done, from: `(SELECT *, ${read.join(", ")} FROM ${beside})` };
}

const ours = (what: string, name: string): Sql => duckdb.identifier(`meshgate ${what} ${name}`);
const plain = ours("plain", "");
