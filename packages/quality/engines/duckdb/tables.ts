import { named } from "#text";
import { duckdb } from "../../dialects/duckdb.ts";
import { textual } from "./parquet.ts";
import type { Place } from "./place.ts";
import { none, type Opened, type Opening, rowColumn } from "./source.ts";
import { plain, typeOf } from "./type.ts";

/** The name that an attached file of DuckDB has. */
export const attachedAs = "data";

/** A table or view of a file that DuckDB wrote. */
export async function openTable({ names, file }: Extract<Place, { is: "database" }>, { database }: Opening): Promise<Opened> {
  const whole = duckdb.table([attachedAs, ...names.slice(-2)]);
  const [schema, table] = names.slice(-2);
  const { rows } = await database.ask(`SELECT column_name, is_nullable FROM information_schema.columns WHERE table_catalog = ${duckdb.text(attachedAs)} AND lower(table_schema) = lower(${duckdb.text(schema ?? "")}) AND lower(table_name) = lower(${duckdb.text(table ?? "")}) ORDER BY ordinal_position`);
  if (rows.length === 0) return { unknown: `${named(file.name)} has no table ${named(names.slice(-2).join("."))}` };
  const nullable = new Map(rows.map(([name, is]) => [name, is === "YES"]));
  const columns = (await database.ask(`SELECT * FROM ${whole} LIMIT 0`)).columns.map(({ name, type }) => ({ name, type: typeOf(type) }));
  return {
    format: "database", files: [file], unread: none,
    columns: columns.map((column) => (/^(?:UUID|ENUM)/.test(column.type.text) ? { ...column, type: plain("VARCHAR") } : column)),
    shape: { columns: columns.map(({ name, type }) => ({ name, type: type.text, nullable: nullable.get(name) ?? true })), typed: true },
    relation: ({ file } = {}) => textual(whole, columns, file === undefined ? [] : [`rowid + 1 AS ${duckdb.identifier(rowColumn)}`]),
  };
}
