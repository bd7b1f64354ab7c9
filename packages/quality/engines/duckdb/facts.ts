import { type Decimal, decimal } from "#decimal";
import { duckdb } from "../../dialects/duckdb.ts";
import type { Database, Row } from "./database.ts";
import { listed } from "./quoted.ts";
import type { Source } from "./source.ts";

/** What the footers of Parquet files say of a table. */
export interface Facts {
  readonly rows: number;
  readonly columns: ReadonlyMap<string, ColumnFacts>;
}

export interface ColumnFacts {
  readonly nulls: number;
  /** Bounds that some rows have; moments in microseconds since 1970. Absent where all rows are null or a row group does not tell. */
  readonly range?: { readonly least: Decimal; readonly greatest: Decimal };
}

const numeric = /^(?:U?(?:TINYINT|SMALLINT|INTEGER|BIGINT)|DECIMAL\(\d+,\d+\))$/;
const moment = /^(?:DATE|TIMESTAMP|TIMESTAMP WITH TIME ZONE)$/;

/**
 * Row count, null counts and bounds from the footers, where every row group has them. Bounds of floating-point numbers are left out (NaN is not in them, Parquet format, Statistics), of texts too
 * (they may be cut), and of INT96, which has no order.
 */
export async function factsOf(source: Source, database: Database): Promise<Facts> {
  const columns = source.columns.filter(({ name, partition }) => partition === undefined && !name.includes(", "));
  const items = columns.flatMap(({ name, type }) => {
    const here = `FILTER (WHERE path_in_schema = ${duckdb.text(name)})`;
    const known = numeric.test(type.text) || moment.test(type.text);
    const bound = (extreme: "MIN" | "MAX", stat: string) => {
      const value = `TRY_CAST(${stat} AS ${type.text})`;
      return known ? `CAST(${extreme}(${moment.test(type.text) ? `epoch_us(CAST(${value} AS TIMESTAMP))` : value}) ${here} AS VARCHAR)` : "NULL";
    };
    const told = `stats_null_count = num_values OR (stats_min_value IS NOT NULL AND stats_max_value IS NOT NULL AND COALESCE(min_is_exact, true) AND COALESCE(max_is_exact, true) AND type <> 'INT96')`;
    return [`COUNT(stats_null_count) ${here}`, `SUM(stats_null_count) ${here}`, `bool_and(COALESCE(${told}, false)) ${here}`, bound("MIN", "stats_min_value"), bound("MAX", "stats_max_value")];
  });
  const { rows } = await database.ask(`SELECT COUNT(*) FILTER (WHERE column_id = 0), SUM(row_group_num_rows) FILTER (WHERE column_id = 0)${items.map((item) => `, ${item}`).join("")} FROM parquet_metadata(${listed(source.files.map(({ path }) => path))})`);
  const [groups = 0, total = 0, ...rest] = rows[0] ?? [];
  return { rows: Number(total ?? 0), columns: new Map(columns.flatMap(({ name }, at) => columnFacts(name, rest.slice(at * 5, at * 5 + 5), Number(groups)))) };
}

function columnFacts(name: string, [groups, nulls, told, least, greatest]: Row, all: number): [string, ColumnFacts][] {
  if (Number(groups) !== all) return [];
  const [low, high] = [least, greatest].map((bound) => (typeof bound === "string" ? decimal(bound) : undefined));
  return [[name, { nulls: Number(nulls ?? 0), ...(told === true && low !== undefined && high !== undefined ? { range: { least: low, greatest: high } } : {}) }]];
}
