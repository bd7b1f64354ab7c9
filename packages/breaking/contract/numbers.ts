import { add, between, ceilMultiple, compare, type Decimal, decimal, floorMultiple, isMultiple, lcm, negated, one, times, toNumber, zero } from "#decimal";
import type { Json, Property } from "#model";
import { boundsOf, parsePhysicalType } from "#types";

/** The numbers that a property lets pass. */
export interface Numbers {
  readonly from?: End;
  readonly to?: End;
  /** Only multiples of it; 1 for integers. */
  readonly step?: Decimal;
  /** Only these, where there is a list. */
  readonly listed?: readonly Decimal[];
}

interface End {
  readonly at: Decimal;
  readonly included: boolean;
}

/** Options that forbid numbers: of ODCS, and of DCS the last two. */
export type NumberOption = "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" | "multipleOf" | "format" | "precision" | "scale";
export const numberOptions: ReadonlySet<string> = new Set<NumberOption>(["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "format", "precision", "scale"]);

/** What is none of ours in them is left out: it only forbids more. */
const digits: ReadonlySet<string> = new Set<NumberOption>(["format", "precision", "scale"]);

const isNumeric = ({ logicalType }: Property) => logicalType === undefined || logicalType === "integer" || logicalType === "number";

/** Everything that a version says of its numbers, taken together; undefined where something is said that is no number. */
export function numbersOf(property: Property): Numbers | undefined {
  if (!isNumeric(property)) return undefined;
  let found: Numbers = storedIn(property, property.logicalType === "integer" ? { step: one } : {});
  for (const [key, value] of Object.entries(property.options.values)) {
    if (!numberOptions.has(key)) continue;
    const more = limitOf(key, value, property);
    if (more === undefined && !digits.has(key)) return undefined;
    found = both(found, more ?? {});
  }
  if (property.enum === undefined) return found;
  const listed = property.enum.map(({ value }) => (typeof value === "number" ? decimal(value) : undefined)).filter((value) => value !== undefined);
  return { ...found, listed };
}

/** What the physical type leaves of some numbers. */
function storedIn({ physicalType }: Property, numbers: Numbers): Numbers {
  const type = physicalType === undefined ? undefined : parsePhysicalType(physicalType);
  const { least, most, below, scale } = type === undefined ? {} : boundsOf(type);
  const end = (at: bigint | undefined, included: boolean) => (at === undefined ? undefined : { at: lowest(at), included });
  const [from, to] = below === undefined ? [end(least, true), end(most, true)] : [end(-below, false), end(below, false)];
  return both(numbers, { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }), ...(scale === undefined ? {} : { step: { units: 1n, power: -scale } }) });
}

const lowest = (units: bigint): Decimal => decimal(units.toString()) ?? zero;

/** What one option lets pass; the digits of a decimal count together. Undefined where it is written as nobody can reckon with. */
export function limitOf(key: string, value: Json, { logicalType, options: { values } }: Property): Numbers | undefined {
  if (key === "format") return logicalType === "integer" && typeof value === "string" ? ofBits(value) : undefined;
  if (key === "precision" || key === "scale") return ofDigits(values["precision"], values["scale"]);
  const number = typeof value === "number" ? decimal(value) : undefined;
  if (number === undefined || (key === "multipleOf" && compare(number, zero) <= 0)) return undefined;
  switch (key) {
    case "minimum": return { from: { at: number, included: true } };
    case "exclusiveMinimum": return { from: { at: number, included: false } };
    case "maximum": return { to: { at: number, included: true } };
    case "exclusiveMaximum": return { to: { at: number, included: false } };
    default: return { step: number };
  }
}

/** `i32`, `u64` …: the integer types of Rust (ODCS, Logical Type Options: format of integers). */
function ofBits(format: string): Numbers | undefined {
  const [, sign, size] = /^([iu])(8|16|32|64|128)$/.exec(format) ?? [];
  if (size === undefined) return undefined;
  const bits = BigInt(size);
  const [least, most] = sign === "u" ? [0n, 2n ** bits - 1n] : [-(2n ** (bits - 1n)), 2n ** (bits - 1n) - 1n];
  return { from: { at: lowest(least), included: true }, to: { at: lowest(most), included: true }, step: one };
}

/** Digits in all, and of them those after the point; which those are where one is missing, nobody says the same. */
function ofDigits(precision: Json | undefined, scale: Json | undefined): Numbers | undefined {
  if (typeof precision !== "number" || typeof scale !== "number" || ![precision, scale].every(Number.isInteger) || scale < 0 || scale > precision || precision > 1_000) return undefined;
  const below = lowest(10n ** BigInt(precision - scale));
  return { from: { at: negated(below), included: false }, to: { at: below, included: false }, step: { units: 1n, power: -scale } };
}

/** Lengths and counts: whole numbers from 0 on, by the option that bounds them below and the one that bounds them above. */
export function sizesOf(least: Json | undefined, most: Json | undefined, listed?: readonly number[]): Numbers | undefined {
  const [from, to] = [least ?? 0, most].map((value) => (typeof value === "number" ? decimal(value) : undefined));
  if (from === undefined || (most !== undefined && to === undefined)) return undefined;
  return {
    step: one, from: { at: compare(from, zero) < 0 ? zero : from, included: true }, ...(to === undefined ? {} : { to: { at: to, included: true } }),
    ...(listed === undefined ? {} : { listed: listed.map((size) => decimal(size) ?? zero) }),
  };
}

/** A number that the first lets pass and the second does not, where the second says one thing only: the one nearest to its limit. Undefined where there is none. */
export function escape(first: Numbers, { from, to, step }: Numbers): Decimal | undefined {
  return (to !== undefined ? member(both(first, { from: { at: to.at, included: !to.included } })) : undefined)
    ?? (from !== undefined ? member(both(first, { to: { at: from.at, included: !from.included } }), "high") : undefined)
    ?? (step !== undefined ? offStep(first, step) : undefined);
}

/** What two limits let pass together. */
export function both(a: Numbers, b: Numbers): Numbers {
  const from = tighter(a.from, b.from, 1);
  const to = tighter(a.to, b.to, -1);
  const step = a.step === undefined || b.step === undefined ? (a.step ?? b.step) : lcm(a.step, b.step);
  const listed = a.listed ?? b.listed;
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }), ...(step === undefined ? {} : { step }), ...(listed === undefined ? {} : { listed }) };
}

function tighter(a: End | undefined, b: End | undefined, way: 1 | -1): End | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const order = compare(a.at, b.at) * way;
  return order === 0 ? (a.included ? b : a) : order > 0 ? a : b;
}

/** One of the numbers, near the lower end or the higher one; undefined where there is none. */
export function member(numbers: Numbers, near: "low" | "high" = "low"): Decimal | undefined {
  const { from, to, step, listed } = numbers;
  if (listed !== undefined) return listed.find((value) => has(numbers, value));
  if (step !== undefined) {
    const [low, high] = [from && nextAbove(from, step), to && nextBelow(to, step)];
    const start = (near === "low" ? (low ?? high) : (high ?? low)) ?? zero;
    return has(numbers, start) ? start : undefined;
  }
  const ends = [from?.at, to?.at];
  const candidates = [...(near === "low" ? ends : ends.toReversed()), from === undefined || to === undefined || compare(from.at, to.at) >= 0 ? undefined : between(from.at, to.at), from && add(from.at, one), to && add(to.at, negated(one)), zero];
  return candidates.find((value) => value !== undefined && has(numbers, value));
}

/** Numbers near the ends of what a property lets pass, as JSON writes them. */
export function numbersAround(property: Property): readonly number[] {
  const numbers = numbersOf(property);
  if (numbers === undefined) return [];
  const low = nearZero(numbers);
  const next = low === undefined ? undefined : (member(both(numbers, { from: { at: low, included: false } })) ?? member(both(numbers, { to: { at: low, included: false } }), "high"));
  return [low, next].flatMap((number) => (number === undefined ? [] : (toNumber(number) ?? [])));
}

/** A number that is no multiple of `step`: two neighbours cannot both be, unless all are. */
function offStep(numbers: Numbers, step: Decimal): Decimal | undefined {
  if (numbers.listed !== undefined) return numbers.listed.find((value) => has(numbers, value) && !isMultiple(value, step));
  const first = nearZero(numbers);
  if (first === undefined) return undefined;
  const little = numbers.step ?? between(zero, step);
  const near = [first, add(first, little), add(first, negated(little)), ...(numbers.step === undefined ? inside(numbers, first) : [])];
  return near.find((value) => has(numbers, value) && !isMultiple(value, step));
}

function nearZero(numbers: Numbers): Decimal | undefined {
  if (has(numbers, zero)) return zero;
  return member(numbers, numbers.to !== undefined && compare(numbers.to.at, zero) <= 0 ? "high" : "low");
}

/** Numbers inside a range: where it is narrower than the step, at most one of them is a multiple. */
function inside({ from, to }: Numbers, first: Decimal): Decimal[] {
  if (from === undefined || to === undefined || compare(from.at, to.at) >= 0) return [];
  const middle = between(from.at, to.at);
  return compare(first, middle) < 0 ? [middle, between(first, middle)] : [middle, between(middle, to.at)];
}

const nextAbove = ({ at, included }: End, step: Decimal): Decimal => {
  const up = times(step, { units: ceilMultiple(at, step), power: 0 });
  return included || compare(up, at) > 0 ? up : add(up, step);
};
const nextBelow = ({ at, included }: End, step: Decimal): Decimal => {
  const down = times(step, { units: floorMultiple(at, step), power: 0 });
  return included || compare(down, at) < 0 ? down : add(down, negated(step));
};

/** Whether a number is one of them. */
export function has({ from, to, step, listed }: Numbers, value: Decimal): boolean {
  const low = from === undefined ? 1 : compare(value, from.at);
  const high = to === undefined ? -1 : compare(value, to.at);
  return (low > 0 || (low === 0 && from?.included === true)) && (high < 0 || (high === 0 && to?.included === true)) && (step === undefined || isMultiple(value, step))
    && (listed === undefined || listed.some((one) => compare(one, value) === 0));
}
