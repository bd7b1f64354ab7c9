import type { Sql } from "../dialect.ts";
import type { Metric, Table } from "../metric.ts";
import { aggregate, duplicates, isAggregate, longestGap, orphans } from "./metric.ts";
import { type Emitted, emitted, lack, type Scope } from "./scope.ts";

/** A table that statements are written over. */
export interface Subject {
  readonly scope: Scope;
  /** What stands after FROM. */
  readonly from: Sql;
  /** Condition on rows, of people who may write SQL; only rows that fit it are judged. */
  readonly where?: Sql;
  /** The tables that references lead to, or why nothing is known of one: one sentence. */
  parent(table: Table): Pick<Subject, "scope" | "from"> | { readonly unknown: string };
}

/** A query and which metrics, by their place, its columns answer. */
export interface Statement {
  readonly sql: Sql;
  readonly gives: readonly { readonly metric: number; readonly column: number }[];
}

export interface Planned {
  /** Items of one SELECT over the table: all of them, or some at a time. */
  readonly items: readonly { readonly metric: number; readonly sql: Sql }[];
  /** Queries of their own. */
  readonly alone: readonly Statement[];
  /** What cannot be asked of this engine or of this data, by the metric's place. */
  readonly lacking: ReadonlyMap<number, Extract<Emitted, { lacks: string }>>;
}

/** Metrics as SQL: what one pass can answer together, and one query for each key, reference and gap. Queries of the contract itself and unread records are left out. */
export function planned(subject: Subject, metrics: readonly Metric[]): Planned {
  const { scope, from, where } = subject;
  const items: { metric: number; sql: Sql }[] = [];
  const alone = new Map<Sql, { metric: number; column: number }[]>();
  const lacking = new Map<number, Extract<Emitted, { lacks: string }>>();
  const rows = rowsOf(subject);
  const take = (metric: number, sql: Emitted, column: number) => {
    if ("lacks" in sql) lacking.set(metric, sql);
    else alone.set(sql.sql, [...(alone.get(sql.sql) ?? []), { metric, column }]);
  };
  metrics.forEach((metric, at) => {
    if (isAggregate(metric)) {
      const sql = emitted(() => aggregate(scope, metric));
      if ("lacks" in sql) lacking.set(at, sql);
      else items.push({ metric: at, sql: sql.sql });
    } else if (metric.of === "duplicates") take(at, emitted(() => duplicates(scope, from, metric.columns, where === undefined ? {} : { within: `(${where})` })), { groups: 0, rows: 1, excess: 2 }[metric.count]);
    else if (metric.of === "longest-gap") take(at, emitted(() => longestGap(scope, rows, metric.column)), 0);
    else if (metric.of === "orphans") {
      const parent = subject.parent(metric.parent);
      take(at, emitted(() => ("unknown" in parent ? lack(parent.unknown, "not-measured") : orphans(scope, rows, metric.columns, parent.scope, parent.from, metric.parentColumns))), 0);
    }
  });
  return { items, alone: [...alone].map(([sql, gives]) => ({ sql, gives })), lacking };
}

/** The rows that are judged, as they stand after FROM with an alias to follow. */
const rowsOf = ({ from, where }: Subject): Sql => (where === undefined ? from : `(SELECT * FROM ${from} WHERE (${where}))`);

/** Some items as one query over the rows that are judged. */
export function fused(subject: Subject, items: Planned["items"]): Statement {
  const { from, where } = subject;
  return {
    sql: `SELECT ${items.map(({ sql }, at) => `${sql} AS m_${at}`).join(", ")} FROM ${from}${where === undefined ? "" : ` WHERE (${where})`}`,
    gives: items.map(({ metric }, column) => ({ metric, column })),
  };
}
