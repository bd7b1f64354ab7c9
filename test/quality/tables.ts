import { existsSync, readFileSync } from "node:fs";
import type { Json } from "#model";
import type { Shape } from "#quality";
import type { Rows } from "./reference.ts";

/**
 * The data of a fixture: `kept.json` or `broken.json` with one list of rows for each table, or a map of `columns` (name, type) and `rows` where the types count;
 * or `kept.csv`, the one table of the contract, which has only texts.
 */
export function tablesOf(folder: URL, name: "kept" | "broken", only: string): ReadonlyMap<string, Rows> {
  const [json, csv] = [new URL(`${name}.json`, folder), new URL(`${name}.csv`, folder)];
  if (existsSync(json)) return new Map(Object.entries(JSON.parse(readFileSync(json, "utf8")) as Record<string, Json>).map(([table, value]) => [table, fromJson(value)]));
  return new Map([[only, fromCsv(readFileSync(csv, "utf8"))]]);
}

type Row = Readonly<Record<string, Json>>;

function fromJson(value: Json): Rows {
  if (!Array.isArray(value)) return { shape: { typed: true, columns: (value as unknown as { columns: Shape["columns"] }).columns }, rows: (value as { rows: readonly Row[] }).rows };
  const rows = value as readonly Row[];
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return { shape: { typed: false, columns: names.map((name) => ({ name, type: "JSON" })) }, rows };
}

/** Commas, no quotes; nothing between two commas is null. */
export function fromCsv(text: string): Rows {
  const [head = "", ...lines] = text.trimEnd().split("\n");
  const names = head.split(",");
  const whole = lines.filter((line) => line.split(",").length === names.length);
  const unread = lines.length - whole.length;
  const rows = whole.map((line) => Object.fromEntries(line.split(",").map((cell, index) => [names[index] ?? "", cell === "" ? null : cell])));
  return { shape: { typed: false, columns: names.map((name) => ({ name, type: "VARCHAR" })) }, rows, ...(unread === 0 ? {} : { unread }) };
}
