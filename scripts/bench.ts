/**
 * How fast is the built command line, as ratios to floors measured in the same run:
 * the parse floor reads and parses the same files with the same YAML library and does nothing else; the start floor is `node -e 0`.
 * `--peers` also runs the Python peers on the same files, where PyPI is reached. Whole processes, alternated, medians.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { bytesAtStart, bytesInAll, mostAtStart, mostInAll, mostTimes, stopsAtOnce } from "./bench/start.ts";

const home = resolve(import.meta.dirname, "..");
const cli = join(home, "dist/cli.mjs");
const official = resolve(home, "../shared/specs/odcs/examples");
const work = mkdtempSync(join(tmpdir(), "meshgate-bench-"));

const peak = join(work, "peak.mjs");
writeFileSync(peak, `import { appendFileSync } from "node:fs";\nprocess.on("exit", () => appendFileSync(process.env.MESHGATE_PEAK, process.resourceUsage().maxRSS + "\\n"));\n`);
const floor = join(work, "floor.mjs");
writeFileSync(floor, `import { readdirSync, readFileSync } from "node:fs";\nimport { parse } from ${JSON.stringify(join(home, "node_modules/yaml/dist/index.js"))};\nfor (const folder of process.argv.slice(2)) for (const name of readdirSync(folder)) parse(readFileSync(folder + "/" + name, "utf8"));\n`);

interface Run { readonly ms: number; readonly mib: number }

function once(argv: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}): Run {
  const memory = join(work, "peak.txt");
  writeFileSync(memory, "");
  const start = process.hrtime.bigint();
  const [command = "", ...args] = argv;
  const done = spawnSync(command, args, { cwd, stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, NO_COLOR: "1", GITHUB_ACTIONS: "", MESHGATE_PEAK: memory, ...env } });
  const ms = Number(process.hrtime.bigint() - start) / 1e6;
  if (done.error !== undefined || (done.status ?? 3) > (Object.keys(env).length > 0 ? 2 : 1)) throw new Error(`${argv.join(" ")}: exit ${done.status} ${done.stderr?.toString().slice(0, 500)}`);
  return { ms, mib: Number(readFileSync(memory, "utf8").trim().split("\n")[0] || 0) / 1024 };
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Runs both in turn and gives the medians of each and of their ratio, pair by pair. */
function pair(a: readonly string[], b: readonly string[], cwd: string, runs: number, env: Readonly<Record<string, string>> = {}) {
  once(a, cwd, env);
  once(b, cwd);
  const pairs = Array.from({ length: runs }, () => [once(a, cwd, env), once(b, cwd)] as const);
  return { a: median(pairs.map(([one]) => one.ms)), b: median(pairs.map(([, other]) => other.ms)), ratio: median(pairs.map(([one, other]) => one.ms / other.ms)), best: Math.min(...pairs.map(([one]) => one.ms)) / Math.min(...pairs.map(([, other]) => other.ms)), mib: median(pairs.map(([one]) => one.mib)) };
}

const rows: string[][] = [["what", "takes", "floor", "ratio", "peak memory"]];
const row = (what: string, { a, b, ratio, mib }: Omit<ReturnType<typeof pair>, "best">) => rows.push([what, `${a.toFixed(0)} ms`, `${b.toFixed(0)} ms`, `${ratio.toFixed(2)}×`, mib > 0 ? `${mib.toFixed(0)} MiB` : ""]);

/** Contracts made from the official examples, each with an id of its own. */
function corpus(count: number): string {
  const folder = existsSync(official) ? official : join(home, "fixtures/repos/sales-domain/base/contracts");
  if (folder !== official) console.log("The official examples (../shared/specs) are absent: the corpus is made from the sales domain instead.");
  const texts = readdirSync(folder).filter((name) => name.endsWith(".odcs.yaml")).map((name) => readFileSync(join(folder, name), "utf8"));
  const target = join(work, `contracts-${count}`);
  mkdirSync(target);
  for (let at = 0; at < count; at += 1) {
    const text = (texts[at % texts.length] ?? "").replace(/^id:\s*(\S+).*$/m, (_, id: string) => `id: "${id.replaceAll(/["']/g, "")}-${at}"`);
    writeFileSync(join(target, `contract-${String(at).padStart(5, "0")}.odcs.yaml`), text);
  }
  return target;
}

const node = process.execPath;
const hook = ["--import", `file://${peak}`];
try {
  startRows();
  if (!process.argv.includes("--start")) {
    if (!process.argv.includes("--breaking")) lintRows();
    breakingRows();
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** Cold starts of every action, and bytes; over a limit, the bench fails. */
function startRows() {
  const dist = join(home, "dist");
  const over: string[] = [];
  const bytes = (what: string, is: number, most?: number) => {
    rows.push([what, `${Math.round(is / 1000)} kB`, most === undefined ? "" : `≤ ${most / 1000} kB`, "", ""]);
    if (most !== undefined && is > most) over.push(`${what}: ${is} bytes, more than ${most}`);
  };
  for (const name of readdirSync(join(home, "actions"))) {
    bytes(`actions/${name}, loaded at start`, bytesAtStart(dist, name), mostAtStart[name]);
    const taken = pair([node, join(dist, `${name}.mjs`)], [node, "-e", "0"], work, 15, stopsAtOnce);
    row(`actions/${name}, cold start / node -e 0 (the fastest of each: ${taken.best.toFixed(2)}×)`, taken);
    // The fastest of each, because other programs on the machine only ever make one slower.
    if (taken.best > mostTimes) over.push(`actions/${name}: ${taken.best.toFixed(2)} × node -e 0, more than ${mostTimes}`);
  }
  bytes("dist, all of it", bytesInAll(dist), mostInAll);
  for (const one of over) console.error(`OVER: ${one}`);
  if (over.length > 0) process.exitCode = 1;
}

function lintRows() {
  const thousand = corpus(1_000);
  const alone = join(work, "alone");
  const one = "one.odcs.yaml";
  const sizes = readdirSync(thousand).map((name) => readFileSync(join(thousand, name), "utf8")).sort((a, b) => a.length - b.length);
  mkdirSync(alone);
  writeFileSync(join(alone, one), sizes[Math.floor(sizes.length / 2)] ?? "");
  row("start: meshgate --version / node -e 0", pair([node, cli, "--version"], [node, "-e", "0"], work, 15));
  row("meshgate lint one.odcs.yaml (of median size) / node -e 0", pair([node, cli, "lint", one], [node, "-e", "0"], alone, 15));
  for (const name of readdirSync(join(home, "actions"))) {
    if (name === "lint") row("actions/lint, the same contract / node -e 0", pairAction(name, one, alone));
  }
  const small = pair([node, ...hook, cli, "lint", "."], [node, ...hook, floor, thousand], thousand, 5);
  row("lint 1,000 contracts / read + parse them", small);
  const many = corpus(10_000);
  const large = pair([node, ...hook, cli, "lint", "."], [node, ...hook, floor, many], many, 1);
  row("lint 10,000 contracts / read + parse them", large);
  row("10,000 contracts / 10 × 1,000 contracts", { a: large.a, b: small.a * 10, ratio: large.a / (small.a * 10), mib: large.mib });
  if (process.argv.includes("--peers")) peers(thousand, small.a / 1_000);
}

/** Two versions of wide contracts: every tenth column has another type, every fifteenth is no longer required, every twentieth has another limit, one is gone and one is new. */
function breakingRows() {
  const pairOf = (columns: number, pairs: number, name: string) => {
    const folders = ["before", "after"].map((side) => join(work, name, side));
    for (const folder of folders) mkdirSync(folder, { recursive: true });
    for (let one = 0; one < pairs; one += 1)
      for (const [side, folder] of folders.entries()) writeFileSync(join(folder, `table-${one}.odcs.yaml`), wide(columns, side === 1, one));
    return folders as [string, string];
  };
  const versus = (what: string, [before, after]: [string, string], runs: number) => {
    const taken = pair([node, ...hook, cli, "breaking", "--from", before, "--to", after, "--fail-on", "never"], [node, ...hook, floor, before, after], work, runs);
    row(what, taken);
    return taken;
  };
  versus("breaking, one pair of 500 columns / read + parse both", pairOf(500, 1, "pair-500"), 9);
  versus("breaking, one pair of 10,000 columns / read + parse both", pairOf(10_000, 1, "pair-10000"), 3);
  const hundred = versus("breaking, 100 pairs of 20 columns / read + parse them", pairOf(20, 100, "pairs-100"), 5);
  const thousand = versus("breaking, 1,000 pairs of 20 columns / read + parse them", pairOf(20, 1_000, "pairs-1000"), 3);
  row("1,000 pairs / 10 × 100 pairs", { a: thousand.a, b: hundred.a * 10, ratio: thousand.a / (hundred.a * 10), mib: thousand.mib });
}

function wide(columns: number, after: boolean, one: number): string {
  const column = (index: number) => {
    const type = index % 10 === 0 && after ? "BIGINT" : "INT";
    return `      - name: column_${index}\n        logicalType: integer\n        physicalType: ${type}\n${index % 15 === 0 && after ? "" : "        required: true\n"}        description: What column ${index} holds\n        logicalTypeOptions:\n          minimum: 0\n          maximum: ${index + (index % 20 === 0 && after ? 20 : 10)}\n`;
  };
  const indexes = Array.from({ length: columns }, (_, index) => index).filter((index) => index !== (after ? 7 : 8));
  return `apiVersion: v3.1.0\nkind: DataContract\nid: wide.table-${one}\nversion: 1.0.0\nstatus: active\nschema:\n  - name: table\n    properties:\n${indexes.map(column).join("")}`;
}

function pairAction(name: string, contract: string, cwd: string) {
  process.env["INPUT_CONTRACTS"] = contract;
  process.env["RUNNER_TEMP"] = work;
  return pair([node, join(home, `dist/${name}.mjs`)], [node, "-e", "0"], cwd, 15);
}

/** datacontract-cli (Python, one file per process) and odcslint (Rust, many files per process) on the same files. */
function peers(folder: string, ours: number) {
  const venv = join(work, "venv");
  const install = spawnSync("sh", ["-c", `python3 -m venv ${venv} && ${venv}/bin/pip install --quiet datacontract-cli odcslint`], { stdio: ["ignore", "ignore", "pipe"] });
  if (install.status !== 0) return void console.log(`Peers skipped: ${install.stderr.toString().trim().split("\n").at(-1)}`);
  const files = readdirSync(folder).slice(0, 9).map((name) => join(folder, name));
  const time = (argv: readonly string[]) => {
    const start = process.hrtime.bigint();
    const done = spawnSync(join(venv, "bin", argv[0] ?? ""), argv.slice(1), { stdio: "ignore" });
    if (done.error !== undefined || (done.status ?? 2) > 1) throw new Error(`${argv.join(" ")}: exit ${done.status}`);
    return Number(process.hrtime.bigint() - start) / 1e6;
  };
  const add = (what: string, theirs: number, us: number) => rows.push([what, `${theirs.toFixed(1)} ms`, `${us.toFixed(1)} ms`, `${(theirs / us).toFixed(2)}×`, ""]);
  const alone = median(files.map((file) => { const start = process.hrtime.bigint(); spawnSync(node, [cli, "lint", file], { stdio: "ignore", cwd: join(work, "alone") }); return Number(process.hrtime.bigint() - start) / 1e6; }));
  add("datacontract lint, one contract / meshgate lint, one", median(files.map((file) => time(["datacontract", "lint", file]))), alone);
  add("odcslint check, one contract / meshgate lint, one", median(files.map((file) => time(["odcslint", "check", file]))), alone);
  add("odcslint check, 1,000 contracts / meshgate lint", time(["odcslint", "check", folder]), ours * 1_000);
}

const widths = rows[0]?.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0))) ?? [];
for (const cells of rows) console.log(cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join("  "));
