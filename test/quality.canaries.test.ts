import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { canary } from "./quality/canaries/plant.ts";
import { fly, ownFormats } from "./quality/canaries/run.ts";
import { corpusOf } from "./quality/roundtrip/corpus.ts";

const root = mkdtempSync(join(tmpdir(), "meshgate-canaries-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** `npm run prove -- quality-canaries` does this with every contract, and in the tables of every server. */
test("no value of the data is in what the command says, whatever the format and the surface", { timeout: 300_000 }, async () => {
  const { contracts } = await corpusOf(4, 20_261_124);
  const flown = await fly(contracts.filter(({ name }, at) => at % 12 === 5 || name.startsWith("generated")), root, 6);
  expect(flown.seen).toEqual([]);
  expect([...flown.formats].sort()).toEqual([...ownFormats].sort());
  expect(flown.planted).toBeGreaterThan(500);
  expect(flown.outcomes.get("broken")).toBeGreaterThan(50);
  console.log(`${flown.planted} canaries in the rows of ${flown.contracts} contracts, ${flown.outcomes.get("broken")} broken promises, ${flown.runs} runs, ${flown.letters} letters of output: 0 canaries`);
});

test("a canary is seen where there is one", () => {
  expect(["Conversion Error: CNRY3q0001", "at 1973-03-19", "is 731900017", "cnry3q0001"].every((text) => canary.test(text))).toBe(true);
});
