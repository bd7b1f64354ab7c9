import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UsageError } from "#model";
import { jsonLines, type Table, type TableColumn, type Value } from "#sample";
import type { DriverFolder } from "#quality";
import { named } from "#text";
import { logicalTypeOf } from "#types";
import { identifier, literal, withDuckdb } from "./duckdb.ts";
import { writeLines } from "./write-lines.ts";

type Want = NonNullable<TableColumn["want"]>;

/** Writes a table as Parquet, through a file of JSON lines that is gone afterwards. Moments are stored, not written, so that their format says nothing. */
export async function writeParquet(path: string, table: Table, duckdb?: DriverFolder): Promise<void> {
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
const inDigits = (values: readonly Value[]): readonly Value[] => (values.some(isLarge) ? values.map((value) => (typeof value === "bigint" || typeof value === "number" ? digitsOf(value) : value)) : values);
const isLarge = (value: Value): boolean => typeof value === "bigint" || (typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value));
/** `1e+21` is a number that a decimal has no text for. */
const digitsOf = (value: number | bigint): string => (typeof value === "number" && Number.isInteger(value) ? String(BigInt(value)) : String(value));

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
  if (isText(want)) return column;
  return rest.type === "object" || rest.type === "array" || rest.type === "map" ? { ...rest, ...(want === undefined ? {} : { want: plain(want) }) } : rest;
}

function plain({ format: _, items, value, fields, ...want }: Want): Want {
  return { ...want, fields: fields.map(plain), ...(items === undefined ? {} : { items: plain(items) }), ...(value === undefined ? {} : { value: plain(value) }) };
}

const isRecord = (value: Value): value is ReadonlyMap<string, Value> => value instanceof Map;

/** What the contract says that a column is stored as, as the logical type that it comes nearest to. */
const storedAs = ({ physical }: Want) => (physical === undefined ? undefined : logicalTypeOf(physical));
/** Moments that the contract keeps in columns of texts. */
const isText = (want: Want | undefined): boolean => want !== undefined && /^(?:date|timestamp|time)$/.test(want.type) && storedAs(want) === "string";

/** What DuckDB stores a column as; a text where a value is not of the column's type. */
function typeOf({ want, type, values }: TableColumn): string {
  if (want === undefined || isText(want)) return "VARCHAR";
  const texts = type === "integer" || type === "number" || type === "boolean" ? values.some((value) => typeof value === "string") : /^(?:date|timestamp|time)$/.test(type) && values.some((value) => typeof value === "string" && !/^[\d:.TZ-]+$/.test(value));
  return texts ? "VARCHAR" : stored(want, values);
}

function stored(want: Want, values: readonly Value[]): string {
  switch (want.type) {
    case "integer": return integerFor(values);
    case "number": return isWhole(want, values) ? integerFor(values) : (decimalOf(want, values) ?? "DOUBLE");
    case "boolean": return "BOOLEAN";
    case "date":
    case "time":
    case "timestamp": return momentOf(want);
    case "vector": return "DOUBLE[]";
    case "array": return want.items === undefined ? "JSON" : `${stored(want.items, values.flatMap((value) => (Array.isArray(value) ? (value as readonly Value[]) : [])))}[]`;
    case "map": return want.value === undefined ? "JSON" : `MAP(VARCHAR, ${stored(want.value, values.flatMap((value) => (isRecord(value) ? [...value.values()] : [])))})`;
    case "object": return want.fields.length === 0 ? "JSON" : `STRUCT(${want.fields.map((field) => `${identifier(field.name)} ${stored(field, values.flatMap((value) => (isRecord(value) ? [value.get(field.name) ?? null] : [])))}`).join(", ")})`;
    default: return "VARCHAR";
  }
}

/** The physical type goes before the logical one: a day may be kept as a timestamp. */
function momentOf(want: Want): string {
  const type = want.type === "date" && storedAs(want) === "timestamp" ? "TIMESTAMP" : want.type.toUpperCase();
  return type === "DATE" || want.zoned !== true ? type : `${type}TZ`;
}

/** Numbers that the contract keeps in a type of integers. */
const isWhole = (want: Want, values: readonly Value[]): boolean =>
  storedAs(want) === "integer" && values.length > 0 && values.every((value) => value === null || typeof value === "bigint" || Number.isInteger(value));

/** The least type of Parquet that holds them exactly; digits as a text where none does. */
function integerFor(values: readonly Value[]): string {
  const large = values.flatMap((value) => (typeof value === "bigint" || (typeof value === "number" && Number.isInteger(value)) ? [BigInt(value)] : []));
  const within = (low: bigint, high: bigint) => large.every((value) => value >= low && value < high);
  if (within(-(2n ** 63n), 2n ** 63n)) return "BIGINT";
  return within(-(10n ** 38n) + 1n, 10n ** 38n) ? "DECIMAL(38,0)" : "VARCHAR";
}

/** A decimal where the contract's type is one: of its own precision, or of as many digits as the values need where it names none. */
function decimalOf({ physical: by }: Want, values: readonly Value[]): string | undefined {
  if (by === undefined || !/^(?:DECIMAL|NUMERIC|NUMBER|DEC)$/.test(by.name)) return undefined;
  const [precision = 38, scale = by.parameters.length === 0 ? fractionOf(values) : 0] = by.parameters;
  return typeof precision === "number" && typeof scale === "number" && precision <= 38 && scale >= 0 && scale <= precision ? `DECIMAL(${precision},${scale})` : undefined;
}

/** Digits behind the point that hold all values, where that leaves room for what stands before it; more than a decimal has where none do. */
function fractionOf(values: readonly Value[]): number {
  const texts = values.flatMap((value) => (typeof value === "number" || typeof value === "bigint" ? [String(value)] : []));
  const scale = Math.max(2, ...texts.map((text) => (/^-?\d+(?:\.(\d+))?$/.exec(text) === null ? 99 : (text.split(".")[1] ?? "").length)));
  return texts.every((text) => (/^-?(\d+)/.exec(text)?.[1] ?? "").length + scale <= 38) ? scale : 99;
}
