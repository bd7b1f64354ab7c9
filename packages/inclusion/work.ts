import type { Json } from "#model";
import { type Meter, meterOf } from "#regular";
import { deeperThan, isObject } from "./json.ts";
import type { SchemaSide } from "./side.ts";

/** What questions may cost; several may share one, and each takes from it. */
export interface Work {
  /** Forms that are looked at, parts that are tried. */
  steps: number;
  /** Schemas that meet a value while instances are tried. */
  trials: number;
  /** States of automata. */
  readonly texts: Meter;
}

export const usualSteps = 200_000;

export const workOf = (steps: number = usualSteps): Work => ({ steps, trials: 4 * steps, texts: meterOf(Math.ceil(steps / 4)) });

/** Levels of a schema, and different patterns in it, that are read. */
const [deepest, mostPatterns] = [300, 500];

/** Why a schema is not read at all. The other documents are weighed when they are referred to. */
export function tooMuch({ schema }: SchemaSide): string | undefined {
  if (!isObject(schema)) return undefined;
  if (!weighed.has(schema)) weighed.set(schema, weight(schema));
  return weighed.get(schema);
}

const weighed = new WeakMap<object, string | undefined>();

function weight(schema: Json): string | undefined {
  if (deeperThan(schema, deepest)) return "a schema is nested too deeply";
  const patterns = new Set<string>();
  patternsIn(schema, patterns);
  return patterns.size > mostPatterns ? `a schema has more than ${mostPatterns} patterns` : undefined;
}

function patternsIn(value: Json, into: Set<string>): void {
  const open: Json[] = [value];
  for (let next = open.pop(); next !== undefined && into.size <= mostPatterns; next = open.pop()) {
    if (typeof next !== "object" || next === null) continue;
    if (isObject(next)) {
      const { pattern, patternProperties } = next;
      if (typeof pattern === "string") into.add(pattern);
      if (isObject(patternProperties)) for (const key of Object.keys(patternProperties)) into.add(key);
    }
    open.push(...(Object.values(next) as Json[]));
  }
}
