/**
 * How far do our verdicts agree with those that others published? Replays every outside suite in full, ours and the peers' in the same run, writes
 * `docs/agreement.md` and the summary in the README. Needs the vectors beside the repository.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { agreementPage, agreementRows, withRows } from "./docs/agreement-page.ts";
import { suites } from "./agreement/suites.ts";

const home = resolve(import.meta.dirname, "..");
const vectors = resolve(home, "../shared/vectors");
const asked = process.argv.slice(2).filter((word) => !word.startsWith("-"));

if (!existsSync(vectors)) {
  console.error("The outside vectors are absent (../shared/vectors), so there is nothing to agree with. Nothing was written.");
  process.exit(1);
}
const replayed = [];
for (const suite of suites) {
  if (asked.length > 0 && !asked.includes(suite.id)) continue;
  const start = process.hrtime.bigint();
  const tally = await suite.replay(join(vectors, suite.folder));
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  replayed.push({ suite, tally });
  console.log(`${suite.id}: ${tally.agree} of ${tally.cases} agree, ${tally.falselyCompatible.length} falsely compatible, ${tally.falselyBreaking.length} falsely breaking, ${tally.unknown.length} unknown, ${tally.deviations.length} deviations (${seconds.toFixed(1)} s)`);
  for (const { name, agree, falselyCompatible, falselyBreaking, errors } of tally.peers) console.log(`  ${name}: ${agree} agree, ${falselyCompatible} falsely compatible, ${falselyBreaking} falsely breaking, ${errors} errors`);
  for (const name of tally.falselyCompatible.slice(0, 5)) console.log(`  falsely compatible: ${name}`);
}
if (asked.length === 0) {
  writeFileSync(join(home, "docs/agreement.md"), agreementPage(replayed));
  const readme = join(home, "README.md");
  writeFileSync(readme, withRows(readFileSync(readme, "utf8"), agreementRows(replayed)));
}
