import fc from "fast-check";
import { expect, test } from "vitest";
import { hostile } from "./fuzz/hostile.ts";
import { readings } from "./fuzz/surfaces.ts";
import { twins } from "./fuzz/texts.ts";
import { worldOf } from "./fuzz/world.ts";

/** Texts that strangers wrote: `npm test` draws a seeded few; `npm run fuzz` draws 100,000 (MESHGATE_FUZZ), from another seed where MESHGATE_SEED says so. */
const texts = Number(process.env["MESHGATE_FUZZ"] ?? 960);
const seed = Number(process.env["MESHGATE_SEED"] ?? 20261125);
const perDraw = 96;
const numRuns = Math.ceil(texts / perDraw);

test(`nothing that a stranger writes is more than text, on any surface (${numRuns * perDraw} texts)`, async () => {
  let drawn = 0;
  await fc.assert(fc.asyncProperty(fc.array(hostile, { minLength: perDraw, maxLength: perDraw }), fc.nat(), async (pool, choices) => {
    const { strange, plain } = twins(pool);
    const [said, expected] = [await readings(await worldOf(strange, choices)), await readings(await worldOf(plain, choices))];
    drawn += pool.length;
    for (const [surface, reading] of Object.entries(expected)) expect(said[surface], surface).toBe(reading);
  }), { seed, numRuns, endOnFailure: true });
  console.info(`fuzz: ${drawn} texts in ${numRuns} draws, 0 leaks.`);
}, 4 * 3_600_000);
