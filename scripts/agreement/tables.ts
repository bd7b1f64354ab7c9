import { type Engine, engines, type May } from "#types";
import type { Tally } from "./suite.ts";

/** What came of one case: what upstream says, what we say, and whether they agree in all that upstream asserts. */
export interface Outcome {
  readonly name: string;
  readonly expected: boolean;
  readonly ours: May;
  readonly agrees: boolean;
}

/** Counts outcomes. A case that agrees in its verdict and not in its rules counts as what it is said to be wrongly. */
export function tallyOf(outcomes: readonly Outcome[]): Tally {
  const wrong = outcomes.filter(({ agrees }) => !agrees);
  const names = (of: (outcome: Outcome) => boolean) => wrong.filter(of).map(({ name }) => name);
  return {
    cases: outcomes.length,
    agree: outcomes.length - wrong.length,
    falselyCompatible: names(({ ours, expected }) => ours === "yes" && !expected),
    falselyBreaking: names(({ ours, expected }) => ours === "no" || (ours === "yes" && expected)),
    unknown: names(({ ours }) => ours === "unknown"),
    deviations: [],
    peers: [],
  };
}

/** Every case, or as many as asked for, drawn with the seed (a linear congruential generator, Knuth's constants of MMIX). */
export function drawn<T>(cases: readonly T[], draw?: { readonly sample: number; readonly seed: number }): readonly T[] {
  if (draw === undefined || draw.sample >= cases.length) return cases;
  const left = [...cases];
  let state = BigInt(draw.seed);
  return Array.from({ length: draw.sample }, () => {
    state = BigInt.asUintN(64, state * 6364136223846793005n + 1442695040888963407n);
    return left.splice(Number((state >> 33n) % BigInt(left.length)), 1);
  }).flat();
}

export function engineCalled(id: string): Engine {
  const engine = engines.find((one) => one.id === id);
  if (engine === undefined) throw new Error(`no engine is called ${id}`);
  return engine;
}

/** The answer for a table that several engines read. */
export const all = (answers: readonly May[]): May => (answers.includes("no") ? "no" : answers.includes("unknown") ? "unknown" : "yes");
