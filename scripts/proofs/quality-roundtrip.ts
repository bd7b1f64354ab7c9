import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { corpusOf } from "../../test/quality/roundtrip/corpus.ts";
import { differences } from "../../test/quality/roundtrip/differences.ts";
import { databaseIn } from "../../test/quality/roundtrip/duckdb.ts";
import { filesIn } from "../../test/quality/roundtrip/files.ts";
import type { Ground } from "../../test/quality/roundtrip/ground.ts";
import { roundtrip, type Tally } from "../../test/quality/roundtrip/run.ts";
import { servers } from "../../test/quality/roundtrip/servers.ts";
import { service } from "../../test/quality/services.ts";
import type { Proof } from "./proof.ts";

const byChance = 200;
const seed = 20_261_124;
/** Of the breaks of a contract, DuckDB tries all; the others try each in one contract of so many. `MESHGATE_FULL=1` tries all everywhere, which takes hours. */
const full = process.env["MESHGATE_FULL"] === "1";
const [every, trinoEvery] = full ? [1, 1] : [4, 8];

export const qualityRoundtrip: Proof = {
  id: "quality-roundtrip",
  title: "Sampled rows keep every promise, broken ones are caught by their check, and DuckDB, Postgres, MariaDB, Trino and ClickHouse say the same of all of them",
  async run() {
    const root = mkdtempSync(join(tmpdir(), "meshgate-roundtrip-"));
    try {
      const { contracts, official, fixtures } = await corpusOf(byChance, seed);
      const [figures, failed]: [string[], string[]] = [[`${contracts.length} contracts: ${official} official examples, ${fixtures} fixtures, ${byChance} by chance`], []];
      const quick: Ground[] = [];
      const slow: Ground[] = [];
      for (const { id, on } of servers) {
        const started = await service(id);
        if ("skipped" in started) failed.push(`${id} is not here: ${started.skipped}`);
        else (id === "trino" ? slow : quick).push(on(started.at));
      }
      const said = (line: string) => console.error(`    ${line}`);
      const rounds = [
        { grounds: [databaseIn(join(root, "alone"))], every: 1 },
        { grounds: [databaseIn(join(root, "quick")), ...filesIn(root), ...quick], every },
        ...(slow.length === 0 ? [] : [{ grounds: [databaseIn(join(root, "slow")), ...slow], every: trinoEvery }]),
      ];
      for (const { grounds, every: one } of rounds) {
        const tally = await roundtrip({ contracts, grounds, rows: 24, seed: 7, said, wanted: (contract, _, at) => (contract + at) % one === 0 });
        figures.push(...figuresOf(tally, grounds));
        failed.push(...tally.failed, ...tally.differences);
      }
      return { figures, failed };
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  },
};

const counted = (map: ReadonlyMap<string, number>) => [...map].sort(([a], [b]) => a.localeCompare(b)).map(([what, count]) => `${what} ${count}`).join(", ");

function figuresOf(tally: Tally, grounds: readonly Ground[]): readonly string[] {
  return [
    `${tally.contracts} contracts, ${tally.variants} sets of rows, ${[...tally.compared.values()].reduce((sum, count) => sum + count, 0)} verdicts on ${grounds.map(({ id }) => id).join(", ")}: ${tally.differences.length} differences, ${tally.failed.length} promises broken or not caught that should not be`,
    `broken on purpose: ${counted(tally.broken)}`,
    `verdicts: ${counted(tally.outcomes)}`,
    `other verdicts for a listed reason: ${counted(tally.listed) || "none"}`,
    ...differences.filter(({ id }) => [...tally.listed.keys()].some((key) => key.endsWith(`: ${id}`))).map(({ id, because }) => `    ${id}: ${because}`),
    ...(tally.storedOtherwise.size === 0 ? [] : [`types that the tables here have not: ${[...tally.storedOtherwise.keys()].join("; ")}`]),
    ...(tally.unwritten.size === 0 ? [] : [`not written: ${counted(tally.unwritten)}`]),
  ];
}
