import { add, ceilMultiple, compare, type Decimal, decimal, floorMultiple, isMultiple, lcm, one, printDecimal, times, toNumber, zero } from "#decimal";
import type { LogicalType } from "#model";
import { day, greater, lesser, type Limit, minus } from "../limit.ts";
import type { Making } from "../making.ts";
import type { Value } from "../value.ts";
import type { Want } from "../want.ts";

/** Numbers and moments: points on a line, a step apart. */
export function onLine(want: Want, count: number, making: Making, against?: Limit): readonly Value[] {
  const print = (at: Decimal) => printed(at, want);
  if (against?.is === "end" || against?.is === "step") return beside(want, against).flatMap(print);
  const line = lineOf(want, count, making.now);
  if (line === undefined) return [];
  const points = want.gap === undefined ? drawn(line, count, making) : evenly(line, count, want.gap);
  return points.flatMap((point) => print(times(decimal(String(point)) ?? zero, line.step)));
}

interface Line {
  readonly step: Decimal;
  /** Multiples of the step, both included. */
  readonly from: bigint;
  readonly to: bigint;
}

/** More points than these are not told apart by people. */
const enough = 1_000_000n;

function lineOf({ type, limits, gap }: Want, count: number, now: number): Line | undefined {
  const { low, high } = endsOf(limits);
  const steps = limits.flatMap((limit) => (limit.is === "step" ? [limit.of] : []));
  let step = steps.length === 0 ? unitOf(type) : steps.reduce(lcm);
  const [from, to] = within(low?.bound, high?.bound, usual(type, now, step, gap === undefined ? count : 0), type);
  const least = (by: Decimal) => ceilMultiple(from, by) + (low?.open === true && isMultiple(low.bound, by) && compare(from, low.bound) === 0 ? 1n : 0n);
  const most = (by: Decimal) => floorMultiple(to, by) - (high?.open === true && isMultiple(high.bound, by) && compare(to, high.bound) === 0 ? 1n : 0n);
  const points = (by: Decimal) => most(by) - least(by) + 1n;
  const wanted = BigInt(count);
  for (let finer = 0; finer < 40 && steps.length === 0 && points(step) < wanted && compare(from, to) <= 0 && (type === "number" || (type !== "date" && finer < 3)); finer += 1) step = times(step, tenth);
  for (let coarser = 0; coarser < 200 && points(times(step, ten)) >= enough * (wanted / enough + 1n); coarser += 1) step = times(step, ten);
  return points(step) <= 0n ? undefined : { step, from: least(step), to: most(step) };
}

const ten = decimal(10) ?? one;
const tenth = decimal(0.1) ?? one;

/** The ends that matter: the greatest lower and the least upper one; of equal ones the open one. */
function endsOf(limits: readonly Limit[]) {
  const ends = limits.filter((limit) => limit.is === "end");
  const tightest = (low: boolean) =>
    ends.filter((end) => end.low === low).reduce<Extract<Limit, { is: "end" }> | undefined>((best, end) => {
      const side = best === undefined ? 1 : compare(end.bound, best.bound) * (low ? 1 : -1);
      return side > 0 || (side === 0 && end.open) ? end : best;
    }, undefined);
  return { low: tightest(true), high: tightest(false) };
}

const unitOf = (type: LogicalType): Decimal => (type === "number" ? (decimal(0.01) ?? one) : type === "timestamp" || type === "time" ? (decimal(1000) ?? one) : one);

/** Where values lie that nothing bounds: 1 to 1,000 (or as many as are asked for), the year up to now, the whole day. */
function usual(type: LogicalType, now: number, step: Decimal, count: number): readonly [Decimal, Decimal] {
  const of = (number: number) => decimal(Math.floor(number)) ?? zero;
  const many = Math.max(1000, count * 4);
  if (type === "date") return [of(now / day - Math.max(365, count * 2)), of(now / day)];
  if (type === "timestamp") return [of(now - Math.max(365 * day, count * 60_000)), of(now)];
  if (type === "time") return [zero, of(day - 1)];
  return [zero, greater(of(many), times(step, of(many)))];
}

/** The usual stretch, moved and cut so that it lies between the ends. */
function within(low: Decimal | undefined, high: Decimal | undefined, [from, to]: readonly [Decimal, Decimal], type: LogicalType): readonly [Decimal, Decimal] {
  const span = minus(to, from);
  if (type === "time") return [low === undefined ? from : greater(low, from), high === undefined ? to : lesser(high, to)];
  if (low !== undefined && high !== undefined) return [low, high];
  if (low !== undefined) return compare(low, from) > 0 || type === "number" || type === "integer" ? [low, compare(low, to) < 0 && (type === "date" || type === "timestamp") ? to : add(low, span)] : [from, to];
  if (high !== undefined) return compare(high, to) < 0 || compare(high, from) < 0 ? [minus(high, span), high] : [from, to];
  return [from, to];
}

function drawn({ from, to }: Line, count: number, { chance }: Making): readonly bigint[] {
  const points = to - from + 1n;
  if (points <= BigInt(count) * 4n) return chance.shuffled(Array.from({ length: Number(points) }, (_, at) => from + BigInt(at)));
  const found = new Set<bigint>([from, to].slice(0, count > 2 ? 2 : 0));
  for (let tries = 0; tries < count * 4 && found.size < count; tries += 1) found.add(from + chance.belowBig(points));
  return chance.shuffled([...found]);
}

/** Points up to the end of the line, no further apart than `gap`. */
function evenly({ step, from, to }: Line, count: number, gap: number): readonly bigint[] {
  const most = floorMultiple(decimal(gap) ?? zero, step);
  if (count < 2 || most <= 0n) return [to];
  const fits = (to - from) / BigInt(count - 1);
  const apart = fits < most ? fits : most;
  return apart === 0n ? Array.from({ length: Number(to - from) + 1 }, (_, at) => from + BigInt(at)) : Array.from({ length: count }, (_, at) => to - apart * BigInt(at));
}

/** Points just outside of an end or between two steps, near every end there is. */
function beside({ type, limits }: Want, against: Limit): readonly Decimal[] {
  const all = [...limits, against];
  const ends = all.flatMap((limit) => (limit.is === "end" ? [limit.bound] : []));
  const steps = all.flatMap((limit) => (limit.is === "step" ? [limit.of] : []));
  const kept = limits.flatMap((limit) => (limit.is === "step" ? [limit.of] : []));
  const base = kept.length === 0 ? unitOf(type) : kept.reduce(lcm);
  const finer = [base, ...(kept.length === 0 ? steps.map((step) => times(step, tenth)) : [])];
  return [...ends, zero].flatMap((end) => finer.flatMap((step) => [-3n, -2n, -1n, 0n, 1n, 2n, 3n, 7n].map((by) => times(add(decimal(String(floorMultiple(end, step))) ?? zero, decimal(String(by)) ?? zero), step))));
}

function printed(at: Decimal, { type, zoned }: Want): readonly Value[] {
  if (type === "number" || type === "integer") {
    const number = toNumber(at);
    if (number !== undefined && (type === "number" || Number.isSafeInteger(number))) return [number];
    return at.power >= 0 ? [BigInt(printDecimal(at).includes("e") ? at.units * 10n ** BigInt(at.power) : printDecimal(at))] : [];
  }
  const number = toNumber(at);
  if (number === undefined || (type === "time" && (number < 0 || number >= day))) return [];
  const moment = new Date(type === "date" ? number * day : number);
  const year = moment.getUTCFullYear();
  if (Number.isNaN(year) || year < 100 || year > 9999) return [];
  const text = moment.toISOString();
  if (type === "date") return [text.slice(0, 10)];
  const clock = text.slice(11, 23).replace(/\.000$/, "") + (zoned === true ? "Z" : "");
  return [type === "time" ? clock : `${text.slice(0, 10)}T${clock}`];
}
