import type { Operator, Quality } from "#model";

/** The numbers that a threshold allows: closed or open ranges, in order, none touching another. */
export type Allowed = readonly Range[];

interface Range {
  readonly from: number;
  readonly to: number;
  /** Whether the ends themselves are allowed. */
  readonly fromIn: boolean;
  readonly toIn: boolean;
}

const all: Range = { from: -Infinity, to: Infinity, fromIn: false, toIn: false };
const below = (to: number, toIn: boolean): Range => ({ ...all, to, toIn });
const above = (from: number, fromIn: boolean): Range => ({ ...all, from, fromIn });

/** The measured numbers that all operators of a rule let pass; undefined where there is none, or where a value is no number. */
export function allowedBy(operators: readonly Operator[]): Allowed | undefined {
  const [first, ...others] = operators.map(allowedByOne);
  return others.reduce((left, right) => left && right && left.flatMap((one) => right.flatMap((other) => common(one, other))), first);
}

function common(a: Range, b: Range): Range[] {
  const [from, to] = [Math.max(a.from, b.from), Math.min(a.to, b.to)];
  const [fromIn, toIn] = [(a.from < from || a.fromIn) && (b.from < from || b.fromIn), (a.to > to || a.toIn) && (b.to > to || b.toIn)];
  return from < to || (from === to && fromIn && toIn) ? [{ from, to, fromIn, toIn }] : [];
}

/**
 * The measured numbers that an operator of ODCS ("Data Quality", `mustBe…`) lets pass; undefined where its value is no number. The ends of
 * `mustBeBetween` are allowed, those of `mustNotBeBetween` are not.
 */
function allowedByOne({ name, value }: Operator): Allowed | undefined {
  if (Array.isArray(value)) {
    const [from, to] = value;
    if (typeof from !== "number" || typeof to !== "number" || value.length !== 2) return undefined;
    if (name === "mustBeBetween") return from <= to ? [{ from, to, fromIn: true, toIn: true }] : [];
    return name === "mustNotBeBetween" ? (from <= to ? [below(from, false), above(to, false)] : [all]) : undefined;
  }
  if (typeof value !== "number" || !Number.isFinite(value)) return undefined;
  switch (name) {
    case "mustBe": return [{ from: value, to: value, fromIn: true, toIn: true }];
    case "mustNotBe": return [below(value, false), above(value, false)];
    case "mustBeGreaterThan": return [above(value, false)];
    case "mustBeGreaterOrEqualTo": return [above(value, true)];
    case "mustBeLessThan": return [below(value, false)];
    case "mustBeLessOrEqualTo": return [below(value, true)];
    default: return undefined;
  }
}

/** What a rule can measure at all: any number, a count of rows, or a share of them in percent (ODCS, Data Quality: library metrics and their `unit`). */
export type Measure = "number" | "count" | "share";
const counts = new Set(["nullValues", "missingValues", "invalidValues", "duplicateValues", "rowCount"]);

export function measureOf({ type, metric, unit }: Quality): Measure {
  if ((type ?? "library") !== "library" || !counts.has(metric ?? "")) return "number";
  if (unit === undefined || unit === "rows") return "count";
  return unit === "percent" && metric !== "rowCount" ? "share" : "number";
}

/** A number that can be measured, is in the first and not in the second: the most ordinary one. Undefined where there is none. */
export function onlyIn(first: Allowed, second: Allowed, measure: Measure = "number"): number | undefined {
  const ends = [...first, ...second, ...(measure === "share" ? [below(100, true), above(0, true)] : [])].flatMap(({ from, to }) => [from, to]).filter(Number.isFinite).sort((a, b) => a - b);
  const between = ends.slice(1).map((end, index) => ((ends[index] ?? end) + end) / 2);
  const [least = 0, most = 0] = [ends[0], ends.at(-1)];
  const candidates = measure === "count" ? [0, ...ends.flatMap((end) => [Math.ceil(end), Math.floor(end) + 1])] : [...ends, ...between, least - 1, most + 1, 0];
  const found = candidates.filter((number) => isMeasured(number, measure) && has(first, number) && !has(second, number));
  return found.sort((a, b) => Number(a < 0) - Number(b < 0) || Number(!Number.isInteger(a)) - Number(!Number.isInteger(b)) || Math.abs(a) - Math.abs(b))[0];
}

const isMeasured = (number: number, measure: Measure): boolean => measure === "number" || (number >= 0 && (measure === "count" || number <= 100));

/** Whatever can be measured. */
export const anything: Allowed = [all];

/** Whether less is never worse: a rule that more of the same values passes too. */
export const isCeiling = (allowed: Allowed): boolean => allowed.length === 1 && allowed.every((range) => has([range], 0) && (range.from < 0 || range.fromIn));

function has(allowed: Allowed, number: number): boolean {
  return allowed.some(({ from, to, fromIn, toIn }) => (number > from || (fromIn && number === from)) && (number < to || (toIn && number === to)));
}
