import { type Decimal, decimal, printDecimal } from "#decimal";
import type { Json } from "#model";
import type { Literal, Measurement, Metric, Predicate } from "#quality";
import type { Cell, CorpusTable, Kind } from "./data.ts";
import { fits, measureRows, type Rows } from "./reference.ts";

type Row = Readonly<Record<string, Json>>;

/** What a metric of a table is by the reference, over columns with types: doubles that are no number or infinite, and moments to the microsecond. */
export function expected(table: CorpusTable, metric: Metric, other: CorpusTable): number | string | null {
  if (metric.of === "rows" && metric.where !== undefined) {
    const { where } = metric;
    return table.rows.map((row) => rowOf(table, row)).filter((row) => fitsTyped(table, row, where)).length;
  }
  if (metric.of === "least" || metric.of === "greatest") {
    const kind = table.columns.find(({ name }) => name === metric.column[0])?.kind;
    if (kind === "double" || metric.as === "moment") return extreme(table, metric);
  }
  const answer: Measurement = measureRows(rowsOf(table), metric, ({ physicalName }) => (physicalName === other.name ? rowsOf(other) : undefined));
  if ("unknown" in answer) throw new Error(answer.unknown);
  return answer.value;
}

function extreme(table: CorpusTable, { of, column, as }: Extract<Metric, { of: "least" | "greatest" }>): string | null {
  const place = table.columns.findIndex(({ name }) => name === column[0]);
  const cells = table.rows.flatMap((row) => row[place] ?? []).map(String);
  if (as === "moment") {
    const moments = cells.map((cell) => (cell.length === 10 ? `${cell}T00:00:00.000000Z` : `${cell.replace(" ", "T").replace("Z", "")}Z`)).sort();
    return (of === "least" ? moments[0] : moments.at(-1)) ?? null;
  }
  const numbers = cells.map(Number).filter((number) => !Number.isNaN(number)).sort((a, b) => a - b);
  const end = of === "least" ? numbers[0] : numbers.at(-1);
  return end === undefined ? null : String(end);
}

const rowsOf = (table: CorpusTable): Rows => ({ shape: { typed: true, columns: table.columns.map(({ name }) => ({ name, type: "" })) }, rows: table.rows.map((row) => rowOf(table, row)) });
const rowOf = ({ columns }: CorpusTable, row: readonly Cell[]): Row => Object.fromEntries(columns.map(({ name, kind }, at) => [name, jsonOf(row[at] ?? null, kind)]));

/** A cell as the reference reads it: one text for equal numbers; an infinite double as a number beyond all others, so that it is compared. */
function jsonOf(cell: Cell, kind: Kind): Json {
  if (cell === null || typeof cell === "boolean" || Array.isArray(cell)) return cell as Json;
  if (kind === "double") return Number.isFinite(Number(cell)) ? Number(cell) + 0 : { Infinity: "1e4000", "-Infinity": "-1e4000" }[String(cell)] ?? "NaN";
  return kind === "integer" || kind === "decimal" ? printDecimal(decimal(String(cell)) as Decimal) : String(cell);
}

/**
 * The reference, but for doubles: they are compared as doubles (0.1 is the double that is nearest to 0.1), and those of 10^20 and more, as texts with an exponent that say as much, are
 * multiples of nothing, for no decimal type of the engines holds them all.
 */
function fitsTyped(table: CorpusTable, row: Row, predicate: Predicate): boolean {
  if (predicate.is === "not") return !fitsTyped(table, row, predicate.of);
  if (predicate.is === "all") return predicate.of.every((one) => fitsTyped(table, row, one));
  if (predicate.is === "any") return predicate.of.some((one) => fitsTyped(table, row, one));
  const [name = ""] = predicate.column;
  if (table.columns.find((column) => column.name === name)?.kind !== "double") return fits(predicate, row) && !(predicate.is === "multiple" && /e/i.test(String(row[name])) && Math.abs(Number(row[name])) >= 1e20);
  if (predicate.is === "multiple") return Math.abs(Number(row[name])) < 1e20 && fits(predicate, row);
  const near = (literal: Literal): Literal => (literal.kind === "number" ? { kind: "number", value: String(Number(literal.value)) } : literal);
  if (predicate.is === "compared") return fits({ ...predicate, value: near(predicate.value) }, row);
  return fits(predicate.is === "in" ? { ...predicate, values: predicate.values.map(near) } : predicate, row);
}
