import type { Sql } from "../../dialect.ts";
import { duckdb } from "../../dialects/duckdb.ts";
import type { Metric } from "../../metric.ts";
import { condition } from "../../sql/condition.ts";
import { columnOf, emitted, type Scope } from "../../sql/scope.ts";
import type { DataFile } from "./glob.ts";
import { lineOf } from "./lines.ts";
import type { Measuring } from "./measuring.ts";
import { isRemote } from "./remote-files.ts";
import { rowColumn, type Source } from "./source.ts";
import { scopeOf } from "./type.ts";

const most = { rows: 5, bytes: 2 ** 31 };

/** Where the rows are that metrics count: the first few of each, file by file, in one pass over each file. */
export async function placesIn(measuring: Measuring, metrics: readonly Metric[]): Promise<readonly (readonly string[])[]> {
  const { database, source, where } = measuring;
  const places = metrics.map((): string[] => []);
  if (source.files.reduce((sum, { bytes }) => sum + bytes, 0) > most.bytes || source.unread.records > 0) return places;
  const scope = scopeOf(source.columns);
  const conditions = metrics.map((metric) => emitted(() => whereOf(measuring, scope, metric)));
  for (const file of source.files) {
    const open = conditions.flatMap((one, at) => ("sql" in one && (places[at]?.length ?? 0) < most.rows ? [{ at, sql: one.sql }] : []));
    if (open.length === 0) break;
    const row = duckdb.identifier(rowColumn);
    const inWindow = where ?? "";
    const relation = `${source.relation({ file })} t`;
    const found = source.format === "parquet" || open.length === 1 ? await each() : await together();
    for (const [index, { at }] of open.entries()) {
      for (const told of await tell(source, file, found[index] ?? [])) if ((places[at]?.length ?? 0) < most.rows) places[at]?.push(told);
    }

    /** A filter ends as soon as it has found enough, and in Parquet it reads its own columns alone. */
    async function each(): Promise<readonly (readonly number[])[]> {
      const all: (readonly number[])[] = [];
      for (const { sql } of open) all.push((await database.ask(`SELECT ${row} FROM ${relation} WHERE ${[inWindow, sql].filter((one) => one !== "").join(" AND ")} LIMIT ${most.rows}`)).rows.map(([one]) => Number(one)));
      return all;
    }
    /** One pass over what has to be parsed anyway. */
    async function together(): Promise<readonly (readonly number[])[]> {
      const items = open.map(({ sql }, at) => `min(${row}, ${most.rows}) FILTER (WHERE ${sql}) AS m_${at}`);
      const [answer = []] = (await database.ask(`SELECT ${items.join(", ")} FROM ${relation}${inWindow === "" ? "" : ` WHERE ${inWindow}`}`)).rows;
      return (answer as readonly unknown[]).map((rows) => (Array.isArray(rows) ? rows.map(Number) : []));
    }
  }
  return places;
}

async function tell(source: Source, file: DataFile, rows: readonly number[]): Promise<readonly string[]> {
  if (source.format !== "csv" || isRemote(file.path)) return rows.map((row) => `${file.name} row ${row}`);
  const lines = await lineOf(file.path, rows);
  return lines.map((line) => `${file.name}:${line}`);
}

/** The condition on a row that makes it one of those that a metric counts. */
function whereOf({ source }: Measuring, scope: Scope, metric: Metric): Sql {
  if (metric.of === "rows" && metric.where !== undefined) return condition(scope, metric.where);
  if (metric.of === "duplicates") {
    const keys = metric.columns.map((column) => columnOf(scope, column).sql);
    const present = keys.map((key) => `${key} IS NOT NULL`).join(" AND ");
    return `(${keys.join(", ")}) IN (SELECT (${keys.join(", ")}) FROM ${source.relation()} WHERE ${present} GROUP BY ${keys.join(", ")} HAVING COUNT(*) > 1)`;
  }
  return "1 = 0";
}
