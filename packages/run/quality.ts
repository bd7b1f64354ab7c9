import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Config } from "#config";
import { type CheckResult, type Contract, type Measured, type Mesh, type QualityReport, type Server, UsageError } from "#model";
import { type Around, coverageOf, engines, type HowToMeasure, measureContract, unmeasured } from "#quality";
import { either, named } from "#text";
import { type Command, type Inputs, type Io, many } from "./command.ts";
import { listContracts, meshOf, readListed, readMentioning, seenIn } from "./documents.ts";
import { ids } from "./levels.ts";
import { note } from "./note.ts";
import * as options from "./options.ts";
import { progressLine } from "./progress.ts";
import { sayVerdict } from "./say.ts";
import { openWorkspace, type Workspace } from "./workspace.ts";

export const quality: Command = {
  name: "quality",
  says: "Measure every promise of the contracts where their data lives: kept, broken, or unknown and why",
  takes: { name: "contracts", says: "Files, folders or globs; without any: every contract of the repository", many: true },
  options: [
    { name: "server", value: "name", says: "Only the server of this name; without it every server that a contract names", many: true },
    options.base, options.format, options.out, options.also, options.report, options.failOn, options.config,
  ],
  examples: [
    ["meshgate quality contracts/orders.odcs.yaml", "One contract, on every server that it names"],
    ["meshgate quality --server warehouse --format junit --out quality.xml", "One server; each promise is a test case"],
    ["meshgate quality contracts/orders.odcs.yaml --format json", "The report, with the coverage of promises"],
  ],
  async run(inputs, io) {
    const workspace = await openWorkspace(inputs, io, ids);
    const readings = await readListed(workspace, await listContracts(workspace, inputs.files));
    const around = inputs.files.length === 0 ? readings : [...readings, ...(await readMentioning(workspace, (await listContracts(workspace, [])).filter(({ file }) => !readings.some((one) => one.file === file)), readings))];
    const { contracts } = meshOf(readings);
    if (contracts.length === 0) note(io, "No contracts found, so nothing was promised.");
    const { results, measured } = await measureAll(contracts, meshOf(around), workspace, inputs, io);
    const report: QualityReport = { meshgate: "1.0", verb: "quality", seen: seenIn(readings), results, coverage: coverageOf(results), measured };
    return sayVerdict({ workspace, inputs, io, reports: [report], expect: ["quality"] });
  },
};

/** Every contract on every server that is asked for, one after the other: what one server cannot answer keeps no other from being asked. */
async function measureAll(contracts: readonly Contract[], mesh: Mesh, workspace: Workspace, inputs: Inputs, io: Io): Promise<{ results: CheckResult[]; measured: Measured[] }> {
  const asked = many(inputs, "server");
  const known = contracts.flatMap(({ servers }) => servers.map(nameOf));
  const missing = asked.find((name) => !known.includes(name));
  if (missing !== undefined) throw new UsageError(`No contract here has a server ${named(missing)}${known.length === 0 ? "." : `: there is ${either([...new Set(known)])}.`}`);
  const spill = mkdtempSync(join(tmpdir(), "meshgate-spill-"));
  const progress = progressLine(workspace.here, io, "measuring", contracts.length);
  const results: CheckResult[] = [];
  const measured: Measured[] = [];
  try {
    for (const [index, contract] of contracts.entries()) {
      const servers = contract.servers.filter((server) => asked.length === 0 || asked.includes(nameOf(server)));
      if (servers.length === 0 && asked.length > 0) continue;
      const around = { mesh, choices: workspace.config.quality, now: io.now };
      if (servers.length === 0) results.push(...unmeasured(contract, around, "The contract names no server where its data is."));
      for (const server of servers) {
        const found = await onServer(contract, server, { ...around, ...(server.type === undefined ? {} : { serverType: server.type }) }, howTo(workspace.config, io, spill));
        results.push(...found.results);
        measured.push(...found.measured);
      }
      progress.step(index + 1);
    }
  } finally {
    progress.end();
    rmSync(spill, { recursive: true, force: true });
  }
  return { results, measured };
}

const nameOf = ({ server, id, type }: Server): string => server ?? id ?? type ?? "";

async function onServer(contract: Contract, server: Server, around: Around, how: HowToMeasure): Promise<{ readonly results: readonly CheckResult[]; readonly measured: readonly Measured[] }> {
  const name = nameOf(server);
  const engine = engines.find((one) => one.serves(server));
  if (engine === undefined) return { results: unmeasured(contract, around, `No engine here reads servers of the type ${named(server.type ?? "")}.`, name), measured: [] };
  try {
    const session = await engine.open(server, how);
    try {
      return await measureContract({ contract, around, session, server: name, engine: engine.id });
    } finally {
      await session.close();
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { results: unmeasured(contract, around, error.message, name), measured: [] };
  }
}

function howTo({ quality: { sql, variables, seconds, memory, cap } }: Config, io: Io, spillFolder: string): HowToMeasure {
  const megabyte = 1024 * 1024;
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = io.env;
  return {
    root: io.cwd, memoryBytes: memory * megabyte, spillFolder, seconds, ...(cap === undefined ? {} : { byteCap: cap * megabyte }), sqlAllowed: sql === "allowed",
    variables: new Map(variables.flatMap((name) => (io.env[name] === undefined ? [] : [[name, io.env[name] ?? ""] as const]))), now: io.now, ...(url && token ? { identity: { url, token } } : {}),
  };
}
