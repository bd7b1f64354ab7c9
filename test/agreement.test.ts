import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { shortfalls } from "../scripts/agreement/bars.ts";
import { suites } from "../scripts/agreement/suites.ts";
import { soundness } from "./tabular/soundness.ts";

const vectors = resolve(import.meta.dirname, "../../shared/vectors");
const there = existsSync(vectors);
const seed = 20_261_124;

describe("outside verdicts, a seeded part of each suite (npm run prove replays all)", () => {
  if (!there) console.warn("SKIPPED: the outside vectors are absent (../shared/vectors), so no agreement is checked.");
  test.skipIf(!there).each(suites.map((suite) => [suite.id, suite] as const))("%s", async (_, suite) => {
    const tally = await suite.replay(join(vectors, suite.folder), { sample: 60, seed });
    expect(tally.cases).toBeGreaterThan(0);
    const lenient = { ...suite, may: { unknown: 0.05, falselyBreaking: 0.08, deviations: tally.deviations.length } };
    expect(shortfalls(suite.may === undefined ? suite : lenient, tally)).toEqual([]);
  }, 120_000);
});

test("no pair of contracts that is called safe lets a row pass that the old contract forbids", async () => {
  const { draws, unsound, trulySafe, calledSafe, unlike, lying } = await soundness(seed, 4_000);
  expect(draws).toBeGreaterThanOrEqual(4_000);
  expect(unsound).toEqual([]);
  expect(unlike).toEqual([]);
  expect(lying).toEqual([]);
  expect(calledSafe / trulySafe).toBeGreaterThan(0.85);
}, 120_000);
