import { ensureTags, listTags, type Tag } from "#host";
import { announced, stepOf } from "#lifecycle";
import type { Contract } from "#model";
import { compareVersions, ofNewestLines, parseVersion, type ReleaseTag, releaseTags } from "#versions";
import { type Released, releasedContracts } from "./released.ts";
import type { Workspace } from "./workspace.ts";

/** A contract that a change touches. */
export interface Versioned {
  readonly now: Contract;
  /** Absent where the base has none that can be read. */
  readonly base?: Contract;
}

/** A release of a contract, or why it cannot be looked at. */
export type Found = { readonly tag: ReleaseTag; readonly commit: string } & ({ readonly contract: Contract; readonly version: string } | { readonly problem: string });

export interface ReleaseSearch {
  /** Why the tags of the server are not known. */
  readonly problem?: string;
  /** There are no tags at all, and history is cut. */
  readonly bare: boolean;
  /** The newest release that is not above the version of the base; undefined where the contract was never released. */
  last(one: Versioned): Promise<Found | undefined>;
  /** The releases before the last one that are still supported, newest first, and how many more there are than are looked at. */
  supported(one: Versioned, last: Found, today: string): Promise<{ readonly found: readonly Found[]; readonly left: number }>;
}

/** A contract is looked for in so many releases of the whole repository, and compared with so many supported ones. */
const most = { looked: 10, compared: 50 };

/**
 * The releases of contracts, by the tags of the repository. The last one is known by versions and not by history, so that a shallow clone is enough and a release
 * branch has its own: the greatest that is not above the version of the base.
 */
export async function searchReleases(workspace: Workspace, touched: readonly Versioned[], transitive: boolean): Promise<ReleaseSearch> {
  const { repository, here, config } = workspace;
  const ids = touched.flatMap(({ now }) => now.id ?? []);
  const { tags, shallow, problem } = await listTags(repository, here);
  const commits = new Map(tags.map((tag) => [tag.name, tag]));
  const candidates = releaseTags(config.tags, tags.map(({ name }) => name), ids);
  const released = releasedContracts(workspace, ids);
  const problems = new Map<string, string>();

  const eligible = ({ now, base }: Versioned): readonly ReleaseTag[] => {
    const all = candidates.get(now.id ?? "") ?? [];
    const top = parseVersion(base?.version);
    return top === undefined ? all : all.filter(({ own, version }) => !own || compareVersions(version, top) <= 0);
  };
  const older = (one: Versioned, tag: ReleaseTag) => {
    const all = eligible(one);
    return ofNewestLines(all.slice(all.indexOf(tag)), config.supportedMajors).slice(1);
  };
  const ensure = async (wanted: readonly ReleaseTag[]) => {
    const missing = wanted.flatMap(({ tag }) => commits.get(tag) ?? []).filter(({ commit }) => !problems.has(commit));
    for (const [commit, why] of await ensureTags(repository, here, missing)) problems.set(commit, why);
  };

  async function find(one: Versioned, tag: ReleaseTag): Promise<Found | undefined> {
    const { commit } = commits.get(tag.tag) as Tag;
    const why = problems.get(commit);
    const got: Released = why === undefined ? await released.find(commit, one.now.id ?? "", filesOf(one), tag.own ? tag.version.written : one.base?.version) : { problem: why };
    if ("contract" in got) return { tag, commit, contract: got.contract, version: tag.own ? tag.version.written : (got.contract.version ?? tag.version.written) };
    if ("problem" in got) return { tag, commit, problem: got.problem };
    return tag.own ? { tag, commit, problem: "the commit holds no contract of this id" } : undefined;
  }

  await ensure(touched.flatMap((one) => eligible(one).slice(0, 1)));
  const ahead = new Map<string, string[]>();
  for (const one of touched) {
    const { commit } = commits.get(eligible(one)[0]?.tag ?? "") ?? {};
    if (commit !== undefined && !problems.has(commit)) ahead.set(commit, [...(ahead.get(commit) ?? []), ...filesOf(one)]);
  }
  for (const [commit, files] of ahead) await released.ahead(commit, files);
  if (transitive) await ensure(touched.flatMap((one) => eligible(one).slice(0, 1).flatMap((tag) => older(one, tag).slice(0, most.compared))));

  return {
    ...(problem === undefined ? {} : { problem }), bare: shallow && tags.length === 0,

    async last(one) {
      const all = eligible(one);
      const top = parseVersion(one.base?.version);
      for (const [index, tag] of all.slice(0, most.looked).entries()) {
        if (index === 1) await ensure(all.slice(1, most.looked));
        const found = await find(one, tag);
        if (found === undefined) continue;
        const version = "version" in found ? parseVersion(found.version) : undefined;
        if (tag.own || top === undefined || version === undefined || compareVersions(version, top) <= 0) return found;
      }
      return undefined;
    },

    async supported(one, last, today) {
      const all = older(one, last.tag);
      const some = all.slice(0, most.compared);
      await ensure(some);
      const found: Found[] = [];
      for (const tag of some) {
        const release = await find(one, tag);
        if (release !== undefined && !("contract" in release && isOver(release.contract, today))) found.push(release);
      }
      return { found, left: all.length - some.length };
    },
  };
}

const filesOf = ({ now, base }: Versioned) => [...new Set([now.at.file, base?.at.file ?? now.at.file])];

/** Whether a release promises nothing any more, by its own words, or never did. */
function isOver(contract: Contract, today: string): boolean {
  const ends = announced(contract)([])?.ends;
  return ["retired", "draft", "proposed"].includes(stepOf(contract.status) ?? "") || (ends !== undefined && ends < today);
}
