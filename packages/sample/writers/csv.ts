import type { Table } from "../table.ts";
import { cellOf } from "./cells.ts";

/** The table as CSV (RFC 4180, lines end in LF): a header, then a line for each row. Nothing stands for null, lists and objects are JSON, texts stand in quotes where they need them. */
export function* csvLines({ columns, rows }: Table): Generator<string> {
  yield `${columns.map(({ name }) => quoted(name)).join(",")}\n`;
  for (let row = 0; row < rows; row += 1) yield `${columns.map((column) => inCsv(cellOf(column, row))).join(",")}\n`;
}

function inCsv(json: string): string {
  if (json === "null") return "";
  return json.startsWith('"') ? quoted(JSON.parse(json) as string) : /^[[{]/.test(json) ? quoted(json) : json;
}

/** A text that could be taken for nothing, a number, a moment or a truth value stays as it is: only its column says what it is. */
const quoted = (text: string): string => (text === "" || /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
