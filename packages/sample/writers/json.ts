import type { Table } from "../table.ts";
import { cellOf } from "./cells.ts";

/** The table as NDJSON: one object a line. */
export function* jsonLines(table: Table): Generator<string> {
  for (let row = 0; row < table.rows; row += 1) yield `${rowOf(table, row)}\n`;
}

/** The table as one JSON list of objects. */
export function* jsonText(table: Table): Generator<string> {
  yield "[";
  for (let row = 0; row < table.rows; row += 1) yield `${row === 0 ? "" : ","}\n  ${rowOf(table, row)}`;
  yield "\n]\n";
}

const rowOf = ({ columns }: Table, row: number): string => `{${columns.map((column) => `${JSON.stringify(column.name)}:${cellOf(column, row)}`).join(",")}}`;
