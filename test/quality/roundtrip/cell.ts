import type { TableColumn, Value } from "#sample";
import { cellOf, jsonOf } from "../../../packages/sample/writers/cells.ts";
import type { Kind } from "./kind.ts";

type Want = TableColumn["want"];

/** The cell of a column that is stored as a text. */
export function textCell(column: TableColumn, row: number): string | null {
  const json = cellOf(column, row);
  return json === "null" ? null : json.startsWith('"') ? (JSON.parse(json) as string) : json;
}

/** The cell of a column as JSON for engines that read it: decimals and large numbers in quotes, so that no double comes between. */
export function jsonCell(column: TableColumn, row: number, kind: Kind): string {
  return kind.is === "text" ? JSON.stringify(textCell(column, row)) : jsonAs(column.values[row] ?? null, kind, column.want);
}

function jsonAs(value: Value, kind: Kind, want: Want): string {
  if (value === null) return "null";
  if (kind.is === "list" && Array.isArray(value)) return `[${value.map((item: Value) => jsonAs(item, kind.of, want?.items)).join(",")}]`;
  if (kind.is === "map" && value instanceof Map) return `{${[...(value as ReadonlyMap<string, Value>)].map(([key, item]) => `${JSON.stringify(key)}:${jsonAs(item, kind.of, want?.value)}`).join(",")}}`;
  if (kind.is === "struct" && value instanceof Map) return `{${kind.fields.map(({ name, kind: inner }) => `${JSON.stringify(name)}:${jsonAs((value as ReadonlyMap<string, Value>).get(name) ?? null, inner, want?.fields.find((field) => field.name === name))}`).join(",")}}`;
  if (kind.is === "decimal" || typeof value === "bigint") return `"${String(value)}"`;
  return jsonOf(value, kind.is === "text" ? want : undefined);
}

/** The text of a value inside of a list, record or map that is stored as a text. */
export function innerText(value: Value, want: Want): string {
  const json = jsonOf(value, want);
  return json.startsWith('"') ? (JSON.parse(json) as string) : json;
}
