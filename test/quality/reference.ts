import { compare, decimal, isMultiple, printDecimal } from "#decimal";
import type { Json } from "#model";
import { type Column, type Literal, type Measurement, type Metric, metricKey, type Predicate, type ReadAs, type Session, type Shape, type Table } from "#quality";
import { has, type Language, languageOf } from "#regular";
import { momentOf } from "#units";
import { RE2JS } from "re2js";

/** One table of the reference: rows as JSON values, or as texts where the source has no types. */
export interface Rows {
  readonly shape: Shape;
  readonly rows: readonly Readonly<Record<string, Json>>[];
  /** Records that are no rows. */
  readonly unread?: number;
}

type Value = Json | undefined;

/**
 * The measuring engine that is slow, small and right: every metric over rows in memory, with the two-valued logic of `predicate.ts`, exact decimals and ECMA-262 patterns. Other engines are
 * held against it. `queries` answers each SQL text, as a database would.
 */
export function referenceSession(tables: ReadonlyMap<string, Rows>, queries: ReadonlyMap<string, number | null> = new Map()): Session {
  const asked = { queries: 0 };
  const find = ({ physicalName, object }: Table) => tables.get(physicalName) ?? tables.get(object);
  return {
    asked,
    shape: async (table) => find(table)?.shape ?? { unknown: "There is no such table." },
    async measure(table, metrics) {
      asked.queries += 1;
      const data = find(table);
      return metrics.map((metric): Measurement => {
        if (data === undefined) return { unknown: "There is no such table.", because: "not-measured" };
        const answer = measureRows(data, metric, find, queries);
        return data.unread === undefined || "unknown" in answer || metric.of === "unread" ? answer : { ...answer, unread: data.unread };
      });
    },
    close: async () => {},
  };
}

/** One metric, exactly. */
export function measureRows({ rows, shape, unread = 0 }: Rows, metric: Metric, find: (table: Table) => Rows | undefined = () => undefined, queries: ReadonlyMap<string, number | null> = new Map()): Measurement {
  const exact = (value: number | string | null): Measurement => ({ value, evidence: "exact" });
  const missing = shapeLacks(metric, shape);
  if (missing !== undefined) return { unknown: `no column ${missing}`, because: "not-measured" };
  switch (metric.of) {
    case "rows": {
      const { where } = metric;
      if (where === undefined) return exact(rows.length);
      const hits = rows.flatMap((row, index) => (fits(where, row) ? [index] : []));
      return { value: hits.length, evidence: "exact", ...(hits.length === 0 ? {} : { rowsAt: hits.slice(0, 5).map((index) => `row ${index + 1}`) }) };
    }
    case "least":
    case "greatest": {
      const values = rows.map((row) => at(row, metric.column)).filter((value) => value !== null && value !== undefined);
      if (metric.as === "moment") {
        const moments = values.flatMap((value) => millis(value) ?? []);
        return exact(moments.length === 0 ? null : new Date(metric.of === "least" ? Math.min(...moments) : Math.max(...moments)).toISOString());
      }
      const numbers = values.flatMap((value) => numeral(value) ?? []).sort(compare);
      const end = metric.of === "least" ? numbers[0] : numbers.at(-1);
      return exact(end === undefined ? null : printDecimal(end));
    }
    case "duplicates": {
      const counts = new Map<string, number>();
      for (const row of rows) {
        const key = metric.columns.map((column) => keyed(at(row, column)));
        if (!key.includes(undefined)) counts.set(JSON.stringify(key), (counts.get(JSON.stringify(key)) ?? 0) + 1);
      }
      const many = [...counts.values()].filter((count) => count > 1);
      return exact(metric.count === "groups" ? many.length : many.reduce((sum, count) => sum + (metric.count === "rows" ? count : count - 1), 0));
    }
    case "orphans": {
      const parent = find(metric.parent);
      if (parent === undefined) return { unknown: "There is no such table.", because: "not-measured" };
      const keys = new Set(parent.rows.map((row) => JSON.stringify(metric.parentColumns.map((column) => keyed(at(row, column))))));
      return exact(rows.filter((row) => {
        const key = metric.columns.map((column) => keyed(at(row, column)));
        return !key.includes(undefined) && !keys.has(JSON.stringify(key));
      }).length);
    }
    case "query": {
      const answer = queries.get(metric.sql);
      return answer === undefined ? { unknown: "The reference runs no SQL.", because: "not-measured" } : exact(answer);
    }
    case "unread": return exact(unread);
    case "longest-gap": {
      const moments = rows.flatMap((row) => millis(at(row, metric.column)) ?? []).sort((a, b) => a - b);
      if (moments.length < 2) return exact(null);
      return exact(Math.max(...moments.slice(1).map((moment, index) => moment - (moments[index] ?? 0))) / 1000);
    }
  }
}

/** A column of the row that the shape does not have. */
function shapeLacks(metric: Metric, { columns }: Shape): string | undefined {
  const names = new Set(columns.map(({ name }) => name));
  const used = metric.of === "rows" ? (metric.where === undefined ? [] : columnsIn(metric.where)) : "columns" in metric ? metric.columns : "column" in metric && metric.column !== undefined ? [metric.column] : [];
  return used.map(([first = ""]) => first).find((first) => first !== "[]" && !names.has(first));
}

const columnsIn = (predicate: Predicate): Column[] => (predicate.is === "not" ? columnsIn(predicate.of) : predicate.is === "all" || predicate.is === "any" ? predicate.of.flatMap(columnsIn) : [predicate.column]);

/** Whether a row, or an item as `{ "[]": item }`, fits a condition. */
export function fits(predicate: Predicate, row: Readonly<Record<string, Json>>): boolean {
  if (predicate.is === "not") return !fits(predicate.of, row);
  if (predicate.is === "all") return predicate.of.every((one) => fits(one, row));
  if (predicate.is === "any") return predicate.of.some((one) => fits(one, row));
  const value = at(row, predicate.column);
  if (predicate.is === "null") return value === null || value === undefined;
  if (value === null || value === undefined) return false;
  switch (predicate.is) {
    case "in": return predicate.values.some((literal) => against(value, literal) === 0);
    case "matches": return typeof value !== "object" && matches(predicate.pattern, String(value));
    case "compared": return holds(against(value, predicate.value), predicate.with);
    case "length": {
      const size = predicate.of === "list" ? (Array.isArray(value) ? value.length : undefined) : typeof value === "object" ? undefined : [...String(value)].length;
      return size !== undefined && holds(size - predicate.value, predicate.with);
    }
    case "multiple": {
      const [number, of] = [numeral(value), decimal(predicate.of)];
      return number !== undefined && of !== undefined && isMultiple(number, of);
    }
    case "distinct-items": return Array.isArray(value) && new Set(value.map(keyed)).size === value.length;
    case "some-item": return Array.isArray(value) && value.some((item: Json) => fits(predicate.where, { "[]": item }));
    case "castable": return readsAs(value, predicate.to);
  }
}

function at(row: Readonly<Record<string, Json>>, column: Column): Value {
  return column.reduce<Value>((value, name) => (typeof value === "object" && value !== null && !Array.isArray(value) && Object.hasOwn(value, name) ? (value as Readonly<Record<string, Json>>)[name] : undefined), row);
}

const holds = (difference: number | undefined, sign: "<" | "<=" | ">" | ">=" | "="): boolean =>
  difference !== undefined && (sign === "=" ? difference === 0 : sign === "<" ? difference < 0 : sign === "<=" ? difference <= 0 : sign === ">" ? difference > 0 : difference >= 0);

/** Negative, zero or positive; undefined where the value is none of the literal's kind. Texts go by code points. */
function against(value: Json, literal: Literal): number | undefined {
  switch (literal.kind) {
    case "text": return typeof value === "object" ? undefined : byCodePoint(String(value), literal.value);
    case "number": {
      const [number, end] = [numeral(value), decimal(literal.value)];
      return number === undefined || end === undefined ? undefined : compare(number, end);
    }
    case "boolean": return readsAs(value, "boolean") ? Number(String(value).toLowerCase() === "true") - Number(literal.value) : undefined;
    case "date":
    case "timestamp": {
      const [moment, end] = [millis(value), millis(literal.value)];
      return moment === undefined || end === undefined ? undefined : moment - end;
    }
  }
}

function byCodePoint(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  const at = left.findIndex((character, index) => character !== right[index]);
  return at < 0 ? left.length - right.length : (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? -1);
}

const numeral = (value: Value) => (typeof value === "number" || typeof value === "string" ? decimal(value) : undefined);

function millis(value: Value): number | undefined {
  const moment = typeof value === "string" ? momentOf(value) : undefined;
  if (moment === undefined || moment.kind === "time" || moment.kind === "zoned time") return undefined;
  return moment.kind === "date" ? moment.at * 86_400_000 : moment.at;
}

function readsAs(value: Json, to: ReadAs): boolean {
  const number = numeral(value);
  const kind = typeof value === "string" ? momentOf(value)?.kind : undefined;
  switch (to) {
    case "integer": return number !== undefined && number.power >= 0;
    case "number": return number !== undefined;
    case "boolean": return typeof value === "boolean" || (typeof value === "string" && /^(?:true|false)$/i.test(value));
    case "date": return kind === "date";
    case "timestamp": return kind === "date" || kind === "local" || kind === "zoned";
    case "time": return kind === "time" || kind === "zoned time";
  }
}

/** Numbers that are equal are one key, however they are written; undefined for null. */
function keyed(value: Value): string | undefined {
  if (value === null || value === undefined) return undefined;
  const number = typeof value === "number" ? decimal(value) : undefined;
  return number === undefined ? JSON.stringify(value) : `#${printDecimal(number)}`;
}

const languages = new Map<string, Language | undefined>();

/** By our own automata; by RE2 where a pattern is too much for them. */
function matches(pattern: string, text: string): boolean {
  if (!languages.has(pattern)) {
    const answer = languageOf(pattern, { anchored: false });
    languages.set(pattern, "unknown" in answer ? undefined : answer.language);
  }
  const language = languages.get(pattern);
  return language === undefined ? RE2JS.compile(RE2JS.translateRegExp(pattern)).matcher(text).find() : has(language, text);
}

/** The same metric is asked once. */
export const distinct = (metrics: readonly Metric[]): boolean => new Set(metrics.map(metricKey)).size === metrics.length;
