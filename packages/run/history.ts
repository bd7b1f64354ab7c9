import { appendToBranch, branchTip, readAt, readBytes } from "#host";
import { allSeen, lineOf, looksOf, partLines, type Past, type PastParts, pastOf, readParts, readPast, recordsOf, type Recorded, type Run, seenBefore, shardOf, shardsOf } from "#history";
import { type CheckResult, type Contract, type Measured, type SeenBefore, UsageError } from "#model";
import type { Around, PartCounts } from "#quality";
import { fingerprint } from "#fingerprint";
import { named } from "#text";
import type { Io } from "./command.ts";
import { note } from "./note.ts";
import { once } from "./once.ts";
import { version } from "./version.ts";
import type { Workspace } from "./workspace.ts";
import { appendInside } from "./write.ts";

/** A shard is read up to this size. */
const shardBytes = 256 * 1024 * 1024;

/** The measurements of earlier runs, and this run's among them. */
export interface History {
  readonly run: Run;
  /** What earlier runs measured of a contract; each contract is read once. */
  past(contract: string): Promise<Past>;
  /** What earlier runs counted in files of a contract, and a place for what this one does; undefined where the configuration does not want it. */
  parts(contract: string): Promise<{ readonly counts: PartCounts; readonly past: PastParts } | undefined>;
  /** Keeps what this run measured, and what it counted in files. Throws UsageError where it cannot be written. */
  record(records: readonly Recorded[]): Promise<void>;
}

/** Opens the history that the configuration names; undefined where it names none. */
export async function openHistory(workspace: Workspace, io: Io): Promise<History | undefined> {
  const { config: { history: { folder, branch, days, parts: remembers } }, repository, here } = workspace;
  if (folder === undefined && branch === undefined) return undefined;
  const run: Run = { id: fingerprint("run", io.now, ...ofRun.map((name) => io.env[name] ?? "")), at: new Date(io.now).toISOString() };
  const commit = branch === undefined ? trustedCommit(workspace) : await tip(workspace, branch, io);
  const place = (path: string) => (branch === undefined ? `${folder}/${path}` : path);
  const bytesOf = async (contract: string, of: "measurements" | "parts") => {
    const paths = shardsOf(contract, io.now, days, of).map(place);
    const found = commit === undefined && branch !== undefined ? [] : commit === undefined ? paths.map((path) => readBytes(repository, path, shardBytes)) : [...(await readAt(repository, commit, paths, shardBytes)).values()];
    const refused = found.flatMap((one) => ("problem" in one && one.problem !== "missing" ? [one] : []));
    for (const { message } of refused) note(io, `A file of the history is not read: ${message}`);
    return { shards: found.flatMap((one) => ("bytes" in one ? [[one.bytes]] : [])), refused: refused.length };
  };
  const said = <T extends { readonly misread: number; readonly future: number }>(past: T, contract: string, of = ""): T => {
    if (past.misread + past.future > 0) note(io, `In the history of ${of}${named(contract)}, ${past.misread} lines are not understood and ${past.future} are of a time that is to come; they are left out.`);
    return past;
  };
  const past = once(async (contract: string): Promise<Past> => {
    const { shards, refused } = await bytesOf(contract, "measurements");
    return said(readPast(shards, { contract, now: io.now, days }, refused), contract);
  });
  const texts = new Map<string, string[]>();
  const add = (path: string, lines: readonly string[]) => {
    const known = texts.get(path) ?? [];
    texts.set(path, known);
    for (const line of lines) known.push(line);
  };
  const parts = once(async (contract: string) => {
    const { shards, refused } = await bytesOf(contract, "parts");
    const past = said(readParts(shards, { contract, now: io.now, days }, refused), contract, "the files of ");
    const keep: PartCounts["keep"] = (part, count) => add(shardOf(contract, run.at, "parts"), partLines(contract, part, count, run));
    return { past, counts: { version, known: (part: string) => past.parts.get(part), keep } };
  });
  return {
    run,
    past,
    parts: async (contract) => (remembers && contract !== "" ? parts(contract) : undefined),
    record: async (records) => {
      for (const record of records) add(shardOf(record.contract, record.at), [lineOf(record)]);
      if (branch === undefined) for (const [path, lines] of texts) appendInside(repository.root, place(path), lines);
      else await appendToBranch(repository, here, branch, new Map([...texts].map(([path, lines]) => [path, lines.join("")])), `Measured ${run.at}`);
      note(io, `${records.length} measurements are kept in ${branch === undefined ? `the folder ${named(folder ?? "")}` : `the branch ${named(branch)}`}.`);
    },
  };
}

/** What tells one run of a CI from another that began in the same millisecond. */
const ofRun = ["GITHUB_RUN_ID", "GITHUB_RUN_ATTEMPT", "GITHUB_JOB", "CI_JOB_ID", "BUILD_TAG", "BUILD_BUILDID", "CIRCLE_WORKFLOW_JOB_ID"];

/** Whether the run is for a change that is not merged: it reads the history as the base has it, and never writes. */
export const isProposed = ({ here: { trigger } }: Workspace): boolean => trigger.event === "pull_request" || trigger.event === "merge_group";

/** A change could bring its own history: where there is a base to compare with, the folder counts as it stands there. A push has a base too, and is merged. */
const trustedCommit = ({ base, here }: Workspace): string | undefined => (base.how === "none" || here.trigger.event === "push" ? undefined : base.sha);

async function tip({ repository, here }: Workspace, branch: string, io: Io): Promise<string | undefined> {
  try {
    return await branchTip(repository, here, branch);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    note(io, `There is no history in this run: ${error.message}`);
    return undefined;
  }
}

/** What is promised of a contract on a server, with what earlier runs saw there. */
export async function withLooks(around: Around, contract: Contract, server: string, history: History | undefined): Promise<Around> {
  if (history === undefined || contract.id === undefined || contract.id === "") return around;
  const past = await history.past(contract.id);
  return { ...around, looks: (object) => looksOf(past, server, object) };
}

/** What earlier runs say of this one, and, where that is wanted, this one kept for the next. */
export async function beside(history: History, contracts: readonly Contract[], results: readonly CheckResult[], measured: readonly Measured[], { config }: Workspace, io: Io): Promise<{ readonly seen: SeenBefore; readonly records: readonly Recorded[] }> {
  const seen: SeenBefore[] = [];
  const all: Recorded[] = [];
  for (const contract of contracts) {
    const { id } = contract;
    if (id === undefined || id === "") continue;
    const own = results.filter(({ path }) => path[0] === id);
    const records = recordsOf(own, measured, history.run);
    const wanted = { contract: id, now: history.run.at, days: config.history.days };
    const tables = contract.objects.flatMap(({ name, physicalName, id: own, at }) => ({ name: name ?? physicalName ?? own ?? "", at }));
    const parts = await history.parts(id);
    const found = seenBefore({ contract: id, tables, results: own, past: await history.past(id), present: pastOf(records, wanted) });
    seen.push(parts === undefined ? found : { ...found, misread: found.misread + parts.past.misread, future: found.future + parts.past.future });
    if (records.length < own.length) note(io, `${own.length - records.length} measurements of ${named(id)} have names that are too long for the history, and are not kept.`);
    all.push(...records);
  }
  return { seen: allSeen(seen), records: all };
}
