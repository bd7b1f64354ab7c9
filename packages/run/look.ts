import type { DuckDBConnection } from "@duckdb/node-api";
import { UsageError } from "#model";
import type { Seen, SeenColumn } from "#profile";
import { named } from "#text";
import { identifier, literal } from "./duckdb.ts";

/** A file of data to look at, and the table that it is looked at as. */
export interface DataFile {
  readonly given: string;
  readonly path: string;
  readonly name: string;
  readonly format: Seen["format"];
  readonly table: string;
}

/** What a file's name says that it holds. */
export const formatOf = (file: string): Seen["format"] | undefined => {
  const [, ending = ""] = /\.(csv|tsv|json|ndjson|jsonl|parquet)(?:\.gz|\.zst)?$/i.exec(file) ?? [];
  const known: Readonly<Record<string, Seen["format"]>> = { csv: "csv", tsv: "csv", json: "json", ndjson: "ndjson", jsonl: "ndjson", parquet: "parquet" };
  return known[ending.toLowerCase()];
};

const readers = { csv: "read_csv($, sample_size = -1)", json: "read_json($, sample_size = -1)", ndjson: "read_json($, format = 'newline_delimited', sample_size = -1)", parquet: "read_parquet($)" };

/** Texts that a format is proposed for; RE2, from the first to the last character. */
const formats: readonly (readonly [string, string])[] = [
  ["uuid", "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"], ["email", "[A-Za-z0-9.!#$%&*+/=?^_{|}~-]+@[A-Za-z0-9-]+([.][A-Za-z0-9-]+)+"], ["uri", "https?://[^ ]+"],
  ["ipv4", "((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])[.]){3}(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"],
];

/** A column that has fewer different values than this may be a list of allowed ones. */
const fewest = 25;
const rowsForFew = 30;

/** Asks; an engine's own words hold values of the data, so they go no further. */
async function ask(connection: DuckDBConnection, sql: string, file: DataFile): Promise<readonly (readonly unknown[])[]> {
  try {
    return (await connection.runAndReadAll(sql)).getRowsJS();
  } catch (error) {
    const [, kind = "error"] = /^([A-Z][A-Za-z ]{2,30}?) Error:/.exec(error instanceof Error ? error.message : "") ?? [];
    throw new UsageError(`${named(file.given)} cannot be read as ${file.format.toUpperCase()} (${kind.toLowerCase()}): check that it is whole, and that its name says what it holds.`, { cause: error });
  }
}

/** Opens the file as a view. Types are found in all rows, so that no later row is another. */
export async function openFile(connection: DuckDBConnection, file: DataFile): Promise<void> {
  await ask(connection, `CREATE TEMP VIEW ${file.table} AS SELECT * FROM ${readers[file.format].replace("$", () => literal(file.path))}`, file);
}

/** Looks at all columns of a file in two passes: counts first, then those columns whose values may all differ or be few. Values leave the engine only with `samples`. */
export async function lookAt(connection: DuckDBConnection, file: DataFile, { samples, personal }: { readonly samples: boolean; readonly personal: (column: string, type: string) => string | undefined }): Promise<Seen> {
  const described = (await ask(connection, `DESCRIBE ${file.table}`, file)).map(([name, type]) => ({ name: String(name), type: String(type) }));
  const perColumn = described.flatMap(({ name, type }) => {
    const column = identifier(name);
    const text = type === "VARCHAR";
    const number = /^(?:U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?|DOUBLE|FLOAT|DECIMAL.*)$/.test(type);
    return [`count(${column})`, nested(type) ? "0" : `approx_count_distinct(${column})`, text ? `min(length(${column}))` : "NULL", text ? `max(length(${column}))` : "NULL", number ? `min(${column}) >= 0` : "NULL",
      ...formats.map(([, pattern]) => (text ? `count(*) FILTER (regexp_full_match(${column}, ${literal(pattern)}))` : "0"))];
  });
  const [counted = []] = await ask(connection, `SELECT count(*)${perColumn.map((one) => `, ${one}`).join("")} FROM ${file.table}`, file);
  const rows = Number(counted[0]);
  const width = 5 + formats.length;
  const columns: SeenColumn[] = [];
  for (const [index, { name, type }] of described.entries()) {
    const [there = 0, about = 0, shortest, longest, notNegative, ...fitting] = counted.slice(1 + index * width, 1 + (index + 1) * width);
    const filled = Number(there);
    const said = personal(name, type);
    const exact = async () => Number((await ask(connection, `SELECT count(*) FROM (SELECT 1 FROM ${file.table} WHERE ${identifier(name)} IS NOT NULL GROUP BY ${identifier(name)})`, file))[0]?.[0]);
    const maybeAll = filled > 1 && !nested(type) && Number(about) >= filled * 0.85;
    const maybeFew = filled >= rowsForFew && /^(?:VARCHAR|.*INT.*)$/.test(type) && Number(about) <= fewest + 5;
    const different = maybeAll || maybeFew ? await exact() : undefined;
    const few = maybeFew && different !== undefined && different <= fewest && different * 5 <= filled ? different : undefined;
    const format = formats.find((_, at) => filled > 0 && Number(fitting[at]) === filled)?.[0];
    columns.push({
      name, type, nulls: rows - filled, differs: maybeAll && different === filled,
      ...(few === undefined ? {} : { few }), ...(typeof notNegative === "boolean" ? { notNegative } : {}), ...(typeof longest === "number" || typeof longest === "bigint" ? { lengths: [Number(shortest), Number(longest)] as const } : {}),
      ...(format === undefined ? {} : { format }), ...(said === undefined ? {} : { personal: said }),
      ...(samples && said === undefined && !nested(type) ? { shown: await valuesOf(connection, file, name, type, few !== undefined) } : {}),
    });
  }
  return { name: file.name, file: file.given, format: file.format, rows, columns };
}

const nested = (type: string): boolean => /^(?:STRUCT|MAP|UNION|JSON|BLOB)|\]$/.test(type);

async function valuesOf(connection: DuckDBConnection, file: DataFile, name: string, type: string, few: boolean): Promise<NonNullable<SeenColumn["shown"]>> {
  const column = identifier(name);
  const [[least, greatest] = []] = await ask(connection, `SELECT CAST(min(${column}) AS VARCHAR), CAST(max(${column}) AS VARCHAR) FROM ${file.table}`, file);
  const some = await ask(connection, `SELECT DISTINCT CAST(${column} AS VARCHAR) FROM (SELECT ${column} FROM ${file.table} WHERE ${column} IS NOT NULL LIMIT 1000) LIMIT 3`, file);
  const all = few ? await ask(connection, `SELECT CAST(${column} AS VARCHAR) FROM ${file.table} WHERE ${column} IS NOT NULL GROUP BY ${column} ORDER BY ${column}`, file) : undefined;
  const bound = (value: unknown) => (typeof value === "string" ? value.replace(/^(\d{4}-\d\d-\d\d) (?=\d)/, "$1T") : undefined);
  const [from, to] = [bound(least), bound(greatest)];
  return {
    ...(from === undefined ? {} : { least: from }), ...(to === undefined ? {} : { greatest: to }), some: some.map(([value]) => String(value).slice(0, 200)),
    ...(all === undefined ? {} : { all: all.map(([value]) => (type === "VARCHAR" ? String(value) : Number(value))) }),
  };
}

/** The first two columns without nulls, called like keys, that together differ in every row. */
export async function keyTogether(connection: DuckDBConnection, file: DataFile, { rows, columns }: Seen): Promise<readonly string[] | undefined> {
  const likely = columns.filter(({ name, nulls, type }) => nulls === 0 && /(?:id|key|code|no|nr|number|date|day|line|seq\w*|position|version)$/i.test(name) && !nested(type)).slice(0, 6);
  for (const [at, one] of likely.entries())
    for (const other of likely.slice(at + 1)) {
      const [[groups] = []] = await ask(connection, `SELECT count(*) FROM (SELECT 1 FROM ${file.table} GROUP BY ${identifier(one.name)}, ${identifier(other.name)})`, file);
      if (rows > 1 && Number(groups) === rows) return [one.name, other.name];
    }
  return undefined;
}

/** Whether every value of a column is in a column of another file. */
export async function isWithin(connection: DuckDBConnection, file: DataFile, column: string, parent: DataFile, key: string): Promise<boolean> {
  const [[orphans] = []] = await ask(connection, `SELECT count(*) FROM ${file.table} AS child WHERE child.${identifier(column)} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ${parent.table} AS parent WHERE CAST(parent.${identifier(key)} AS VARCHAR) = CAST(child.${identifier(column)} AS VARCHAR))`, file);
  return Number(orphans) === 0;
}
