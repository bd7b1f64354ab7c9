import { add, between, ceilMultiple, compare, type Decimal, floorMultiple, isMultiple, lcm, negated, one, times, toNumber, zero } from "#decimal";
import type { Json } from "#model";
import type { Form } from "../forms/form.ts";
import { type Found, none, unknown, value } from "./found.ts";

interface Bound {
  readonly at: Decimal;
  readonly open: boolean;
}

const half: Decimal = { units: 5n, power: -1 };

/** Candidates that are tried before the answer is "unknown". */
const most = 20_000;

/** A number that fits all facts, as short as can be. Exact over decimals; "unknown" where only numbers fit that JavaScript does not have. */
export function solveNumber(facts: readonly Form[], excluded: readonly Json[]): Found {
  let from: Bound | undefined;
  let to: Bound | undefined;
  let step: Decimal | undefined;
  const not: Decimal[] = [];
  for (const fact of facts) {
    if (fact.is === "from" && (from === undefined || isInside(fact.bound, fact.open, from, 1))) from = { at: fact.bound, open: fact.open };
    if (fact.is === "to" && (to === undefined || isInside(fact.bound, fact.open, to, -1))) to = { at: fact.bound, open: fact.open };
    if (fact.is === "multiple" && fact.refused) not.push(fact.of);
    if (fact.is === "multiple" && !fact.refused) step = step === undefined ? fact.of : lcm(step, fact.of);
  }
  if (from !== undefined && to !== undefined) {
    const order = compare(from.at, to.at);
    if (order > 0 || (order === 0 && (from.open || to.open))) return none;
  }
  const out = new Set(excluded);
  const fits = (candidate: Decimal): number | undefined => {
    if (not.some((refused) => isMultiple(candidate, refused))) return undefined;
    const number = toNumber(candidate);
    return number === undefined || out.has(number) ? undefined : number;
  };
  return step === undefined ? anywhere(from, to, fits, not, out) : among(step, from, to, fits, not);
}

const isInside = (bound: Decimal, open: boolean, than: Bound, sign: 1 | -1): boolean => {
  const order = compare(bound, than.at) * sign;
  return order > 0 || (order === 0 && open && !than.open);
};

const within = (candidate: Decimal, from: Bound | undefined, to: Bound | undefined): boolean =>
  (from === undefined || isInside(candidate, false, { at: from.at, open: false }, 1) || (!from.open && compare(candidate, from.at) === 0)) &&
  (to === undefined || isInside(candidate, false, { at: to.at, open: false }, -1) || (!to.open && compare(candidate, to.at) === 0));

function anywhere(from: Bound | undefined, to: Bound | undefined, fits: (candidate: Decimal) => number | undefined, not: readonly Decimal[], out: ReadonlySet<Json>): Found {
  const point = from !== undefined && to !== undefined && compare(from.at, to.at) === 0;
  const near = [zero, one, half, negated(one), ...[from, to].flatMap((bound) => (bound === undefined ? [] : [bound.at, add(bound.at, one), add(bound.at, negated(one))]))];
  for (const candidate of near) {
    const found = within(candidate, from, to) ? fits(candidate) : undefined;
    if (found !== undefined) return value(found);
  }
  if (point && from !== undefined) return out.has(toNumber(from.at) ?? NaN) || not.some((refused) => isMultiple(from.at, refused)) ? none : unknown("the only number that fits has no double");
  const low = from?.at ?? add(to?.at ?? zero, negated(one));
  let high = to?.at ?? add(low, one);
  for (let tried = 0; tried < 2 * 400 + out.size; tried += 1) {
    high = between(low, high);
    const found = fits(high);
    if (found !== undefined) return value(found);
  }
  return unknown("only numbers fit that have no double");
}

/** Among the multiples of a step. */
function among(step: Decimal, from: Bound | undefined, to: Bound | undefined, fits: (candidate: Decimal) => number | undefined, not: readonly Decimal[]): Found {
  if (not.some((refused) => isMultiple(step, refused))) return none;
  const times_ = (count: bigint): Decimal => times(step, { units: count, power: 0 });
  let first = from === undefined ? undefined : ceilMultiple(from.at, step);
  let last = to === undefined ? undefined : floorMultiple(to.at, step);
  if (from?.open && first !== undefined && compare(times_(first), from.at) === 0) first += 1n;
  if (to?.open && last !== undefined && compare(times_(last), to.at) === 0) last -= 1n;
  if (first !== undefined && last !== undefined && first > last) return none;
  const start = first !== undefined && first > 0n ? first : last !== undefined && last < 0n ? last : 0n;
  let undecided = false;
  for (let distance = 0n; distance < BigInt(most); distance += 1n) {
    const open = [start + distance, start - distance].filter((count, side) => (side === 0 || distance > 0n) && (first === undefined || count >= first) && (last === undefined || count <= last));
    if (open.length === 0 && distance > 0n) return undecided ? unknown("only numbers fit that have no double") : none;
    for (const count of open) {
      const candidate = times_(count);
      const found = fits(candidate);
      if (found !== undefined) return value(found);
      if (toNumber(candidate) === undefined && !not.some((refused) => isMultiple(candidate, refused))) undecided = true;
    }
  }
  return unknown("too many numbers would have to be tried");
}

