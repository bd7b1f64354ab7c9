import type { Dialect, Sql } from "./dialect.ts";
import type { HowToMeasure, Session } from "./engine.ts";
import type { Measurement, Metric, Shape, Table } from "./metric.ts";
import type { Column, Predicate } from "./predicate.ts";
import { whyNotReadOnly } from "./sql/only-reads.ts";
import { columnOf, emitted, type Emitted } from "./sql/scope.ts";
import { samples } from "./sql/samples.ts";
import { scopeOf } from "./sql/shaped.ts";
import { apart } from "./window/apart.ts";
import { condition } from "./sql/condition.ts";
import { fused, planned, type Planned, type Statement, type Subject } from "./sql/statements.ts";

export type Cell = string | number | bigint | boolean | null;

/** What a server said to a query: rows of cells by their place, or one sentence why not, without any text of the data. `all`: nothing else will be answered either. */
export type Answer = { readonly rows: readonly (readonly Cell[])[]; readonly bytes?: number } | { readonly unknown: string; readonly all?: true };

/** A server that understands SQL, as an adapter gives it. */
export interface Asked {
  readonly dialect: Dialect;
  /** Letters in one statement that it takes, where these are fewer than usual. */
  readonly letters?: number;
  /** Runs one query that only reads. `theirs`: SQL that a person wrote. Never throws. */
  ask(sql: Sql, theirs?: true): Promise<Answer>;
  /** The full name of a table and its columns, or one sentence why not. */
  find(table: Table): Promise<{ readonly names: readonly string[]; readonly shape: Shape } | { readonly unknown: string }>;
  close(): Promise<void>;
}

/** Items in one SELECT and letters in one statement: below what the engines take. */
const most = { items: 200, letters: 200_000 };

/** A session over a server that understands SQL: one pass for all that it can answer, one query for each key, reference and gap. */
export function sessionOver(asked: Asked, how: Pick<HowToMeasure, "where" | "sqlAllowed" | "byteCap">): Session {
  const spent: { queries: number; bytes?: number } = { queries: 0 };
  const found = new Map<string, ReturnType<Asked["find"]>>();
  let over: string | undefined;

  const find = (table: Table) => {
    const key = JSON.stringify([table.object, table.physicalName]);
    const known = found.get(key) ?? (over === undefined ? asked.find(table) : Promise.resolve({ unknown: over }));
    found.set(key, known);
    return known;
  };

  const ask = async (sql: Sql, theirs?: true): Promise<Answer> => {
    if (over !== undefined) return { unknown: over, all: true };
    if (how.byteCap !== undefined && (spent.bytes ?? 0) >= how.byteCap) over = `More than the ${how.byteCap} bytes that may be read were read.`;
    if (over !== undefined) return { unknown: over, all: true };
    spent.queries += 1;
    const answer = await asked.ask(sql, theirs);
    if ("rows" in answer && answer.bytes !== undefined) spent.bytes = (spent.bytes ?? 0) + answer.bytes;
    if ("unknown" in answer && answer.all) over = answer.unknown;
    return answer;
  };

  /** A table as statements are written over it, or what is missing for the condition on its rows. */
  const subjectOf = (here: Extract<Awaited<ReturnType<Asked["find"]>>, { names: unknown }>, window: Predicate | undefined, parent: (table: Table) => Awaited<ReturnType<Asked["find"]>> | undefined): Subject | Extract<Emitted, { lacks: string }> => {
    const { dialect } = asked;
    const scope = scopeOf(dialect, here.shape);
    const where = window === undefined ? undefined : emitted(() => condition(scope, window));
    if (where !== undefined && "lacks" in where) return where;
    return {
      scope,
      from: dialect.table(here.names),
      ...(where === undefined ? {} : { where: where.sql }),
      parent: (other) => {
        const there = parent(other);
        return there === undefined || "unknown" in there ? (there ?? { unknown: "Nothing is known of the table that it refers to." }) : { scope: scopeOf(dialect, there.shape), from: dialect.table(there.names) };
      },
    };
  };

  const settle = (results: Measurement[], statement: Statement, answer: Answer, metrics: readonly Metric[]) => {
    for (const { metric, column } of statement.gives) {
      const row = "rows" in answer ? answer.rows[0] : undefined;
      results[metric] = "unknown" in answer ? { unknown: answer.unknown, because: "not-measured" } : row === undefined ? { unknown: "The server gave no row.", because: "not-measured" } : measured(metrics[metric], row[column] ?? null);
    }
  };

  /** One pass; where something in it fails, halves of it, until only what fails is unknown. */
  const pass = async (subject: Subject, items: Planned["items"], metrics: readonly Metric[], results: Measurement[]): Promise<void> => {
    if (items.length === 0) return;
    const statement = fused(subject, items);
    if (items.length > 1 && (items.length > most.items || statement.sql.length > (asked.letters ?? most.letters))) return halves(subject, items, metrics, results);
    const answer = await ask(statement.sql);
    if ("unknown" in answer && !answer.all && items.length > 1) return halves(subject, items, metrics, results);
    settle(results, statement, answer, metrics);
  };
  const halves = async (subject: Subject, items: Planned["items"], metrics: readonly Metric[], results: Measurement[]) => {
    const middle = Math.ceil(items.length / 2);
    await pass(subject, items.slice(0, middle), metrics, results);
    await pass(subject, items.slice(middle), metrics, results);
  };

  const theirs = async (query: string, from: Sql, column: Column | undefined, subject: Subject): Promise<Measurement> => {
    if (!how.sqlAllowed) return { unknown: "SQL of a contract runs only where the configuration of the base branch allows it.", because: "not-measured" };
    const place = column === undefined ? undefined : emitted(() => columnOf({ ...subject.scope, unwrapped: (_, sql) => sql }, column).sql);
    if (place !== undefined && "lacks" in place) return { unknown: place.lacks, because: place.because };
    const named = query.replace(/\$\{(object|property)\}/g, (whole, name: string) => (name === "object" ? from : (place?.sql ?? whole)));
    const sql = named.trim().replace(/;$/, "");
    const why = whyNotReadOnly(sql);
    if (why !== undefined) return { unknown: `The query is not asked: ${why}.`, because: "not-measured" };
    const answer = await ask(sql, true);
    if ("unknown" in answer) return { unknown: answer.unknown, because: "not-measured" };
    const [row] = answer.rows;
    if (answer.rows.length !== 1 || row?.length !== 1) return { unknown: "The query gives not one number but a table.", because: "not-measured" };
    const cell = row[0] ?? null;
    const number = typeof cell === "boolean" ? Number(cell) : typeof cell === "string" && cell.trim() === "" ? Number.NaN : Number(cell);
    return cell === null ? { value: null, evidence: "exact" } : Number.isFinite(number) ? measured(undefined, typeof cell === "boolean" ? number : String(cell)) : { unknown: "The query gives something that is no number.", because: "not-measured" };
  };

  return {
    asked: spent,
    shape: async (table) => {
      const here = await find(table);
      return "unknown" in here ? here : here.shape;
    },
    measure: (table, metrics) => apart(metrics, how.where?.(table), async (metrics, window) => {
      const here = await find(table);
      if ("unknown" in here) return metrics.map(() => ({ unknown: here.unknown, because: "not-measured" }));
      const parents = new Map<Table, Awaited<ReturnType<Asked["find"]>>>();
      for (const metric of metrics) if (metric.of === "orphans") parents.set(metric.parent, await find(metric.parent));
      const subject = subjectOf(here, window, (other) => parents.get(other));
      if ("lacks" in subject) return metrics.map(() => ({ unknown: subject.lacks, because: subject.because }));
      const { items, alone, lacking } = planned(subject, metrics);
      const results: Measurement[] = metrics.map((metric, at) => {
        const why = lacking.get(at);
        return why !== undefined ? { unknown: why.lacks, because: why.because } : metric.of === "unread" ? { value: 0, evidence: "metadata" } : { unknown: "It was not measured.", because: "not-measured" };
      });
      await pass(subject, items, metrics, results);
      for (const statement of alone) settle(results, statement, await ask(statement.sql), metrics);
      for (const [at, metric] of metrics.entries()) if (metric.of === "query") results[at] = subject.where === undefined ? await theirs(metric.sql, subject.from, metric.column, subject) : { unknown: "A query of a contract is not asked about some of the rows alone.", because: "nature" };
      return results;
    }),
    samples: async (table, metric, columns, most) => {
      const here = await find(table);
      const there = metric.of === "orphans" ? await find(metric.parent) : undefined;
      if ("unknown" in here) return [];
      const subject = subjectOf(here, how.where?.(table), () => there);
      const sql = "lacks" in subject ? subject : emitted(() => samples(subject, metric, columns, most));
      const answer = "lacks" in sql ? undefined : await ask(sql.sql);
      return answer === undefined || "unknown" in answer ? [] : answer.rows.map((row) => row.map((cell) => (cell === null ? null : String(cell))));
    },
    close: () => asked.close(),
  };
}

/** A cell as the value of a metric: numbers as numbers where they fit, else as their text. */
function measured(metric: Metric | undefined, cell: Cell): Measurement {
  if (cell === null) return { value: null, evidence: "exact" };
  if (metric?.of === "least" || metric?.of === "greatest") return { value: String(cell).replace(/^([+-]?)inf(?:inity)?$/i, (_, sign: string) => `${sign}Infinity`), evidence: "exact" };
  const number = Number(cell);
  return { value: Number.isSafeInteger(number) || (Number.isFinite(number) && !/^[+-]?\d{16,}$/.test(String(cell))) ? number : String(cell), evidence: "exact" };
}
