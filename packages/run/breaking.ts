import { breaking as ask, compatible } from "#breaking";
import { changedFiles } from "#host";
import type { BreakingReport, Described, OtherRepository, Reading } from "#model";
import { type Command, type Inputs, type Io, on } from "./command.ts";
import { listContracts, mayHold, meshOf, readCommitted, readListed, readMentioning, seenIn } from "./documents.ts";
import { describedAt, describedNow, namesOfSchemas } from "./described.ts";
import { ids } from "./levels.ts";
import { isLoose, looseReport } from "./loose.ts";
import * as options from "./options.ts";
import { readOthers } from "./other-repositories.ts";
import { note } from "./note.ts";
import { progressLine } from "./progress.ts";
import { sayVerdict } from "./say.ts";
import { sinceReleases } from "./releases.ts";
import { readSchemas, type SchemaSides } from "./schemas.ts";
import { baseOf, openWorkspace, type Workspace } from "./workspace.ts";

export const breaking: Command = {
  name: "breaking",
  says: "What changed in contracts and schema files since the base: whom it breaks, the proof, and who is hurt",
  options: [options.base, options.from, options.to, options.as, options.dialect, options.mode, options.transitive, options.format, options.out, options.also, options.report, options.failOn, options.config],
  examples: [
    ["meshgate breaking --base main", "This branch against where it left main"],
    ["meshgate breaking --base v1.4.0", "Against a release"],
    ["meshgate breaking --base main --transitive", "Against main and every release that is still supported"],
    ["meshgate breaking --from old.avsc --to new.avsc --mode full --format json", "Two files, or two folders: contracts, Avro, Protobuf, JSON Schema, SQL or dbt"],
    ["meshgate breaking --from old.sql --to new.sql --dialect postgres", "Two files with CREATE TABLE"],
  ],
  async run(inputs, io) {
    const loose = isLoose(inputs);
    const workspace = await openWorkspace(inputs, io, ids);
    if (loose) return sayVerdict({ workspace, inputs, io, reports: [await looseReport(inputs, workspace, io)], expect: ["breaking"] });
    const sides = await readBothSides(workspace, baseOf(workspace).sha, io);
    return sayVerdict({ workspace, inputs, io, reports: [await breakingReport(sides, workspace, inputs, io)], expect: ["breaking"] });
  },
};

/** The repository now and at the base, and the files that differ, on each side. */
export interface Sides {
  /** What differs, what speaks of it, and what speaks of those: who is hurt, and which product that is. */
  readonly head: readonly Reading[];
  /** Of `head`: what differs from the base. */
  readonly changed: readonly Reading[];
  /** What the files that differ held at the base. */
  readonly before: readonly Reading[];
  /** What other repositories have to say of them. */
  readonly others: readonly OtherRepository[];
  readonly schemas: SchemaSides;
  /** The schema files that contracts describe, where a side of either differs. */
  readonly described: { readonly before: readonly Described[]; readonly after: readonly Described[] };
  /** New path → old path of files that were moved. */
  readonly moved: ReadonlyMap<string, string>;
  /** Paths of the files that differ. */
  readonly touched: ReadonlySet<string>;
}

export async function readBothSides(workspace: Workspace, base: string, io: Io): Promise<Sides> {
  const whole = { ...workspace.repository, prefix: "" };
  const files = await changedFiles(whole, base, ["**"]);
  const wanted = mayHold(workspace);
  const before = await readCommitted(workspace, base, files.flatMap((file) => file.before?.path ?? []).filter(wanted));
  const schemas = await readSchemas(workspace, base, files);
  const moving = files.flatMap(({ path, was }) => [path, was ?? path]);
  const tied = namesOfSchemas(workspace, moving);
  const moved = new Map(files.flatMap(({ path, was }) => (was === undefined ? [] : [[path, was] as const])));
  if (before.length === 0 && schemas.before.length + schemas.after.length + tied.length === 0 && !files.some(({ path, after }) => after !== undefined && wanted(path))) {
    note(io, `No contract, product or schema file differs from the base ${base.slice(0, 12)}.`);
    return { head: [], before, changed: [], schemas, moved, touched: new Set(), others: [], described: { before: [], after: [] } };
  }
  const listed = await listContracts(workspace, []);
  const differing = new Set(files.map(({ path }) => path));
  const touched = listed.filter(({ file }) => differing.has(file));
  const progress = progressLine(workspace.here, io, "reading", touched.length);
  const changed = await readListed(workspace, touched, progress.step);
  progress.end();
  const others = listed.filter(({ file }) => !differing.has(file));
  const near = await readMentioning(workspace, others, [...changed, ...before], undefined, tied);
  const met = new Set(near.map(({ file }) => file));
  const beyond = await readMentioning(workspace, others.filter(({ file }) => !met.has(file)), near);
  const head = [...changed, ...near, ...beyond];
  const described = await describedSides(workspace, base, { changed, before, near, files: new Set(moving) });
  if (changed.length + before.length + schemas.before.length + schemas.after.length + near.length === 0) note(io, listed.length === 0 ? "No contracts found: no file here is a data contract, a data product or a schema." : `No contract, product or schema file differs from the base ${base.slice(0, 12)}.`);
  return { head, before, changed, schemas, moved, touched: differing, described, others: await readOthers(workspace, [...changed, ...before], io) };
}

/** Contracts that changed, and those whose schema file did, each with the schema files of that side. */
async function describedSides(workspace: Workspace, base: string, { changed, before, near, files }: { readonly changed: readonly Reading[]; readonly before: readonly Reading[]; readonly near: readonly Reading[]; readonly files: ReadonlySet<string> }): Promise<Sides["described"]> {
  const [now, old, around] = [changed, before, near].map((readings) => meshOf(readings).contracts);
  const after = await describedNow(workspace, [...(now ?? []), ...(around ?? [])]);
  const was = await describedAt(workspace, base, [...(old ?? []), ...(around ?? [])]);
  const touched = new Set([...after, ...was].flatMap(({ contract, file }) => (files.has(contract.at.file) || files.has(file) ? [contract.id ?? contract.at.file] : [])));
  const only = (all: readonly Described[]) => all.filter(({ contract }) => touched.has(contract.id ?? contract.at.file));
  return { before: only(was), after: only(after) };
}

/** What changed since the base, and what the last releases say to it. */
export async function breakingReport({ head, changed, before, schemas, described, moved, touched, others }: Sides, workspace: Workspace, inputs: Inputs, io: Io): Promise<BreakingReport> {
  const mesh = { ...meshOf(head), others };
  const shown = await ask({ before: [...before, ...schemas.before], after: [...changed, ...schemas.after], mesh, moved, touched, described, today: io.today, strictness: workspace.config.strictness });
  const { hidden, releases, bumps } = await sinceReleases({ workspace, io, before, after: changed, moved, mesh, transitive: on(inputs, "transitive") || workspace.config.transitive });
  const changes = [...shown, ...hidden];
  return { meshgate: "1.0", verb: "breaking", seen: seenIn([...changed, ...schemas.changed]), base: baseOf(workspace).sha, changes, compatible: compatible(changes), releases, bumps };
}
