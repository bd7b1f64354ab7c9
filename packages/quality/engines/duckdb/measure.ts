import type { Sql } from "../../dialect.ts";
import type { Measurement, Metric } from "../../metric.ts";
import { condition } from "../../sql/condition.ts";
import { aggregate, type Aggregate, isAggregate, longestGap, orphans } from "../../sql/metric.ts";
import { columnOf, emitted } from "../../sql/scope.ts";
import type { Row } from "./database.ts";
import { type Facts, factsOf } from "./facts.ts";
import { filtered, type Measuring } from "./measuring.ts";
import { isPrunable, type Prunable } from "./prune.ts";
import { proved } from "./prove.ts";
import { everyColumn, rejectedBy } from "./rejects.ts";
import { sentenceOf } from "./scrub.ts";
import { shared } from "./shared.ts";
import type { Unread } from "./source.ts";
import { scopeOf } from "./type.ts";
import { duplicatesOf } from "./unique.ts";
import { theirQuery } from "./query.ts";

/** From so many rows on it pays to ask columnar data apart. */
const worthwhile = 200_000;

/**
 * Every metric, in as few passes as the format asks for: what the footers prove is not asked, what row groups can skip is asked alone, everything else is one pass, and keys come last. A statement
 * that fails takes nothing with it: its halves are asked again, until the one that fails is alone.
 */
export async function measureTable(measuring: Measuring, metrics: readonly Metric[]): Promise<readonly Measurement[]> {
  const { source, where } = measuring;
  const found = new Map<Metric, Measurement>();
  const facts = await factsFor(measuring);
  const scope = scopeOf(source.columns);
  if (facts !== undefined && where === undefined && source.format === "parquet")
    for (const metric of metrics) {
      const known = proved(metric, facts, (column) => scope.holds([column]));
      if (known !== undefined) found.set(metric, { ...known, evidence: "metadata" });
    }
  const left = metrics.filter((metric) => !found.has(metric));
  const apart = (facts?.rows ?? 0) >= worthwhile ? left.filter(isPrunable) : [];
  for (const metric of apart) found.set(metric, await countedWhere(measuring, metric));
  const together = left.filter(isAggregate).filter((metric) => !found.has(metric));
  const { answers, unread } = source.format === "csv" || together.length > 0 ? await pass(measuring, together) : { answers: [], unread: source.unread };
  together.forEach((metric, at) => found.set(metric, answers[at] ?? failed("It was not answered.")));
  for (const metric of left) if (!found.has(metric)) found.set(metric, await alone(measuring, metric, left, facts, unread, found));
  const told = unread.records === 0 ? {} : { unread: unread.records };
  return metrics.map((metric) => {
    const answer = found.get(metric) ?? failed("It was not answered.");
    return "unknown" in answer || metric.of === "unread" ? answer : { ...answer, ...told };
  });
}

const failed = (why: string): Measurement => ({ unknown: why, because: "not-measured" });
const exactly = (value: number | string | null): Measurement => ({ value, evidence: "exact" });

async function factsFor({ database, source }: Measuring): Promise<Facts | undefined> {
  if (source.format === "parquet") return factsOf(source, database);
  if (source.format !== "database") return undefined;
  const [[rows] = []] = (await database.ask(`SELECT COUNT(*) FROM ${source.relation()}`)).rows;
  return { rows: Number(rows), columns: new Map() };
}

/** Rows counted by a filter, which skips what statistics and dictionaries of row groups settle; an aggregate over a CASE reads every value. */
async function countedWhere({ database, source, where: window }: Measuring, { where }: Prunable): Promise<Measurement> {
  const written = emitted(() => condition(scopeOf(source.columns), where));
  if ("lacks" in written) return { unknown: written.lacks, because: written.because };
  try {
    const [[rows = null] = []] = (await database.ask(`SELECT COUNT(*) FROM ${filtered(source.relation(), window)} WHERE ${written.sql}`)).rows;
    return exactly(Number(rows));
  } catch (error) {
    return failed(sentenceOf(error));
  }
}

/** Aggregates in one pass; over CSV with every column, so that what cannot be read is seen. */
async function pass({ database, source, where }: Measuring, metrics: readonly Aggregate[]): Promise<{ readonly answers: readonly Measurement[]; readonly unread: Unread }> {
  const scope = scopeOf(source.columns);
  const written = metrics.map((metric) => emitted(() => (metric.of === "rows" && metric.where?.is === "null" ? `COUNT(*) - COUNT(${columnOf(scope, metric.where.column).sql})` : aggregate(scope, metric))));
  const items = written.flatMap((one) => ("sql" in one ? [one.sql] : []));
  const csv = source.format === "csv";
  let [unread, seen] = [source.unread, !csv];

  async function ask(items: readonly Sql[]): Promise<readonly (Row[number] | Error)[]> {
    if (!seen && where !== undefined && items.length > 0) await ask([]);
    const every = seen ? [] : everyColumn(source);
    if (!seen) for (const table of rejects) await database.ask(`DROP TABLE IF EXISTS ${table}`);
    try {
      const whole = shared([...every, ...items], every.length > 0 ? source.relation({ rejects }) : filtered(source.relation(), where), source.columns);
      const select = whole.items.map((item, at) => `${item} AS m_${at}`).join(", ");
      const [row = []] = select === "" ? [] : (await database.ask(`SELECT ${select} FROM ${whole.from}`)).rows;
      if (every.length > 0) [unread, seen] = [await rejectedBy(source, database, rejects, Number(row[0])), true];
      return row.slice(every.length);
    } catch (error) {
      if (!(error instanceof Error) || items.length === 0) throw error;
      if (items.length === 1 || !/^(?:Binder|Conversion|Out of Range|Invalid Input|Catalog|Parser|Not implemented)/i.test(error.message)) return items.map(() => error);
      const half = Math.ceil(items.length / 2);
      return [...(await ask(items.slice(0, half))), ...(await ask(items.slice(half)))];
    }
  }
  const values = [...(csv || items.length > 0 ? await ask(items) : [])];
  if (!seen && csv) await ask([]);
  const answers = written.map((one): Measurement => {
    if ("lacks" in one) return { unknown: one.lacks, because: one.because };
    const value = values.shift() ?? null;
    return value instanceof Error ? failed(sentenceOf(value)) : exactly(typeof value === "string" || value === null ? value : Number(value));
  });
  return { answers, unread };
}

const rejects = ["meshgate_errors", "meshgate_scans"] as const;

/** What needs a statement of its own. */
async function alone(measuring: Measuring, metric: Metric, all: readonly Metric[], facts: Facts | undefined, unread: Unread, found: Map<Metric, Measurement>): Promise<Measurement> {
  const { database, source, how, where, reached } = measuring;
  const scope = scopeOf(source.columns);
  const ask = async (sql: Sql) => {
    const [[value = null] = []] = (await database.ask(sql)).rows;
    return exactly(value === null ? null : Number(value));
  };
  try {
    switch (metric.of) {
      case "unread":
        return { value: unread.records, evidence: source.format === "csv" || source.format === "json" ? "exact" : "metadata", ...(unread.at.length === 0 ? {} : { rowsAt: unread.at }) };
      case "query":
        return await theirQuery(measuring, metric);
      case "longest-gap": {
        const sql = emitted(() => longestGap(scope, filtered(source.relation(), where), metric.column));
        return "lacks" in sql ? { unknown: sql.lacks, because: sql.because } : await ask(sql.sql);
      }
      case "orphans": {
        const parent = reached.find(({ table }) => table.object === metric.parent.object && table.contract === metric.parent.contract)?.opened ?? { unknown: "Its parent is not there." };
        if ("unknown" in parent) return failed(parent.unknown);
        const sql = emitted(() => orphans(scope, filtered(source.relation(), where), metric.columns, scopeOf(parent.columns), parent.relation(), metric.parentColumns));
        if ("lacks" in sql) return { unknown: sql.lacks, because: sql.because };
        const lost = parent.format === "csv" ? (await pass({ database, source: parent, how, reached }, [])).unread.records : parent.unread.records;
        return lost === 0 ? await ask(sql.sql) : failed(`The table that it refers to has ${lost === 1 ? "a record" : `${lost} records`} that could not be read.`);
      }
      case "duplicates": {
        const key = JSON.stringify(metric.columns);
        const same = all.flatMap((other) => (other.of === "duplicates" && JSON.stringify(other.columns) === key ? [other] : []));
        const lacks = emitted(() => (metric.columns.forEach((column) => aggregate(scope, { of: "rows", where: { is: "null", column } })), ""));
        if ("lacks" in lacks) return { unknown: lacks.lacks, because: lacks.because };
        const counts = await duplicatesOf({ database, scope, from: source.relation(), columns: metric.columns, excessOnly: same.every(({ count }) => count === "excess"), facts, memoryBytes: how.memoryBytes, ...(where === undefined ? {} : { within: `(${where})` }) });
        for (const other of same) found.set(other, exactly(counts[other.count]));
        return exactly(counts[metric.count]);
      }
      default:
        return failed("It was not answered.");
    }
  } catch (error) {
    return failed(sentenceOf(error));
  }
}
