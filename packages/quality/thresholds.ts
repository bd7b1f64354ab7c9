import { compare, decimal, type Decimal, times } from "#decimal";
import type { Json, Quality } from "#model";
import { named } from "#text";
import type { Choices, Threshold, ThresholdName } from "./check.ts";

/** No bad row. */
export const none: readonly Threshold[] = [{ operator: "mustBe", value: 0 }];

/** The thresholds of a rule, all of which must hold, or why nobody understands them. Without any, no bad row is allowed where `bad` says that rows are bad. */
export function thresholdsOf(rule: Quality, { between }: Choices, bad: boolean): { readonly thresholds: readonly Threshold[] } | { readonly unknown: string } {
  if (rule.operators.length === 0) return bad ? { thresholds: none } : { unknown: "The rule does not say what the number must be." };
  const bounds = rule.custom.find(({ property }) => property === "bounds")?.value ?? between;
  const thresholds: Threshold[] = [];
  for (const { name, value } of rule.operators) {
    const read = valueOf(name, value);
    if (read === undefined) return { unknown: `The value of ${named(name)} is no number.` };
    thresholds.push({ operator: name as ThresholdName, value: read, ...(bounds === "exclusive" && Array.isArray(read) ? { open: true } : {}) });
  }
  return { thresholds };
}

function valueOf(name: string, value: Json): Threshold["value"] | undefined {
  if (!name.endsWith("Between")) return numberOf(value);
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [from, to] = value.map(numberOf);
  return from === undefined || to === undefined ? undefined : [from, to];
}

/** SQL may answer true or false, which are 1 and 0. */
function numberOf(value: Json): number | undefined {
  if (typeof value === "boolean") return value ? 1 : 0;
  return (typeof value === "number" || typeof value === "string") && decimal(value) !== undefined && Number.isFinite(Number(value)) ? Number(value) : undefined;
}

/** `0 rows`, `between 1 and 5 percent`, `more than 0 and fewer than 10 rows`. */
export function expectedOf(thresholds: readonly Threshold[], unit: string): string {
  const last = thresholds.at(-1)?.value;
  return `${thresholds.map(phrase).join(" and ")} ${unit === "rows" && last === 1 ? "row" : unit}`.trim();
}

function phrase({ operator, value, open }: Threshold): string {
  const both = typeof value === "number" ? "" : `between ${value[0]} and ${value[1]}${open === true ? ", these left out," : ""}`;
  switch (operator) {
    case "mustBe": return String(value);
    case "mustNotBe": return `not ${value}`;
    case "mustBeGreaterThan": return `more than ${value}`;
    case "mustBeGreaterOrEqualTo": return `at least ${value}`;
    case "mustBeLessThan": return `less than ${value}`;
    case "mustBeLessOrEqualTo": return `at most ${value}`;
    case "mustBeBetween": return both;
    case "mustNotBeBetween": return `not ${both}`;
  }
}

/** A measured number, as a fraction, so that no percentage is rounded before it is compared. */
export interface Fraction {
  readonly part: Decimal;
  /** Above zero. */
  readonly whole: Decimal;
}

/** Whether a number keeps all thresholds, and the end of a range that it is exactly at. */
export function holds(number: Fraction, thresholds: readonly Threshold[]): { readonly kept: boolean; readonly bound?: number } {
  const bound = thresholds.flatMap(({ value }) => (typeof value === "number" ? [] : value)).find((end) => against(number, end) === 0);
  return { kept: thresholds.every((threshold) => keeps(number, threshold)), ...(bound === undefined ? {} : { bound }) };
}

/** Whether a number that can only grow already breaks a threshold for good. */
export const isBeyond = (number: Fraction, thresholds: readonly Threshold[]): boolean => thresholds.some(({ operator, value }) => {
  const top = typeof value === "number" ? value : value[1];
  return ["mustBe", "mustBeLessThan", "mustBeLessOrEqualTo", "mustBeBetween"].includes(operator) && against(number, top) > 0;
});

/** Whether any number from `low` to `high` keeps all thresholds (true), none does (false), or it depends on which it is. */
export function holdsWithin(low: Fraction, high: Fraction, thresholds: readonly Threshold[]): boolean | undefined {
  const all = thresholds.map((threshold) => keepsWithin(low, high, threshold));
  return all.includes(false) ? false : all.includes(undefined) ? undefined : true;
}

function keepsWithin(low: Fraction, high: Fraction, threshold: Threshold): boolean | undefined {
  const { operator, value } = threshold;
  if (operator === "mustNotBe" || operator === "mustNotBeBetween") {
    const inside = keepsWithin(low, high, { ...threshold, operator: operator === "mustNotBe" ? "mustBe" : "mustBeBetween" });
    return inside === undefined ? undefined : !inside;
  }
  const [first, last] = [keeps(low, threshold), keeps(high, threshold)];
  if (first || last) return first && last ? true : undefined;
  const [from, to] = typeof value === "number" ? [value, value] : value;
  return (operator === "mustBe" || operator === "mustBeBetween") && against(low, from) <= 0 && against(high, to) >= 0 ? undefined : false;
}

function keeps(number: Fraction, { operator, value, open }: Threshold): boolean {
  const [from, to] = typeof value === "number" ? [value, value] : value;
  const [low, high] = [against(number, from), against(number, to)];
  switch (operator) {
    case "mustBe": return low === 0;
    case "mustNotBe": return low !== 0;
    case "mustBeGreaterThan": return low > 0;
    case "mustBeGreaterOrEqualTo": return low >= 0;
    case "mustBeLessThan": return low < 0;
    case "mustBeLessOrEqualTo": return low <= 0;
    case "mustBeBetween": return open ? low > 0 && high < 0 : low >= 0 && high <= 0;
    case "mustNotBeBetween": return open ? low <= 0 || high >= 0 : low < 0 || high > 0;
  }
}

function against({ part, whole }: Fraction, value: number): number {
  const end = decimal(value);
  if (end === undefined) throw new Error(`${value} is no threshold`);
  return compare(part, times(end, whole));
}
