import type { Sql } from "../dialect.ts";
import type { Metric } from "../metric.ts";
import type { Column } from "../predicate.ts";
import { condition } from "./condition.ts";
import { keysWith, orphanRows, present } from "./metric.ts";
import { columnOf, lack, type Scope } from "./scope.ts";
import type { Subject } from "./statements.ts";

/** A query for a few of the rows that a metric counts, of each the values of some columns as texts; of keys that come twice, each key once. */
export function samples({ scope, from, where, parent }: Subject, metric: Metric, columns: readonly Column[], most: number): Sql {
  const { dialect } = scope;
  const texts = (in_: Scope, wrap: (sql: Sql) => Sql = (sql) => sql) => columns.map((column, at) => {
    const { sql, holds } = columnOf(in_, column);
    return `${holds === "list" || holds === "struct" || holds === "other" ? "NULL" : wrap(dialect.asText(sql, holds))} AS v_${at}`;
  }).join(", ");
  const inside = where === undefined ? "" : `(${where}) AND `;
  if (metric.of === "rows" && metric.where !== undefined) return dialect.limit(`SELECT ${texts(scope)} FROM ${from} WHERE ${inside}${condition(scope, metric.where)}`, most);
  if (metric.of === "duplicates") {
    const keys = keysWith(scope, metric.columns);
    return dialect.limit(`SELECT ${texts(scope, (sql) => `MIN(${sql})`)} FROM ${from} WHERE ${present(keys)} GROUP BY ${keys.map(({ sql, holds }) => dialect.key(sql, holds)).join(", ")} HAVING COUNT(*) > 1${where === undefined ? "" : ` AND ${dialect.countIf(`(${where})`)} > 0`}`, most);
  }
  if (metric.of !== "orphans") return lack("Nobody tells which rows these are.");
  const other = parent(metric.parent);
  if ("unknown" in other) return lack(other.unknown, "not-measured");
  const rows = where === undefined ? from : `(SELECT * FROM ${from} WHERE (${where}))`;
  return dialect.limit(`SELECT ${texts({ ...scope, alias: "c" })} FROM ${orphanRows(scope, rows, metric.columns, other.scope, other.from, metric.parentColumns)}`, most);
}
