import { resolve } from "node:path";
import { contractDifference } from "#breaking";
import { ensureTags, listTags, logText, tagDay } from "#host";
import { type Contract, UsageError } from "#model";
import { named } from "#text";
import { changelog as said, type ReleaseNotes } from "#verdict";
import { releaseTags, type ReleaseTag } from "#versions";
import { type Command, type Io, one } from "./command.ts";
import { listContracts, meshOf, readListed } from "./documents.ts";
import { ids } from "./levels.ts";
import { note } from "./note.ts";
import * as options from "./options.ts";
import { releasedContracts } from "./released.ts";
import { openWorkspace, type Workspace } from "./workspace.ts";
import { writeText } from "./write.ts";

export const changelog: Command = {
  name: "changelog",
  says: "What is new in each contract, release by release, for people who only want to know that; releases are tags",
  takes: { name: "contracts", says: "Files, folders or globs; without any: every contract of the repository", many: true },
  options: [
    { name: "releases", value: "count", says: "How many releases back, for each contract", default: "10" },
    { name: "format", short: "f", value: "format", says: "How it is said", choices: ["markdown", "json"], default: "markdown" },
    { name: "out", short: "o", value: "file", says: "Write it to this file instead of the screen" },
    options.configHere,
  ],
  examples: [["meshgate changelog", "The last ten releases of every contract, and what is not released yet"], ["meshgate changelog contracts/orders.odcs.yaml --releases 3 --out ORDERS.md", "One contract, as a file"]],
  async run(inputs, io) {
    const count = Number(one(inputs, "releases") ?? 10);
    if (!Number.isInteger(count) || count < 1 || count > 1_000) throw new UsageError("`--releases` is a number from 1 to 1000.");
    const workspace = await openWorkspace({ ...inputs, options: { ...inputs.options, base: [] } }, io, ids);
    if (workspace.repository.git === undefined) throw new UsageError("There is no git repository here, so there are no releases: run this in a repository with tags.");
    const { contracts } = meshOf(await readListed(workspace, await listContracts(workspace, inputs.files)));
    const known = contracts.filter(({ id }) => id !== undefined).sort((a, b) => ((a.id ?? "") < (b.id ?? "") ? -1 : 1));
    if (known.length === 0) throw new UsageError("There is no contract with an id here, so nothing can have been released.");
    const notes = await releaseNotes(workspace, known, count, io);
    const text = one(inputs, "format") === "json" ? `${JSON.stringify(notes, undefined, 2)}\n` : said(notes);
    const out = one(inputs, "out");
    if (out === undefined) io.out(logText(text, { colours: false }));
    else writeText(resolve(io.cwd, out), text);
    return 0;
  },
};

/** The newest releases of each contract, each against the one before, and what is there now against the newest. */
async function releaseNotes(workspace: Workspace, contracts: readonly Contract[], count: number, io: Io): Promise<ReleaseNotes[]> {
  const names = contracts.flatMap(({ id }) => id ?? []);
  const { tags, problem } = await listTags(workspace.repository, workspace.here);
  if (problem !== undefined) note(io, `The tags of the server could not be listed: ${problem}`);
  const commits = new Map(tags.map((tag) => [tag.name, tag]));
  const byContract = releaseTags(workspace.config.tags, tags.map(({ name }) => name), names);
  const wanted = contracts.flatMap(({ id }) => (byContract.get(id ?? "") ?? []).slice(0, count + 1).flatMap(({ tag }) => commits.get(tag) ?? []));
  const missing = await ensureTags(workspace.repository, workspace.here, wanted);
  const released = releasedContracts(workspace, names);

  const notes: ReleaseNotes[] = [];
  for (const now of contracts) {
    const id = now.id ?? "";
    const at = async ({ tag, own, version }: ReleaseTag): Promise<Version> => {
      const commit = commits.get(tag)?.commit ?? "";
      const why = missing.get(commit);
      const found = why === undefined ? await released.find(commit, id, [now.at.file], own ? version.written : undefined) : { problem: why };
      const day = why === undefined ? await tagDay(workspace.repository, commit) : undefined;
      const told = { tag, version: own ? version.written : undefined, ...(day === undefined ? {} : { day }) };
      return "contract" in found ? { ...told, contract: found.contract, version: told.version ?? found.contract.version } : { ...told, ...("problem" in found ? { problem: found.problem } : {}) };
    };
    const all = byContract.get(id) ?? [];
    const versions: Version[] = [];
    for (const tag of all.slice(0, count + 1)) versions.push(await at(tag));
    const there = versions.filter(({ contract, problem: unread }) => contract !== undefined || unread !== undefined);
    const whole = all.length <= count + 1;
    for (const [index, newer] of [{ contract: now }, ...there].entries()) {
      const older = there[index];
      if (older === undefined && !(whole && index > 0)) continue;
      const told = await compared(id, newer, older, io.today);
      if (index > 0 || told.changes.length > 0 || told.problem !== undefined) notes.push(told);
    }
  }
  return notes;
}

interface Version {
  readonly contract?: Contract;
  readonly tag?: string;
  readonly version?: string | undefined;
  readonly day?: string;
  readonly problem?: string;
}

async function compared(contract: string, newer: Version, older: Version | undefined, today: string): Promise<ReleaseNotes> {
  const { tag, day, version } = newer;
  const head = { contract, ...(tag === undefined ? {} : { tag }), ...(version === undefined ? {} : { version }), ...(day === undefined ? {} : { day }) };
  const problem = newer.problem ?? older?.problem;
  if (problem !== undefined) return { ...head, changes: [], first: false, problem };
  if (older === undefined) return { ...head, changes: [], first: true };
  if (newer.contract === undefined || older.contract === undefined) return { ...head, changes: [], first: false, problem: `The commit of ${named(tag ?? "")} does not hold it.` };
  return { ...head, changes: await contractDifference(older.contract, newer.contract, today), first: false };
}
