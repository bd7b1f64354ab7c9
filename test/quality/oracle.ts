import { compare, decimal, isMultiple, type Decimal } from "#decimal";
import { formatPattern } from "#regular";
import type { Metric } from "../../packages/quality/metric.ts";
import type { Column, Literal, Predicate } from "../../packages/quality/predicate.ts";
import type { Cell, CorpusTable, Kind } from "./data.ts";

type Row = readonly Cell[];
type Way = { readonly kind: Kind; readonly cell: Cell };

/** What a metric of a table is, in plain TypeScript: what every engine has to answer. Counts and seconds are numbers, extremes texts. */
export function expected(table: CorpusTable, metric: Metric, other?: CorpusTable): number | string | null {
  switch (metric.of) {
    case "rows":
      return table.rows.filter((row) => metric.where === undefined || fits(table, row, metric.where)).length;
    case "least":
    case "greatest":
      return extreme(table, metric);
    case "duplicates": {
      const groups = new Map<string, number>();
      for (const row of table.rows) {
        const key = metric.columns.map((column) => keyOf(at(table, row, column)));
        if (!key.includes(undefined)) groups.set(JSON.stringify(key), (groups.get(JSON.stringify(key)) ?? 0) + 1);
      }
      const many = [...groups.values()].filter((count) => count > 1);
      return metric.count === "groups" ? many.length : many.reduce((sum, count) => sum + count - (metric.count === "excess" ? 1 : 0), 0);
    }
    case "orphans": {
      const keys = (from: CorpusTable, columns: readonly Column[]) => from.rows.map((row) => columns.map((column) => keyOf(at(from, row, column)))).filter((key) => !key.includes(undefined)).map((key) => JSON.stringify(key));
      const there = new Set(keys(other ?? table, metric.parentColumns));
      return keys(table, metric.columns).filter((key) => !there.has(key)).length;
    }
    case "longest-gap": {
      const moments = table.rows.flatMap((row) => microsOf(at(table, row, metric.column)) ?? []).sort((a, b) => (a < b ? -1 : 1));
      const gaps = moments.slice(1).map((moment, i) => Number(moment - (moments[i] ?? moment)) / 1e6);
      return gaps.length === 0 ? null : Math.max(...gaps);
    }
    default:
      throw new Error(metric.of);
  }
}

function extreme(table: CorpusTable, metric: Extract<Metric, { of: "least" | "greatest" }>): string | null {
  const sign = metric.of === "least" ? 1 : -1;
  if (metric.as === "moment") {
    const all = table.rows.flatMap((row) => microsOf(at(table, row, metric.column)) ?? []).sort((a, b) => (a < b ? -sign : sign));
    return all[0] === undefined ? null : isoOf(all[0]);
  }
  const all = table.rows.flatMap((row) => numberOf(at(table, row, metric.column)) ?? []).sort((a, b) => sign * (order(a, b) ?? 0));
  return all[0] === undefined ? null : typeof all[0] === "number" ? String(all[0]) : `${all[0].units}e${all[0].power}`;
}

const at = (table: CorpusTable, row: Row, [name = ""]: Column): Way => {
  const place = table.columns.findIndex((column) => column.name === name);
  return { kind: table.columns[place]?.kind ?? "text", cell: row[place] ?? null };
};

const keyOf = ({ kind, cell }: Way): string | undefined => {
  if (cell === null) return undefined;
  if (kind === "double") return String(Number(cell) + 0);
  if (kind !== "integer" && kind !== "decimal") return String(cell);
  const exact = decimal(String(cell));
  return `${exact?.units}e${exact?.power}`;
};

type Combined = Extract<Predicate, { of: Predicate | readonly Predicate[] }>;
const isCombined = (predicate: Predicate): predicate is Combined => ["not", "all", "any"].includes(predicate.is);

/** Whether a row fits, in two values: a null fits nothing but `null`. */
export function fits(table: CorpusTable, row: Row, predicate: Predicate, item?: Way): boolean {
  if (isCombined(predicate)) {
    const again = (one: Predicate) => fits(table, row, one, item);
    return predicate.is === "not" ? !again(predicate.of) : predicate.is === "all" ? predicate.of.every(again) : predicate.of.some(again);
  }
  const way = item !== undefined && predicate.column[0] === "[]" ? item : at(table, row, predicate.column);
  const { kind, cell } = way;
  if (predicate.is === "null") return cell === null;
  if (cell === null) return false;
  switch (predicate.is) {
    case "in":
      return predicate.values.some((value) => against(way, value) === 0);
    case "matches":
      return new RegExp(predicate.pattern, "u").test(String(cell));
    case "format":
      return new RegExp(formatPattern(predicate.format) ?? "", "u").test(String(cell));
    case "compared":
      return holdsSign(against(way, predicate.value), predicate.with);
    case "length":
      return holdsSign(Math.sign((Array.isArray(cell) ? cell.length : [...String(cell)].length) - predicate.value), predicate.with);
    case "multiple": {
      const [number, of] = [exactOf(way), decimal(predicate.of)];
      const big = kind !== "integer" && kind !== "decimal" && Math.abs(Number(cell)) >= 1e20;
      return number !== undefined && of !== undefined && !big && isMultiple(number, of);
    }
    case "distinct-items":
      return Array.isArray(cell) && new Set(cell).size === cell.length;
    case "some-item":
      return Array.isArray(cell) && cell.some((one: string | null) => fits(table, row, predicate.where, { kind: "text", cell: one }));
    case "castable":
      return kind === "text" && castable(String(cell), predicate.to);
  }
}

const holdsSign = (sign: number | undefined, how: string) => sign !== undefined && { "<": sign < 0, "<=": sign <= 0, ">": sign > 0, ">=": sign >= 0, "=": sign === 0 }[how] === true;

function against(way: Way, literal: Literal): number | undefined {
  switch (literal.kind) {
    case "text":
      return way.kind === "text" ? codePoints(String(way.cell), literal.value) : undefined;
    case "number": {
      const [left, right] = [numberOf(way), decimal(literal.value)];
      if (left === undefined || right === undefined) return undefined;
      return order(left, typeof left === "number" ? Number(literal.value) : right);
    }
    case "boolean": {
      const value = booleanOf(way);
      return value === undefined ? undefined : Number(value) - Number(literal.value);
    }
    default: {
      const [left, right] = [microsOf(way), microsIn(literal.value)];
      return left === undefined || right === undefined ? undefined : left < right ? -1 : left > right ? 1 : 0;
    }
  }
}

const order = (a: Decimal | number, b: Decimal | number): number | undefined => (typeof a === "number" || typeof b === "number" ? (Number.isNaN(a) || Number.isNaN(b) ? undefined : Math.sign(Number(a) - Number(b)) || (a === b ? 0 : 0)) : compare(a, b));

function codePoints(a: string, b: string): number {
  const [left, right] = [[...a], [...b]].map((all) => all.map((one) => one.codePointAt(0) ?? 0)) as [number[], number[]];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? -1) - (right[i] ?? -1);
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}

const numeral = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
function numberOf({ kind, cell }: Way): Decimal | number | undefined {
  if (cell === null) return undefined;
  if (kind === "double") return Number.isNaN(Number(cell)) ? undefined : Number(cell);
  if (kind === "integer" || kind === "decimal" || (kind === "text" && numeral.test(String(cell)))) return decimal(String(cell));
  return undefined;
}
const exactOf = (way: Way): Decimal | undefined => {
  const number = numberOf(way);
  return typeof number === "number" ? decimal(number) : number;
};

function booleanOf({ kind, cell }: Way): boolean | undefined {
  if (kind === "boolean") return cell === null ? undefined : cell === true;
  return kind === "text" && /^(?:true|false|t|f)$/i.test(String(cell)) ? /^t/i.test(String(cell)) : undefined;
}

const microsOf = ({ kind, cell }: Way): bigint | undefined => (cell === null || !["date", "timestamp", "timestamptz", "text"].includes(kind) ? undefined : microsIn(String(cell)));

/** ISO 8601 with hours to 23, seconds to 59 and zones to 14 hours → microseconds since 1970 in UTC. */
function microsIn(text: string): bigint | undefined {
  const [, y, m, d, hour = "0", minute = "0", second = "0", fraction = "", zone, sign, hours = "0", minutes = "0"] =
    /^(\d{4})-(\d\d)-(\d\d)(?:[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,9}))?)?( ?(?:Z|([+-])(0\d|1[0-4])(?::?([0-5]\d))?))?)?$/.exec(text) ?? [];
  if (y === undefined || y === "0000") return undefined;
  const midnight = new Date(`${y}-${m}-${d}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || midnight.getUTCDate() !== Number(d)) return undefined;
  void zone;
  const shift = (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -1 : 1);
  return BigInt(midnight.getTime() + ((Number(hour) * 60 + Number(minute) - shift) * 60 + Number(second)) * 1000) * 1000n + BigInt(fraction.padEnd(6, "0").slice(0, 6));
}

const isoOf = (micros: bigint) => `${new Date(Number(micros / 1_000_000n) * 1000).toISOString().slice(0, 19)}.${String(micros % 1_000_000n).padStart(6, "0")}Z`;

function castable(text: string, to: string): boolean {
  switch (to) {
    case "integer":
      return /^[+-]?\d{1,38}$/.test(text);
    case "number":
      return numeral.test(text);
    case "boolean":
      return /^(?:true|false|t|f)$/i.test(text);
    case "date":
      return text.length === 10 && microsIn(text) !== undefined;
    case "timestamp":
      return microsIn(text) !== undefined;
    case "time":
      return /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?$/.test(text);
    default:
      return false;
  }
}
