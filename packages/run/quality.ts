import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type CheckResult, type Contract, type Measured, type Mesh, type PromisedBy, type QualityReport, UsageError } from "#model";
import { coverageOf, type HowToMeasure, type Table, withReported } from "#quality";
import { either, named } from "#text";
import { type Command, type Inputs, type Io, many, on, one } from "./command.ts";
import { driverFolder } from "./driver-folder.ts";
import { listContracts, meshOf, readListed, readMentioning, seenIn } from "./documents.ts";
import { withFaults } from "./faults.ts";
import { beside, type History, isProposed, openHistory, withLooks } from "./history.ts";
import { ids } from "./levels.ts";
import { measuredOn, nameOf } from "./measured-on.ts";
import { usualMemory } from "./memory.ts";
import { note } from "./note.ts";
import { cacheFolder } from "./cache-folder.ts";
import * as options from "./options.ts";
import { type QualityBase, readQualityBase } from "./quality-base.ts";
import { readReported, sayReported } from "./reported.ts";
import { samplingFor } from "./samples.ts";
import { sayVerdict } from "./say.ts";
import { watching } from "./watching.ts";
import { sayWindow, windowFor } from "./window.ts";
import { openWorkspace, type Workspace } from "./workspace.ts";

export const quality: Command = {
  name: "quality",
  says: "Measure every promise of the contracts where their data lives: kept, broken, or unknown and why",
  takes: { name: "contracts", says: "Files, folders or globs; without any: every contract of the repository", many: true },
  options: [
    { name: "server", value: "name", says: "Only the server of this name; without it every server that a contract names", many: true },
    { name: "all", says: "Measure all contracts, though a base is known; else only those that the change touches, or whose data in the repository or whose references it touches" },
    { name: "record", says: "Keep what was measured in the history that meshgate.yaml names; a pull request's run never does" },
    { name: "results", value: "file", says: "Results of other tools (Open Observability Results Standard), for promises that are not measured here", many: true },
    { name: "where", value: "condition", says: "Look only at rows of an object that fit: `orders: country = 'DE' AND amount > 0`", many: true },
    { name: "since", value: "moment", says: "Look only at rows that came since a day, a moment or a duration ago (2026-11-01, P7D), by the partition column or the element of a service level" },
    { name: "samples", value: "number", says: "Show so many rows of each broken promise, masked (`aaaa9-**`), in text and JSON; never of columns that look personal, and not to forks" },
    { name: "duckdb-path", value: "folder", says: "Folder in which `npm install @duckdb/node-api` was run, and for SQL Server `npm install tedious` (default: MESHGATE_DUCKDB, else beside Meshgate)" },
    options.base, options.qualityFormat, options.out, options.also, options.report, options.failOn, options.config,
  ],
  examples: [
    ["meshgate quality contracts/orders.odcs.yaml", "One contract, on every server that it names"],
    ["meshgate quality --server warehouse --format junit --out quality.xml", "One server; each promise is a test case"],
    ["meshgate quality --base main", "What this branch touches; what is not kept says whose it is"],
    ["meshgate quality contracts/orders.odcs.yaml --since P1D", "Only rows of the last day; keys are still held against all"],
    ["meshgate quality contracts/orders.odcs.yaml --format json", "The report, with the coverage of promises"],
  ],
  async run(inputs, io) {
    const workspace = await openWorkspace(inputs, io, ids);
    return sayVerdict({ workspace, inputs, io, reports: [await qualityReport(workspace, inputs, io)], expect: ["quality"] });
  },
};

/**
 * Measures the contracts that are named, or all; where a base is known, of all those only what the change touches, unless `--all` is given. What is not kept says whose it is there.
 */
export async function qualityReport(workspace: Workspace, inputs: Inputs, io: Io): Promise<QualityReport> {
  const readings = await readListed(workspace, await listContracts(workspace, inputs.files));
  const around = inputs.files.length === 0 ? readings : [...readings, ...(await readMentioning(workspace, (await listContracts(workspace, [])).filter(({ file }) => !readings.some((one) => one.file === file)), readings))];
  const { contracts } = meshOf(readings);
  if (contracts.length === 0) note(io, "No contracts found, so nothing was promised.");
  const base = workspace.base.how === "none" || contracts.length === 0 ? undefined : await readQualityBase(workspace, workspace.base.sha, around, howTo(workspace, inputs, io, ""));
  const wanted = base === undefined || inputs.files.length > 0 || on(inputs, "all") ? contracts : contracts.filter(base.touches);
  if (base !== undefined && wanted.length < contracts.length) note(io, untouched(contracts.length - wanted.length, contracts.length, base.sha));
  const documents = await readReported(many(inputs, "results"), workspace, io);
  const history = await openHistory(workspace, io);
  if (on(inputs, "record") && history === undefined) throw new UsageError("There is nowhere to record: name a `folder` or a `branch` under `history` in meshgate.yaml.");
  const some = one(inputs, "since") !== undefined || many(inputs, "where").length > 0;
  if (on(inputs, "record") && some) throw new UsageError("Some of the rows say nothing of the whole, so that `--record` does not go with `--where` and `--since`.");
  const { results: own, measured } = await measureAll({ contracts, wanted, mesh: meshOf(around), base, history }, workspace, inputs, io);
  const others = documents.length === 0 ? undefined : withReported(own, documents, io.now);
  if (others !== undefined) sayReported(others.reported, io);
  const results = others?.results ?? own;
  const before = history === undefined || some ? undefined : await beside(history, wanted, results, measured, workspace, io);
  if (before !== undefined && on(inputs, "record")) {
    if (isProposed(workspace)) note(io, "A change that is not merged reads the history and never writes it, so nothing is recorded.");
    else await history?.record(before.records);
  }
  const looked = readings.filter(({ documents: those }) => wanted.length === contracts.length || those.some(({ model }) => model?.kind === "contract" && wanted.includes(model)));
  return {
    meshgate: "1.0", verb: "quality", seen: seenIn(looked), results, coverage: coverageOf(results), measured, measuredAt: io.now, contracts: wanted.map(promisedBy),
    ...(before === undefined ? {} : { history: before.seen }), ...(others === undefined ? {} : { reported: others.reported }),
  };
}

const promisedBy = ({ id = "", version, format }: Contract): PromisedBy => ({ id, ...(version === undefined ? {} : { version }), standard: format.toUpperCase() });

const untouched = (left: number, all: number, sha: string) =>
  `${left} of ${all} ${all === 1 ? "contract is" : "contracts are"} not measured: since the base ${sha.slice(0, 12)} neither they, nor their data in this repository, nor what they refer to changed. \`--all\` measures all.`;

interface ToMeasure {
  /** All that were asked for, and those of them that are measured. */
  readonly contracts: readonly Contract[];
  readonly wanted: readonly Contract[];
  readonly mesh: Mesh;
  readonly base: QualityBase | undefined;
  readonly history: History | undefined;
}

/** Every contract on every server that is asked for, one after the other: what one server cannot answer keeps no other from being asked. */
async function measureAll({ contracts, wanted, mesh, base, history }: ToMeasure, workspace: Workspace, inputs: Inputs, io: Io): Promise<{ results: CheckResult[]; measured: Measured[] }> {
  const asked = many(inputs, "server");
  const known = contracts.flatMap(({ servers }) => servers.map(nameOf));
  const missing = asked.find((name) => !known.includes(name));
  if (missing !== undefined) throw new UsageError(`No contract here has a server ${named(missing)}${known.length === 0 ? "." : `: there is ${either([...new Set(known)])}.`}`);
  const sampling = samplingFor(inputs, workspace.here, io);
  const windows = windowFor(inputs, contracts, io);
  const windowed = new Map(wanted.map((contract) => [contract, windows(contract, mesh)]));
  const spill = mkdtempSync(join(tmpdir(), "meshgate-spill-"));
  const limits = howTo(workspace, inputs, io, spill);
  const progress = watching(workspace.here, io);
  const results: CheckResult[] = [];
  const measured: Measured[] = [];
  try {
    for (const contract of wanted) {
      const window = windowed.get(contract);
      if (window !== undefined) sayWindow(contract, window, io);
      const wide = window === undefined ? limits : { ...limits, where: ({ contract: id, object }: Table) => (id === (contract.id ?? "") ? window.rows.get(object)?.where : undefined) };
      const servers = contract.servers.filter((server) => asked.length === 0 || asked.includes(nameOf(server)));
      for (const server of servers.length === 0 && asked.length === 0 ? [undefined] : servers) {
        const today = { mesh, choices: workspace.config.quality, now: io.now, ...(window === undefined ? {} : { window }), ...(server?.type === undefined ? {} : { serverType: server.type }) };
        const around = server === undefined ? today : await withLooks(today, contract, nameOf(server), history);
        const parts = await history?.parts(contract.id ?? "");
        const how = parts === undefined ? wide : { ...wide, parts: parts.counts };
        const found = await measuredOn({
          contract, server, around, how, progress, ...(sampling === undefined ? {} : { sampling }),
          ...(base === undefined ? {} : { then: (found, session) => withFaults({ contract, server, around, how, results: found, session }, base, workspace.repository) }),
        });
        results.push(...found.results);
        measured.push(...found.measured);
      }
    }
  } finally {
    progress.end();
    rmSync(spill, { recursive: true, force: true });
  }
  return { results, measured };
}

function howTo({ config, repository }: Workspace, inputs: Inputs, io: Io, spillFolder: string): HowToMeasure {
  const { sql, variables, seconds, memory, cap, extensions, remote } = config.quality;
  const [duckdb, tedious] = (["duckdb", "tedious"] as const).map((driver) => driverFolder(driver, io, one(inputs, "duckdb-path")));
  const megabyte = 1024 * 1024;
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = io.env;
  return {
    root: io.cwd, memoryBytes: (memory ?? usualMemory()) * megabyte, spillFolder, seconds, ...(cap === undefined ? {} : { byteCap: cap * megabyte }), sqlAllowed: sql === "allowed",
    variables: new Map(variables.flatMap((name) => (io.env[name] === undefined ? [] : [[name, io.env[name] ?? ""] as const]))), now: io.now, remote, ...(url && token ? { identity: { url, token } } : {}),
    ...(duckdb === undefined ? {} : { duckdb }), ...(tedious === undefined ? {} : { tedious }), ...extensionsAt(extensions, repository.root, io),
  };
}

/** A folder, or a mirror whose files are kept where the runner or the user keeps such things, never in the checkout. */
function extensionsAt(extensions: string | undefined, root: string, { env }: Io): Pick<HowToMeasure, "extensionFolder" | "extensionMirror"> {
  if (extensions === undefined) return {};
  return /^https?:\/\//i.test(extensions) ? { extensionMirror: { address: extensions, cache: join(cacheFolder(env), "duckdb-extensions") } } : { extensionFolder: resolve(root, extensions) };
}
