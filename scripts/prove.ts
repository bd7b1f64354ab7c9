/**
 * Runs every outside suite and every proof in full, and fails where one falls short or where the vectors are absent. `npm test` runs seeded parts of the same.
 */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { shortfalls } from "./agreement/bars.ts";
import { suites } from "./agreement/suites.ts";
import { proofs } from "./proofs.ts";

const vectors = resolve(import.meta.dirname, "../../shared/vectors");
const asked = process.argv.slice(2);
const failed: string[] = [];
if (!existsSync(vectors)) {
  console.error("The outside vectors are absent (../shared/vectors): nothing can be proven without them.");
  process.exit(1);
}
for (const suite of suites.filter(({ id }) => asked.length === 0 || asked.includes(id))) {
  const tally = await suite.replay(join(vectors, suite.folder));
  const short = shortfalls(suite, tally);
  console.log(`${short.length === 0 ? "✔" : "✖"} ${suite.title}: ${tally.agree} of ${tally.cases}, ${tally.falselyCompatible.length} falsely compatible, ${tally.unknown.length} not decided`);
  failed.push(...short.map((what) => `${suite.id}: ${what}`));
}
for (const proof of proofs.filter(({ id }) => asked.length === 0 || asked.includes(id))) {
  const { figures, failed: short } = await proof.run();
  console.log(`${short.length === 0 ? "✔" : "✖"} ${proof.title}`);
  for (const figure of figures) console.log(`    ${figure}`);
  failed.push(...short.slice(0, 5).map((what) => `${proof.id}: ${what}`));
}
for (const what of failed) console.error(`✖ ${what.slice(0, 2_000)}`);
if (failed.length > 0) process.exit(1);
