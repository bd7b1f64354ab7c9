import { bumpOf, contractDifference, contractPairs, sinceRelease, unknownSince } from "#breaking";
import type { Bump, Change, Mesh, Reading, Release } from "#model";
import { named } from "#text";
import type { Io } from "./command.ts";
import { note } from "./note.ts";
import { type Found, type ReleaseSearch, searchReleases, type Versioned } from "./release-search.ts";
import type { Workspace } from "./workspace.ts";

export interface Question {
  readonly workspace: Workspace;
  readonly io: Io;
  readonly before: readonly Reading[];
  readonly after: readonly Reading[];
  /** New path → old path of files that were moved. */
  readonly moved: ReadonlyMap<string, string>;
  readonly mesh: Mesh;
  /** Every supported release, not only the last one. */
  readonly transitive: boolean;
}

/** What a second baseline adds to the comparison with the base. */
export interface SinceReleases {
  /** Changes since a release that the comparison with the base does not show. */
  readonly hidden: readonly Change[];
  readonly releases: readonly Release[];
  readonly bumps: readonly Bump[];
}

interface Touched extends Versioned {
  readonly changes: readonly Change[];
}

/**
 * Compares every contract that a change touches with its last release, and where wanted with all that are supported: whether its version says what has changed
 * since, and what the base hides. What the base had broken already is counted, not said again.
 */
export async function sinceReleases(question: Question): Promise<SinceReleases> {
  const { workspace, io, transitive } = question;
  const touched = await touchedBy(question);
  const known = touched.filter(({ now }) => now.id !== undefined);
  const search = workspace.config.tags.length === 0 || known.length === 0 ? undefined : await searchReleases(workspace, known, transitive);
  if (search?.problem !== undefined) note(io, `The tags of the repository could not be listed, so releases are only those that this clone knows: ${search.problem}`);
  else if (search?.bare === true) note(io, "No release tag was found, neither in this shallow clone nor on its remote: versions are compared with those of the base.");
  const all: SinceReleases[] = [];
  for (const one of touched) all.push(await sinceOne(one, one.now.id === undefined ? undefined : search, question));
  return { hidden: all.flatMap(({ hidden }) => hidden), releases: all.flatMap(({ releases }) => releases), bumps: all.flatMap(({ bumps }) => bumps) };
}

/** Contracts that differ from the base; a new one counts too, for it may have been released before. */
async function touchedBy({ before, after, moved, io }: Question): Promise<Touched[]> {
  const { both, fresh } = contractPairs({ before, after, moved });
  const differing: Touched[] = [];
  for (const [base, now] of both) differing.push({ base, now, changes: await contractDifference(base, now, io.today) });
  return [...differing.filter(({ changes }) => changes.length > 0), ...fresh.map((now) => ({ now, changes: [] }))];
}

async function sinceOne(one: Touched, search: ReleaseSearch | undefined, question: Question): Promise<SinceReleases> {
  const { io, transitive } = question;
  const { now, base, changes } = one;
  const unknown = transitive && search?.problem !== undefined ? [unknownSince(now, undefined, `The tags of its releases could not be listed: ${search.problem}`)] : [];
  const last = await search?.last(one);
  if (last === undefined || "problem" in last) {
    const bump = base === undefined ? undefined : bumpOf({ contract: now, was: base.version, changes });
    if (last !== undefined) note(io, `${named(now.id ?? "")} is not compared with its release ${named(last.tag.tag)}: ${last.problem}`);
    return { hidden: [...unknown, ...(transitive && last !== undefined ? [unreadable(one, last)] : [])], releases: [], bumps: bump === undefined ? [] : [bump] };
  }
  const seen = new Set<string>();
  const first = await compared(one, last, "last", seen, question);
  const bump = bumpOf({ contract: now, was: last.version, changes: first.since.changes, since: last.tag.tag, ...(base === undefined ? {} : { base: { has: base.version, before: first.since.before, since: changes } }) });
  const older = transitive && search !== undefined ? await search.supported(one, last, io.today) : { found: [], left: 0 };
  const others: { readonly hidden: readonly Change[]; readonly release?: Release }[] = [];
  for (const found of older.found) others.push("problem" in found ? { hidden: [unreadable(one, found)] } : await compared(one, found, "supported", seen, question));
  const left = older.left > 0 ? [unknownSince(now, undefined, `It was not compared with ${older.left} older releases that are supported: say fewer \`supported-majors\`.`)] : [];
  return {
    hidden: [...unknown, ...first.hidden, ...others.flatMap(({ hidden }) => hidden), ...left],
    releases: [first.release, ...others.flatMap(({ release }) => release ?? [])], bumps: bump === undefined ? [] : [bump],
  };
}

const unreadable = ({ now }: Touched, { tag, ...found }: Found) => unknownSince(now, tag.tag, "problem" in found ? `Its release ${named(tag.tag)} was not looked at: ${found.problem}` : "");

/** `seen`: what an earlier comparison has said, by fingerprint. */
async function compared({ now, base, changes }: Touched, { tag, commit, contract, version }: Extract<Found, { readonly contract: unknown }>, is: Release["is"], seen: Set<string>, { io, mesh }: Question) {
  const since = await sinceRelease({ release: contract, ...(base === undefined ? {} : { base }), now, tag: tag.tag, today: io.today, mesh }, changes);
  const hidden = since.hidden.filter(({ fingerprint }) => !seen.has(fingerprint) && seen.add(fingerprint));
  const told = is === "last" ? since.told : since.told.filter(({ breaks, impact }) => breaks.consumers !== "no" || breaks.producers !== "no" || impact === "break");
  const release: Release = { contract: now.id ?? "", tag: tag.tag, commit, version, is, changes: told, known: since.known };
  return { since, hidden, release };
}
