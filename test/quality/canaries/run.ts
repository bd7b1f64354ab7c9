import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import type { QualityReport } from "#model";
import { breakOne, breaks, sample } from "#sample";
import { main } from "../../../packages/run/cli.ts";
import { qualityFormat, verdictFormat } from "../../../packages/run/options.ts";
import { writeParquet } from "../../../packages/run/parquet.ts";
import type { CorpusContract } from "../roundtrip/corpus.ts";
import { canary, replanted, ways } from "./plant.ts";

/** All that a verdict is said in, and what `quality` itself says. */
export const formats = verdictFormat.choices ?? [];
export const ownFormats = qualityFormat.choices ?? [];
const now = "2026-11-24T12:00:00Z";

export interface Flown {
  runs: number;
  contracts: number;
  /** In which `quality` itself spoke. */
  readonly formats: Set<string>;
  readonly outcomes: Map<string, number>;
  /** Letters of output that were looked through. */
  letters: number;
  /** Canaries that were planted in files. */
  planted: number;
  readonly seen: string[];
}

/** Bad rows of every contract, measured by the command; everything that it says, in every format and on every surface, is searched for what was in the rows. */
export async function fly(contracts: readonly CorpusContract[], root: string, size = 20, said: (line: string) => void = () => undefined): Promise<Flown> {
  const flown: Flown = { runs: 0, contracts: 0, formats: new Set(), outcomes: new Map(), letters: 0, planted: 0, seen: [] };
  const whole = contracts.filter(({ name }) => !name.includes("#"));
  flown.contracts = whole.length;
  for (let start = 0; start < whole.length; start += size)
    for (const [nth, way] of ways.entries()) {
      const folder = join(root, `${start}-${way.id}`);
      mkdirSync(folder, { recursive: true });
      for (const [at, one] of whole.slice(start, start + size).entries()) flown.planted += await plant(one, at, way, folder, start + at);
      await speak(folder, way.id, ownFormats[((start / size) * ways.length + nth) % ownFormats.length] ?? "text", flown);
      said(`${Math.min(start + size, whole.length)} of ${whole.length} contracts, ${way.id}: ${flown.runs} runs, ${flown.seen.length} canaries seen`);
    }
  return flown;
}

/** A contract whose one server is the folder beside it, and its rows there. */
async function plant({ contract, text }: CorpusContract, at: number, { format, lines }: (typeof ways)[number], folder: string, salt: number): Promise<number> {
  const written = parse(text, { logLevel: "silent" }) as Record<string, unknown> | null;
  if (typeof written !== "object" || written === null || Array.isArray(written)) return 0;
  const server = { type: "local", path: `d${at}/{model}.${format}`, format: format === "ndjson" ? "json" : format };
  if ("dataContractSpecification" in written) written["servers"] = { here: server };
  else if (written["kind"] === "DataContract") written["servers"] = [{ server: "here", ...server }];
  else return 0;
  mkdirSync(join(folder, `d${at}`), { recursive: true });
  writeFileSync(join(folder, `c${at}.yaml`), stringify(written));
  const sampled = sample(contract, { rows: 8, seed: 7, now });
  const tables = (breaks.map((_, index) => breaks[(salt + index) % breaks.length]).map((kind) => (kind === undefined ? undefined : breakOne(sampled, kind))).find((found) => found !== undefined) ?? sampled).tables;
  let planted = 0;
  for (const [index, table] of tables.entries()) {
    if (!/^[\w-][\w .-]*$/.test(table.name) || table.columns.length === 0) continue;
    const path = join(folder, `d${at}`, `${table.name}.${format}`);
    if (lines === undefined) await writeParquet(path, replanted(table, salt + index)).catch((error: unknown) => writeFileSync(path, `no Parquet: CNRYerr ${String(error)}`));
    else writeFileSync(path, lines(table, salt + index).join(""));
    planted += lines === undefined ? table.rows * table.columns.length : (readFileSync(path, "utf8").match(new RegExp(canary, "gi")) ?? []).length;
  }
  return planted;
}

/** The number that a query gives is shown, so that queries run over words alone. The measurement in one format, with a report and a summary, as a step on GitHub; then the verdict in all formats. */
async function speak(folder: string, way: string, format: string, flown: Flown) {
  writeFileSync(join(folder, "meshgate.yaml"), `quality:\n  sql: ${/values|stored|broken/.test(way) ? "refused" : "allowed"}\n  extra-columns: refused\n  column-order: promised\n`);
  writeFileSync(join(folder, "event.json"), "{}");
  for (const name of ["output", "summary"]) writeFileSync(join(folder, name), "");
  const env = { GITHUB_ACTIONS: "true", CI: "true", GITHUB_EVENT_NAME: "workflow_dispatch", GITHUB_EVENT_PATH: join(folder, "event.json"), GITHUB_REPOSITORY: "acme/mesh", GITHUB_OUTPUT: join(folder, "output"), GITHUB_STEP_SUMMARY: join(folder, "summary"), GITHUB_WORKSPACE: folder };
  const run = async (argv: readonly string[], from: Readonly<Record<string, string>>) => {
    const said = { out: "", err: "" };
    const written = process.stdout.write;
    // Annotations go past `io`, to the log of the runner.
    process.stdout.write = ((text: string | Uint8Array) => { said.out += String(text); return true; }) as typeof process.stdout.write;
    const code = await main([...argv], {
      cwd: folder, env: { PATH: process.env["PATH"] ?? "", HOME: "/nowhere", ...from }, out: (text) => void (said.out += text), err: (text) => void (said.err += text), stdin: async () => new Uint8Array(),
      today: now.slice(0, 10), now, terminal: { out: false, err: false, columns: 100 },
    }).finally(() => { process.stdout.write = written; });
    flown.runs += 1;
    look(`${argv.join(" ")} (stdout)`, said.out, flown);
    look(`${argv.join(" ")} (stderr)`, said.err, flown);
    if (code > 1) flown.seen.push(`${folder}: ${argv.join(" ")} ended with ${code}: ${said.err.slice(0, 300)}`);
    return code;
  };
  flown.formats.add(format);
  if ((await run(["quality", "*.yaml", "--format", format, "--report", "report.json"], env)) > 1) return;
  const report = readFileSync(join(folder, "report.json"), "utf8");
  for (const { outcome } of (JSON.parse(report) as QualityReport).results) flown.outcomes.set(outcome, (flown.outcomes.get(outcome) ?? 0) + 1);
  for (const one of formats) await run(["verdict", "report.json", "--format", one, "--out", `said.${one}`], one === "markdown" ? env : {});
  for (const name of ["report.json", "output", "summary", ...formats.map((one) => `said.${one}`)]) look(`${folder} ${name}`, readFileSync(join(folder, name), "utf8"), flown);
}

function look(where: string, text: string, flown: Flown) {
  flown.letters += text.length;
  const hit = canary.exec(text);
  if (hit !== null) flown.seen.push(`${where}: ${text.slice(Math.max(0, hit.index - 200), hit.index + 60)}`);
}
