import type { Cell } from "../../asking.ts";
import { snowflake as dialect } from "../../dialects/snowflake.ts";
import type { ShapedColumn } from "../../metric.ts";

/** A name that was written without quotes is kept in capitals. */
export const folded = (name: string): string => (/^[A-Za-z_][\w$]*$/.test(name) ? name.toUpperCase() : name.replace(/^"([^]*)"$/, (_, inner: string) => inner.replaceAll('""', '"')));

/** The columns of a table whose name is written so, else in capitals, else in other letters. */
export function shapeQuery(database: string, schema: string, name: string): string {
  const { text, table } = dialect;
  const nearest = (column: string, wanted: string) => `CASE ${column} WHEN ${text(wanted)} THEN 0 WHEN UPPER(${text(wanted)}) THEN 1 ELSE 2 END`;
  return `SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, DATA_TYPE, CHARACTER_MAXIMUM_LENGTH, NUMERIC_PRECISION, NUMERIC_SCALE, DATETIME_PRECISION, IS_NULLABLE, COLLATION_NAME FROM ${table([database, "INFORMATION_SCHEMA", "COLUMNS"])} `
    + `WHERE UPPER(TABLE_SCHEMA) = UPPER(${text(schema)}) AND UPPER(TABLE_NAME) = UPPER(${text(name)}) ORDER BY ${nearest("TABLE_SCHEMA", schema)}, ${nearest("TABLE_NAME", name)}, TABLE_SCHEMA, TABLE_NAME, ORDINAL_POSITION`;
}

/** Letters that a VARCHAR without a length has room for; more since 2025. */
const unlimited = 16_777_216;

export function columnOf([, , name, type, letters, precision, scale, fraction, nullable, collation]: readonly Cell[]): ShapedColumn {
  const [kind, length] = [String(type), Number(letters ?? 0)];
  const whole = kind === "TEXT" ? (length > 0 && length < unlimited ? `VARCHAR(${length})` : "VARCHAR") : kind === "NUMBER" && precision !== null ? `NUMBER(${precision},${scale ?? 0})` : /^TIME/.test(kind) && fraction !== null ? `${kind}(${fraction})` : kind;
  return { name: String(name), type: collation === null || collation === "" || collation === undefined ? whole : `${whole} COLLATE '${String(collation)}'`, nullable: nullable !== "NO" };
}
