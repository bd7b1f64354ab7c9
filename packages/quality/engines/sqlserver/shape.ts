import type { Cell } from "../../asking.ts";
import { sqlserver as dialect } from "../../dialects/sqlserver.ts";
import type { ShapedColumn } from "../../metric.ts";

/** The columns of a table or view whose name is written so, else in other letters, with the bytes of its rows; none of a view. */
export function shapeQuery(schema: string, name: string): string {
  const { text } = dialect;
  const nearest = (column: string, wanted: string) => `CASE WHEN ${column} COLLATE Latin1_General_100_BIN2 = ${text(wanted)} THEN 0 ELSE 1 END`;
  const folded = (sql: string) => `LOWER(${sql}) COLLATE Latin1_General_100_BIN2`;
  const size = "(SELECT SUM(u.used_pages) * CAST(8192 AS BIGINT) FROM sys.partitions p JOIN sys.allocation_units u ON (u.type IN (1, 3) AND u.container_id = p.hobt_id) OR (u.type = 2 AND u.container_id = p.partition_id) WHERE p.object_id = o.object_id AND p.index_id IN (0, 1))";
  return `SELECT s.name, o.name, c.name, COALESCE(t.name, N'other'), c.max_length, c.precision, c.scale, c.is_nullable, CONVERT(VARCHAR(30), ${size}) FROM sys.objects o JOIN sys.schemas s ON s.schema_id = o.schema_id JOIN sys.columns c ON c.object_id = o.object_id LEFT JOIN sys.types t ON t.user_type_id = c.system_type_id `
    + `WHERE o.type IN ('U', 'V') AND ${folded("s.name")} = ${folded(text(schema))} AND ${folded("o.name")} = ${folded(text(name))} ORDER BY ${nearest("s.name", schema)}, ${nearest("o.name", name)}, o.object_id, c.column_id`;
}

/** A type as people write it: lengths in letters, `max`, precision and scale. */
export function columnOf([, , name, type, length, precision, scale, nullable]: readonly Cell[]): ShapedColumn {
  const kind = String(type);
  const letters = Number(length) < 0 ? "max" : String(/^n/.test(kind) ? Number(length) / 2 : length);
  const more = /^(?:n?var|n)?(?:char|binary)$/.test(kind) ? `(${letters})` : kind === "decimal" || kind === "numeric" ? `(${precision},${scale})` : /^(?:datetime2|datetimeoffset|time)$/.test(kind) ? `(${scale})` : "";
  return { name: String(name), type: `${kind}${more}`, nullable: nullable !== false };
}
