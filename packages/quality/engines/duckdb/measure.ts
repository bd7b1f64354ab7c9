import type { Sql } from "../../dialect.ts";
import type { Measurement, Metric } from "../../metric.ts";
import { aggregate, isAggregate, longestGap, orphans } from "../../sql/metric.ts";
import { emitted } from "../../sql/scope.ts";
import { countedWhere, worthwhile } from "./counted-where.ts";
import { type Facts, factsOf } from "./facts.ts";
import { filtered, type Measuring } from "./measuring.ts";
import { isPrunable } from "./prune.ts";
import { proved } from "./prove.ts";
import { countedInParts } from "./parts.ts";
import { exactly, failed, pass } from "./pass.ts";
import { sentenceOf } from "./scrub.ts";
import type { Unread } from "./source.ts";
import { scopeOf } from "./type.ts";
import { duplicatesOf } from "./unique.ts";
import { theirQuery } from "./query.ts";

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
  const parts = where === undefined ? await countedInParts(measuring, left, facts?.rows ?? 0) : undefined;
  for (const [metric, answer] of parts?.answers ?? []) found.set(metric, answer);
  const apart = (facts?.rows ?? 0) >= worthwhile ? left.filter(isPrunable).filter((metric) => !found.has(metric)) : [];
  for (const metric of apart) found.set(metric, await countedWhere(measuring, metric));
  const together = left.filter(isAggregate).filter((metric) => !found.has(metric));
  const { answers, unread } = together.length > 0 || (source.format === "csv" && parts === undefined) ? await pass(measuring, together, parts?.unread) : { answers: [], unread: parts?.unread ?? source.unread };
  together.forEach((metric, at) => found.set(metric, answers[at] ?? failed("It was not answered.")));
  for (const metric of left) if (!found.has(metric)) found.set(metric, await alone(measuring, metric, left, facts, unread, found));
  const told = unread.records === 0 ? {} : { unread: unread.records };
  return metrics.map((metric) => {
    const answer = found.get(metric) ?? failed("It was not answered.");
    return "unknown" in answer || metric.of === "unread" ? answer : { ...answer, ...told };
  });
}

async function factsFor({ database, source }: Measuring): Promise<Facts | undefined> {
  if (source.format === "parquet") return factsOf(source, database);
  if (source.format !== "database") return undefined;
  const [[rows] = []] = (await database.ask(`SELECT COUNT(*) FROM ${source.relation()}`)).rows;
  return { rows: Number(rows), columns: new Map() };
}

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
