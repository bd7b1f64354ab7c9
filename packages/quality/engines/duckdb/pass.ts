import type { Sql } from "../../dialect.ts";
import type { Measurement } from "../../metric.ts";
import { type Aggregate, aggregate } from "../../sql/metric.ts";
import { columnOf, emitted, type Emitted } from "../../sql/scope.ts";
import { duckdb } from "../../dialects/duckdb.ts";
import type { Row } from "./database.ts";
import type { DataFile } from "./glob.ts";
import { filtered, type Measuring } from "./measuring.ts";
import { everyColumn, rejectedBy } from "./rejects.ts";
import { sentenceOf } from "./scrub.ts";
import { shared } from "./shared.ts";
import { fileColumn, type Reading, type Unread } from "./source.ts";
import { scopeOf } from "./type.ts";

const rejects = ["meshgate_errors", "meshgate_scans"] as const;

/** Aggregates in one pass; over CSV with every column, so that what cannot be read is seen, unless that is known. */
export async function pass(measuring: Measuring, metrics: readonly Aggregate[], known?: Unread): Promise<{ readonly answers: readonly Measurement[]; readonly unread: Unread }> {
  const written = metrics.map((metric) => writtenAs(measuring, metric));
  const { values, unread } = await asked(measuring, written, { cell: (rows, at) => rows[0]?.[at] ?? null, ...(known === undefined ? {} : { known }) });
  return { unread, answers: values.map((value): Measurement => (value instanceof Error ? failed(sentenceOf(value)) : typeof value === "object" && value !== null ? { unknown: value.lacks, because: value.because } : exactly(typeof value === "string" || value === null ? value : Number(value)))) };
}

/** The same, of some of the files only and of each of them apart: numbers by the path of the file, where there are rows. */
export async function passByFile(measuring: Measuring, metrics: readonly Aggregate[], files: readonly DataFile[]): Promise<{ readonly answers: readonly (ReadonlyMap<string, number> | { readonly unknown: string })[]; readonly unread: Unread }> {
  const cell = (rows: readonly Row[], at: number) => new Map(rows.map((row) => [String(row[0]), Number(row[at + 1])]));
  const { values, unread } = await asked(measuring, metrics.map((metric) => writtenAs(measuring, metric)), { cell, files });
  return { unread, answers: values.map((value) => (value instanceof Error ? { unknown: sentenceOf(value) } : value instanceof Map ? value : { unknown: value.lacks })) };
}

export const failed = (why: string): Measurement => ({ unknown: why, because: "not-measured" });
export const exactly = (value: number | string | null): Measurement => ({ value, evidence: "exact" });

/** A metric as an item of a SELECT. */
export function writtenAs({ source }: Measuring, metric: Aggregate): Emitted {
  const scope = scopeOf(source.columns);
  return emitted(() => (metric.of === "rows" && metric.where?.is === "null" ? `COUNT(*) - COUNT(${columnOf(scope, metric.where.column).sql})` : aggregate(scope, metric)));
}

interface Over<T> {
  /** What an item is in the rows that came back. */
  readonly cell: (rows: readonly Row[], at: number) => T;
  /** These files, each apart. */
  readonly files?: readonly DataFile[];
  readonly known?: Unread;
}

/** A statement that fails takes nothing with it: its halves are asked again, until the one that fails is alone. */
async function asked<T>({ database, source, where }: Measuring, written: readonly Emitted[], { cell, files, known }: Over<T>): Promise<{ readonly values: readonly (T | Error | Extract<Emitted, { lacks: string }>)[]; readonly unread: Unread }> {
  const items = written.flatMap((one) => ("sql" in one ? [one.sql] : []));
  const csv = source.format === "csv" && known === undefined;
  const over: Reading = files === undefined ? {} : { of: files, named: true };
  let [unread, seen] = [known ?? source.unread, !csv];

  async function ask(items: readonly Sql[]): Promise<readonly (T | Error)[]> {
    if (!seen && where !== undefined && items.length > 0) await ask([]);
    const every = seen ? [] : everyColumn(source);
    if (!seen) for (const table of rejects) await database.ask(`DROP TABLE IF EXISTS ${table}`);
    try {
      const whole = shared([...every, ...items], every.length > 0 ? source.relation({ ...over, rejects }) : filtered(source.relation(over), where), source.columns);
      const select = [...(files === undefined ? [] : [duckdb.identifier(fileColumn)]), ...whole.items.map((item, at) => `${item} AS m_${at}`)].join(", ");
      const rows = whole.items.length === 0 ? [] : (await database.ask(`SELECT ${select} FROM ${whole.from}${files === undefined ? "" : ` GROUP BY ${duckdb.identifier(fileColumn)}`}`)).rows;
      if (every.length > 0) [unread, seen] = [await rejectedBy(source, database, rejects), true];
      return items.map((_, at) => cell(rows, every.length + at));
    } catch (error) {
      if (!(error instanceof Error) || items.length === 0) throw error;
      if (items.length === 1 || !/^(?:Binder|Conversion|Out of Range|Invalid Input|Catalog|Parser|Not implemented)/i.test(error.message)) return items.map(() => error);
      const half = Math.ceil(items.length / 2);
      return [...(await ask(items.slice(0, half))), ...(await ask(items.slice(half)))];
    }
  }
  const answers = csv || items.length > 0 ? await ask(items) : [];
  if (!seen && csv) await ask([]);
  let next = 0;
  return { unread, values: written.map((one) => ("lacks" in one ? one : (answers[next++] as T | Error))) };
}
