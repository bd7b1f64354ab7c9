import type { Chance } from "./chance.ts";
import { fits, isMoment, type Limit } from "./limit.ts";
import { booleans, listed } from "./makers/finite.ts";
import { onLine } from "./makers/line.ts";
import { lists, maps, records, vectors } from "./makers/shapes.ts";
import { texts } from "./makers/texts.ts";
import type { Making } from "./making.ts";
import { distinct, type Value } from "./value.ts";
import type { Want } from "./want.ts";

/**
 * Up to `count` different values that are all that is wanted, in no order; fewer where there are fewer or nobody finds more. With `against`: values that break
 * this one limit and keep all others.
 */
export function make(want: Want, count: number, chance: Chance, now: number, against?: Limit): readonly Value[] {
  const making: Making = { chance, now, part: (inner, many) => make(inner, many, chance, now) };
  const others = against === undefined ? want.limits : want.limits.filter((limit) => limit !== against);
  const right = (value: Value) => others.every((limit) => fits(limit, value, want.type)) && (against === undefined || !fits(against, value, want.type));
  return distinct(candidates({ ...want, limits: others }, against === undefined ? count : count + 50, making, against).filter(right), count);
}

/** The same, but where nothing is all that is wanted: values that keep all but one promise, else only their type. Never none. */
export function makeAnyway(want: Want, count: number, chance: Chance, now: number): readonly Value[] {
  const making: Making = { chance, now, part: (inner, many) => makeAnyway(inner, many, chance, now) };
  const tries = [want.limits, ...want.limits.map((limit) => want.limits.filter((other) => other !== limit)), []];
  for (const limits of tries) {
    const values = distinct(candidates({ ...want, limits }, count, making, undefined).filter((value) => limits.every((limit) => fits(limit, value, want.type))), count);
    if (values.length > 0) return values;
  }
  return [want.type === "object" || want.type === "map" ? new Map() : want.type === "array" || want.type === "vector" ? [] : want.type === "string" ? "" : 0];
}

function candidates(want: Want, count: number, making: Making, against: Limit | undefined): readonly Value[] {
  if (want.limits.some(({ is }) => is === "among")) return listed(want, making);
  if (want.type === "string") return texts(want, count, making, against);
  if (want.type === "integer" || want.type === "number" || isMoment(want.type)) return onLine(want, count, making, against);
  switch (want.type) {
    case "boolean": return booleans(making);
    case "array": return lists(want, count, making, against);
    case "vector": return vectors(want, count, making, against);
    case "map": return maps(want, count, making, against);
    default: return records(want, count, making, against);
  }
}
