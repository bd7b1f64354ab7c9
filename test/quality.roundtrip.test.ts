import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { breaks } from "#sample";
import { corpusOf } from "./quality/roundtrip/corpus.ts";
import { differences } from "./quality/roundtrip/differences.ts";
import { databaseIn } from "./quality/roundtrip/duckdb.ts";
import { filesIn } from "./quality/roundtrip/files.ts";
import type { Ground } from "./quality/roundtrip/ground.ts";
import { roundtrip } from "./quality/roundtrip/run.ts";
import { servers } from "./quality/roundtrip/servers.ts";
import { service } from "./quality/services.ts";

const home = mkdtempSync(join(tmpdir(), "meshgate-roundtrip-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));
const folder = () => mkdtempSync(join(home, "one-"));

/** `npm run prove -- quality-roundtrip` does this with every contract and every break. */
async function part(grounds: readonly Ground[], every: number, breaksEach: number) {
  const { contracts } = await corpusOf(20, 20261124);
  const some = contracts.filter(({ name }, at) => at % every === 0 || (every < 20 && name.startsWith("fixtures/sample/")));
  const tally = await roundtrip({ contracts: some, grounds, rows: 20, seed: 7, wanted: (contract, _, at) => (contract * 7 + at) % breaks.length < breaksEach });
  expect(tally.differences).toEqual([]);
  expect(tally.failed).toEqual([]);
  expect(tally.outcomes.get("duckdb broken")).toBeGreaterThan(0);
  console.log(`${tally.contracts} contracts, ${tally.variants} sets of rows on ${grounds.map(({ id }) => id).join(", ")}: ${[...tally.compared.values()].reduce((sum, count) => sum + count, 0)} verdicts, 0 differences; listed: ${[...tally.listed].map(([why, count]) => `${why} ${count}`).join(", ") || "none"}`);
}

test("sampled rows keep every promise, broken ones are caught by their check, in files and in a database of DuckDB", { timeout: 300_000 }, async () => {
  const root = folder();
  await part([databaseIn(root), ...filesIn(root)], 19, 3);
});

test("docs/quality.md has every reason why a verdict is another one somewhere", () => {
  const page = readFileSync(new URL("../docs/quality.md", import.meta.url), "utf8");
  for (const { because } of differences) expect(page).toContain(`- ${because}\n`);
});

describe.each(servers)("$id", ({ id, on }) => {
  test("gives the verdicts of DuckDB", { timeout: 300_000 }, async ({ skip }) => {
    const started = await service(id);
    if ("skipped" in started) return skip(started.skipped);
    await part([databaseIn(folder()), on(started.at)], id === "trino" ? 30 : 16, id === "trino" ? 3 : 6);
  });
});
