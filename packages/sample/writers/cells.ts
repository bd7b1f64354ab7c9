import { writeMoment } from "../moment-format.ts";
import type { TableColumn } from "../table.ts";
import { isList, isRecord, type Value } from "../value.ts";
import type { Want } from "../want.ts";

/** A value as JSON text. Numbers keep all their digits; moments are written in the format that the contract asks for. */
export function jsonOf(value: Value, want?: Want): string {
  if (isList(value)) return `[${value.map((item) => jsonOf(item, want?.items)).join(",")}]`;
  if (isRecord(value)) return `{${[...value].map(([key, item]) => `${JSON.stringify(key)}:${jsonOf(item, want?.value ?? want?.fields.find(({ name }) => name === key))}`).join(",")}}`;
  if (typeof value === "bigint") return String(value);
  return JSON.stringify(typeof value === "string" && want?.format !== undefined ? writeMoment(value, want.format) : value);
}

/** The cell of a row as JSON. */
export const cellOf = (column: TableColumn, row: number): string => jsonOf(column.values[row] ?? null, column.asItStands?.has(row) === true ? undefined : column.want);
