import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UsageError } from "#model";
import { jsonLines, type Table, type TableColumn, type Value } from "#sample";
import type { DuckdbFolder } from "#quality";
import { named } from "#text";
import { identifier, literal, withDuckdb } from "./duckdb.ts";
import { writeLines } from "./write-lines.ts";

type Want = NonNullable<TableColumn["want"]>;

/** Writes a table as Parquet, through a file of JSON lines that is gone afterwards. Moments are stored, not written, so that their format says nothing. */
export async function writeParquet(path: string, table: Table, duckdb?: DuckdbFolder): Promise<void> {
  if (table.columns.length === 0) throw new UsageError(`${named(table.object)} has no columns, and Parquet has no file without: take another format.`);
  const folder = mkdtempSync(join(tmpdir(), "meshgate-"));
  const spool = join(folder, "rows.ndjson");
  try {
    writeLines(spool, jsonLines({ ...table, columns: table.columns.map((column, index) => ({ ...withoutFormat(column), name: `c${index}`, values: inDigits(column.values) })) }));
    const columns = table.columns.map((column, index) => `${identifier(`c${index}`)}: ${literal(typeOf(column))}`).join(", ");
    const names = unlike(table.columns.map(({ name }) => name)).map((name, index) => `${identifier(`c${index}`)} AS ${identifier(name)}`).join(", ");
    await withDuckdb(duckdb, (connection) => connection.run(`COPY (SELECT ${names} FROM read_json(${literal(spool)}, format = 'newline_delimited', columns = {${columns}})) TO ${literal(path)} (FORMAT parquet)`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Large numbers as texts, which DuckDB casts digit by digit. */
const inDigits = (values: readonly Value[]): readonly Value[] => (values.some((value) => typeof value === "bigint") ? values.map((value) => (typeof value === "bigint" || typeof value === "number" ? String(value) : value)) : values);

/** DuckDB does not tell capitals from small letters in names. */
function unlike(names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return names.map((name) => {
    let free = name;
    for (let more = 1; seen.has(free.toLowerCase()); more += 1) free = `${name}_${more}`;
    seen.add(free.toLowerCase());
    return free;
  });
}

function withoutFormat(column: TableColumn): TableColumn {
  const { want, ...rest } = column;
  return rest.type === "object" || rest.type === "array" || rest.type === "map" ? { ...rest, ...(want === undefined ? {} : { want: plain(want) }) } : rest;
}

function plain({ format: _, items, value, fields, ...want }: Want): Want {
  return { ...want, fields: fields.map(plain), ...(items === undefined ? {} : { items: plain(items) }), ...(value === undefined ? {} : { value: plain(value) }) };
}

/** What DuckDB stores a column as; a text where a value is not of the column's type. */
function typeOf({ want, type, values }: TableColumn): string {
  if (want === undefined) return "VARCHAR";
  const texts = type === "integer" || type === "number" || type === "boolean" ? values.some((value) => typeof value === "string") : /^(?:date|timestamp|time)$/.test(type) && values.some((value) => typeof value === "string" && !/^[\d:.TZ-]+$/.test(value));
  return texts ? "VARCHAR" : stored(want, values);
}

function stored(want: Want, values: readonly Value[]): string {
  switch (want.type) {
    case "integer": return integerFor(values);
    case "number": return decimalOf(want) ?? "DOUBLE";
    case "boolean": return "BOOLEAN";
    case "date": return "DATE";
    case "time": return want.zoned === true ? "TIMETZ" : "TIME";
    case "timestamp": return want.zoned === true ? "TIMESTAMPTZ" : "TIMESTAMP";
    case "vector": return "DOUBLE[]";
    case "array": return want.items === undefined ? "JSON" : `${stored(want.items, [])}[]`;
    case "map": return want.value === undefined ? "JSON" : `MAP(VARCHAR, ${stored(want.value, [])})`;
    case "object": return want.fields.length === 0 ? "JSON" : `STRUCT(${want.fields.map((field) => `${identifier(field.name)} ${stored(field, [])}`).join(", ")})`;
    default: return "VARCHAR";
  }
}

/** The least type of Parquet that holds them exactly; digits as a text where none does. */
function integerFor(values: readonly Value[]): string {
  const large = values.filter((value) => typeof value === "bigint");
  const within = (low: bigint, high: bigint) => large.every((value) => value >= low && value < high);
  if (within(-(2n ** 63n), 2n ** 63n)) return "BIGINT";
  return within(-(10n ** 38n) + 1n, 10n ** 38n) ? "DECIMAL(38,0)" : "VARCHAR";
}

/** A decimal of its own precision where the contract's type says one that DuckDB has. */
function decimalOf({ limits }: Want): string | undefined {
  const held = limits.find((limit) => limit.is === "held");
  const [precision, scale = 0] = held?.is === "held" && /^(?:DECIMAL|NUMERIC|NUMBER|DEC)$/.test(held.by.name) ? held.by.parameters : [];
  return typeof precision === "number" && typeof scale === "number" && precision <= 38 && scale >= 0 && scale <= precision ? `DECIMAL(${precision},${scale})` : undefined;
}
