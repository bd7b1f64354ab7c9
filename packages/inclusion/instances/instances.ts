import type { Json } from "#model";
import { libraryOf } from "../references/library.ts";
import { scopes } from "../references/scope.ts";
import type { SchemaSide } from "../side.ts";
import { chanceOf } from "./chance.ts";
import { makeValue } from "./make.ts";
import type { Place } from "./places.ts";

export interface Draw {
  readonly count: number;
  readonly seed: number;
}

/** Values of one instance at most. */
const largest = 400;

/**
 * Instances at the edges of schemas: at, just inside and just outside every bound, allowed values and their neighbours, properties that are missing or more than asked
 * for, each branch of an alternative, and mixes of all the schemas. Not all fit. The same arguments give the same instances.
 */
export function* instancesOf(sides: readonly SchemaSide[], { count, seed }: Draw): Generator<Json> {
  const chance = chanceOf(seed);
  const roots: Place[] = sides.map((side) => {
    const [library, known] = [libraryOf(side), scopes()];
    return { library, scopes: known, spot: library.root, scope: known.start };
  });
  for (let made = 0; made < count; made += 1) {
    const one = chance.pick(roots);
    yield makeValue(one === undefined || chance.percent(50) ? roots : [one], chance, { values: largest, careful: chance.percent(60) });
  }
}
