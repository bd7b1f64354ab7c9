import type { Holds, Sql } from "../dialect.ts";
import type { Metric } from "../metric.ts";
import type { Column } from "../predicate.ts";
import { condition } from "./condition.ts";
import { columnOf, need, type Scope } from "./scope.ts";

/** A metric that is one item of a SELECT, so that many share one pass. */
export type Aggregate = Extract<Metric, { of: "rows" | "least" | "greatest" }>;
export const isAggregate = (metric: Metric): metric is Aggregate => metric.of === "rows" || metric.of === "least" || metric.of === "greatest";

export function aggregate(scope: Scope, metric: Aggregate): Sql {
  const { dialect } = scope;
  if (metric.of === "rows") return metric.where === undefined ? "COUNT(*)" : dialect.countIf(condition(scope, metric.where));
  const { sql, holds } = columnOf(scope, metric.column);
  const value = need(dialect, `read a value as ${metric.as}`, dialect.read(sql, holds, metric.as === "number" ? "number" : "timestamp"));
  const extreme = `${metric.of === "least" ? "MIN" : "MAX"}(${value})`;
  return metric.as === "number" ? dialect.numberText(extreme) : need(dialect, "write a moment", dialect.momentText(extreme));
}

export const keysWith = (scope: Scope, columns: readonly Column[]) => columns.map((column) => columnOf(scope, column));
export const present = (keys: readonly { readonly sql: Sql }[]) => keys.map(({ sql }) => `${sql} IS NOT NULL`).join(" AND ");

/**
 * One row: groups of rows that share their key, rows in them, rows beyond the first of each. `within`: only groups with a row that fits, whose other rows may lie outside, for a key is unique in
 * the whole table or not at all. `among`: a condition on rows that no group is lost by.
 */
export function duplicates(scope: Scope, from: Sql, columns: readonly Column[], { within, among }: { readonly within?: Sql; readonly among?: Sql } = {}): Sql {
  const keys = keysWith(scope, columns);
  const by = keys.map(({ sql, holds }) => scope.dialect.key(sql, holds)).join(", ");
  const where = `${present(keys)}${among === undefined ? "" : ` AND ${among}`}`;
  const having = `COUNT(*) > 1${within === undefined ? "" : ` AND ${scope.dialect.countIf(within)} > 0`}`;
  return `SELECT COUNT(*) AS m_0, COALESCE(SUM(n), 0) AS m_1, COALESCE(SUM(n - 1), 0) AS m_2 FROM (SELECT COUNT(*) AS n FROM ${from} WHERE ${where} GROUP BY ${by} HAVING ${having}) d`;
}

const numeric: readonly Holds[] = ["integer", "decimal", "float"];

/** One number: rows whose key is not null and is missing in the parent. */
export const orphans = (...of: Parameters<typeof orphanRows>): Sql => `SELECT COUNT(*) AS m_0 FROM ${orphanRows(...of)}`;

/** These rows, as they stand after FROM. Aliases are `c` and `p`. */
export function orphanRows(child: Scope, childFrom: Sql, columns: readonly Column[], parent: Scope, parentFrom: Sql, parentColumns: readonly Column[]): Sql {
  const [here, there] = [keysWith({ ...child, alias: "c" }, columns), keysWith({ ...parent, alias: "p" }, parentColumns)];
  const { dialect } = child;
  const pairs = here.map((key, at) => {
    const other = there[at] ?? key;
    if (key.holds === other.holds) return [dialect.key(other.sql, other.holds), dialect.key(key.sql, key.holds)] as const;
    if (numeric.includes(key.holds) && numeric.includes(other.holds)) return [other.sql, key.sql] as const;
    return [dialect.key(dialect.asText(other.sql, other.holds), "text"), dialect.key(dialect.asText(key.sql, key.holds), "text")] as const;
  });
  const missing =
    dialect.noneOf?.(pairs.map(([, key]) => key), `SELECT ${pairs.map(([other]) => other).join(", ")} FROM ${parentFrom} p WHERE ${present(there)}`) ??
    `NOT EXISTS (SELECT 1 FROM ${parentFrom} p WHERE ${pairs.map(([other, key]) => `${other} = ${key}`).join(" AND ")})`;
  return `${childFrom} c WHERE ${present(here)} AND ${missing}`;
}

/** One number, in seconds; null where there are fewer than two moments. */
export function longestGap(scope: Scope, from: Sql, column: Column): Sql {
  const { dialect } = scope;
  const { sql, holds } = columnOf(scope, column);
  const moment = need(dialect, "read a value as a moment", dialect.read(sql, holds, "timestamp"));
  const seconds = need(dialect, "count seconds", dialect.seconds(moment));
  return `SELECT MAX(s - b) AS m_0 FROM (SELECT s, ${dialect.before?.("s") ?? "LAG(s) OVER (ORDER BY s)"} AS b FROM (SELECT ${seconds} AS s FROM ${from} r) t WHERE s IS NOT NULL) g`;
}
