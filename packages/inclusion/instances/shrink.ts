import type { Json } from "#model";
import { isArray, isObject, objectOf } from "../json.ts";

/** Checks that one instance may cost. */
const most = 400;

/** A smaller instance that still shows it: without items, properties and characters that do not matter. */
export function shrunk(instance: Json, shows: (instance: Json) => boolean): Json {
  let left = most;
  let best = instance;
  for (let again = true; again; ) {
    again = false;
    for (const smaller of smallerThan(best)) {
      if ((left -= 1) < 0) return best;
      if (!shows(smaller)) continue;
      best = smaller;
      again = true;
      break;
    }
  }
  return best;
}

/** The instance with one thing less, the largest steps first. */
function* smallerThan(value: Json): Generator<Json> {
  if (typeof value === "string" && value.length > 0) yield* ["", value.slice(0, value.length >> 1), value.slice(0, -1)];
  if (typeof value === "number" && value !== 0 && !Number.isInteger(value)) yield Math.trunc(value);
  if (isArray(value)) {
    for (const index of value.keys()) yield value.toSpliced(index, 1);
    for (const [index, item] of value.entries()) for (const smaller of smallerThan(item)) yield value.with(index, smaller);
  } else if (isObject(value)) {
    const entries = Object.entries(value);
    for (const [key] of entries) yield objectOf(entries.filter(([other]) => other !== key));
    for (const [key, item] of entries) for (const smaller of smallerThan(item)) yield objectOf(entries.map(([other, one]) => [other, other === key ? smaller : one]));
  }
}
