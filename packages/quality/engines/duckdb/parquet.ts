import type { Sql } from "../../dialect.ts";
import { duckdb } from "../../dialects/duckdb.ts";
import type { Shape } from "../../metric.ts";
import type { DataFile } from "./glob.ts";
import { listed } from "./quoted.ts";
import { completed, type FilesPlace, naming, none, type Opened, type Opening, partitionsOf, type Reading, rowColumn } from "./source.ts";
import { plain, type TypedColumn, typeOf } from "./type.ts";

/** Types of Parquet and of DuckDB's own files that are compared as the text they are written as. */
const asText = /^(?:UUID|ENUM)/;

/** Parquet: columns by name over all files; files with other columns or types than the first are told apart in the shape. */
export async function openParquet(place: FilesPlace, { database }: Opening): Promise<Opened> {
  const partitions = partitionsOf(place.files);
  const kinds = await kindsOf(place.files, (sql) => database.ask(sql));
  const each: (readonly [string, readonly TypedColumn[]])[] = [];
  for (const file of kinds) each.push([file.name, await described([file], false)]);
  const [alone] = each.length === 1 ? each : [];
  const columns = alone?.[1] ?? (await described(place.files, true));
  const [first, ...rest] = each.map(([name, columns]) => [name, shapeOf(columns)] as const);

  async function described(files: readonly DataFile[], union: boolean): Promise<readonly TypedColumn[]> {
    const { columns } = await database.ask(`SELECT * FROM ${call({ files, partitions, union })} LIMIT 0`);
    return columns.map(({ name, type }) => ({ name, type: typeOf(type), ...(partitions.includes(name) ? { partition: true as const } : {}) }));
  }
  return {
    format: "parquet", files: place.files, unread: none,
    columns: columns.map((column) => (asText.test(column.type.text) ? { ...column, type: plain("VARCHAR") } : column)),
    shape: { ...(first?.[1] ?? { columns: [], typed: true }), ...(rest.length === 0 ? {} : { elsewhere: rest.map(([place, shape]) => ({ place, shape })) }) },
    relation: (reading: Reading = {}) => {
      const { file, of } = reading;
      if (of !== undefined) {
        const some = call({ files: of, partitions, union: kinds.length > 1, naming: naming(reading) });
        return textual(kinds.length > 1 ? completed([some], columns) : some, columns);
      }
      const read = call({ files: file === undefined ? place.files : [file], partitions, union: kinds.length > 1 && file === undefined, rows: file !== undefined });
      return textual(read, columns, file === undefined ? [] : [`file_row_number + 1 AS ${duckdb.identifier(rowColumn)}`]);
    },
  };
}

interface Call {
  readonly files: readonly DataFile[];
  readonly partitions: readonly string[];
  readonly union: boolean;
  readonly rows?: boolean;
  readonly naming?: Sql;
}

const call = ({ files, partitions, union, rows = false, naming = "" }: Call): Sql =>
  `read_parquet(${listed(files.map(({ path }) => path))}, union_by_name = ${union}, file_row_number = ${rows}, ${partitions.length === 0 ? "hive_partitioning = false" : "hive_partitioning = true, hive_types_autocast = false"}${naming})`;

const shapeOf = (columns: readonly TypedColumn[]): Shape => ({ columns: columns.map(({ name, type, partition }) => ({ name, type: type.text, ...(partition === undefined ? {} : { partition }) })), typed: true });

/** A relation whose columns of certain types are texts; itself where there are none. */
export function textual(relation: Sql, columns: readonly TypedColumn[], more: readonly Sql[] = []): Sql {
  const replaced = columns.filter(({ type }) => asText.test(type.text)).map(({ name }) => `CAST(${duckdb.identifier(name)} AS VARCHAR) AS ${duckdb.identifier(name)}`);
  if (replaced.length === 0 && more.length === 0) return relation;
  return `(SELECT ${["*", ...(replaced.length === 0 ? [] : [`REPLACE (${replaced.join(", ")})`])].join(" ")}${more.map((one) => `, ${one}`).join("")} FROM ${relation})`;
}

/** One file of each kind of schema, the first file first. */
async function kindsOf(files: readonly DataFile[], ask: Opening["database"]["ask"]): Promise<readonly DataFile[]> {
  const { rows } = await ask(`SELECT f FROM (SELECT file_name AS f, md5(string_agg(concat_ws(chr(1), name, type, num_children, converted_type, logical_type, repetition_type), chr(2) ORDER BY column_id)) AS k FROM parquet_schema(${listed(files.map(({ path }) => path))}) GROUP BY file_name) GROUP BY k, f QUALIFY row_number() OVER (PARTITION BY k ORDER BY f) = 1`);
  const first = new Set(rows.map(([path]) => path));
  return files.filter(({ path }) => first.has(path));
}
