import { compare, decimal, type Decimal, printDecimal } from "#decimal";
import { momentOf } from "#units";
import type { Metric } from "../../metric.ts";
import type { Literal, Predicate } from "../../predicate.ts";
import type { Holds } from "../../dialect.ts";
import type { ColumnFacts, Facts } from "./facts.ts";

/** The value of a metric where the footers alone give it: no row can fit, all must, or the count is written there. */
export function proved(metric: Metric, facts: Facts, holds: (column: string) => Holds | undefined): { readonly value: number | string | null } | undefined {
  if (metric.of === "least" || metric.of === "greatest") return extreme(metric, facts, holds);
  if (metric.of !== "rows") return undefined;
  if (metric.where === undefined) return { value: facts.rows };
  const nulls = metric.where.is === "null" ? factsAt(facts, metric.where.column)?.nulls : undefined;
  const present = metric.where.is === "not" && metric.where.of.is === "null" ? factsAt(facts, metric.where.of.column)?.nulls : undefined;
  if (nulls !== undefined) return { value: nulls };
  if (present !== undefined) return { value: facts.rows - present };
  const always = decide(metric.where, facts, holds, new Set());
  return always === undefined ? undefined : { value: always ? facts.rows : 0 };
}

const factsAt = (facts: Facts, [name = "", ...more]: readonly string[]): ColumnFacts | undefined => (more.length === 0 ? facts.columns.get(name) : undefined);

function extreme(metric: Extract<Metric, { of: "least" | "greatest" }>, facts: Facts, holds: (column: string) => Holds | undefined): { readonly value: string | null } | undefined {
  const column = factsAt(facts, metric.column);
  const kind = holds(metric.column[0] ?? "");
  const fits = metric.as === "number" ? kind === "integer" || kind === "decimal" : kind === "date" || kind === "timestamp" || kind === "timestamptz";
  if (column === undefined || !fits) return undefined;
  if (column.range === undefined) return column.nulls === facts.rows ? { value: null } : undefined;
  const bound = column.range[metric.of];
  return { value: metric.as === "number" ? printDecimal(bound) : iso(bound) };
}

function iso(micros: Decimal): string {
  const whole = micros.units * 10n ** BigInt(Math.max(micros.power, 0));
  const rest = ((whole % 1_000_000n) + 1_000_000n) % 1_000_000n;
  return `${new Date(Number((whole - rest) / 1000n)).toISOString().slice(0, -5)}.${String(rest).padStart(6, "0")}Z`;
}

/** Whether every row fits (true), none does (false), or the bounds leave it open. `known`: columns that are not null in the rows that are asked about. */
function decide(predicate: Predicate, facts: Facts, holds: (column: string) => Holds | undefined, known: ReadonlySet<string>): boolean | undefined {
  switch (predicate.is) {
    case "not": {
      const inner = decide(predicate.of, facts, holds, known);
      return inner === undefined ? undefined : !inner;
    }
    case "all": {
      const present = predicate.of.flatMap((one) => (one.is === "not" && one.of.is === "null" ? [JSON.stringify(one.of.column)] : []));
      const inside = new Set([...known, ...present]);
      const parts = predicate.of.map((one) => decide(one, facts, holds, one.is === "not" && one.of.is === "null" ? known : inside));
      return parts.includes(false) ? false : parts.includes(undefined) ? undefined : true;
    }
    case "any": {
      const parts = predicate.of.map((one) => decide(one, facts, holds, known));
      return parts.includes(true) ? true : parts.includes(undefined) ? undefined : false;
    }
    case "null": {
      const column = factsAt(facts, predicate.column);
      return known.has(JSON.stringify(predicate.column)) ? false : column?.nulls === 0 ? false : column !== undefined && column.nulls === facts.rows ? true : undefined;
    }
    case "compared": {
      const column = factsAt(facts, predicate.column);
      const value = asNumber(predicate.value, holds(predicate.column[0] ?? ""));
      if (column?.range === undefined || value === undefined) return undefined;
      const fits = between(column.range, predicate.with, value);
      return fits === true && column.nulls > 0 && !known.has(JSON.stringify(predicate.column)) ? undefined : fits;
    }
    default:
      return undefined;
  }
}

function asNumber(literal: Literal, kind: Holds | undefined): Decimal | undefined {
  if (literal.kind === "number") return kind === "integer" || kind === "decimal" ? decimal(literal.value) : undefined;
  if ((literal.kind !== "date" && literal.kind !== "timestamp") || (kind !== "date" && kind !== "timestamp" && kind !== "timestamptz")) return undefined;
  const moment = momentOf(literal.value);
  const millis = moment === undefined || moment.kind === "time" || moment.kind === "zoned time" ? undefined : moment.kind === "date" ? moment.at * 86_400_000 : moment.at;
  return millis === undefined || !Number.isInteger(millis) ? undefined : decimal(millis * 1000);
}

function between({ least, greatest }: NonNullable<ColumnFacts["range"]>, how: "<" | "<=" | ">" | ">=" | "=", value: Decimal): boolean | undefined {
  const [low, high] = [compare(least, value), compare(greatest, value)];
  switch (how) {
    case "<":
      return high < 0 ? true : low >= 0 ? false : undefined;
    case "<=":
      return high <= 0 ? true : low > 0 ? false : undefined;
    case ">":
      return low > 0 ? true : high <= 0 ? false : undefined;
    case ">=":
      return low >= 0 ? true : high < 0 ? false : undefined;
    case "=":
      return low === 0 && high === 0 ? true : low > 0 || high < 0 ? false : undefined;
  }
}
