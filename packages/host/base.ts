import { UsageError } from "#model";
import { named } from "#text";
import { type Commit, ensureCommit, headCommit, isRefName, localCommit, remoteTip } from "./commits.ts";
import { askMergeBase } from "./compare.ts";
import type { Git } from "./git.ts";
import type { Here } from "./here.ts";
import { mergeBase } from "./merge-base.ts";
import { isCommitId } from "./payload.ts";
import { baseRemote, type Remote } from "./remote.ts";
import type { Repository } from "./repository.ts";
import type { Candidate } from "./trigger.ts";

/** The version to compare with. */
export interface Base {
  readonly how: "first-parent" | "commit" | "merge-base" | "compare-api";
  readonly sha: string;
  /** The branch it stands for, where one is known. */
  readonly ref?: string;
  /** What was tried in vain on the way. */
  readonly notes: readonly string[];
}

/** There is nothing to compare with, and nobody said there should be. */
export interface NoBase {
  readonly how: "none";
  readonly why: string;
}

export interface BaseQuestion {
  readonly repository: Repository;
  readonly here: Pick<Here, "trigger" | "home">;
  /** `--base` or the `base` input; empty means not given. */
  readonly explicit?: string;
  readonly token?: string;
}

interface Search {
  readonly git: Git;
  readonly root: string;
  readonly head: Commit;
  readonly remote: Remote | undefined;
  readonly question: BaseQuestion;
}

/**
 * Finds the base and makes sure that its commit is in the clone. Never the bare tip of a branch, which would report the branch's own progress as
 * changes: what the host merged with, what the host names, or the merge base. Throws UsageError where a base was named but cannot be had.
 */
export async function resolveBase(question: BaseQuestion): Promise<Base | NoBase> {
  const { repository, here } = question;
  const explicit = question.explicit ?? "";
  if (explicit === "" && here.trigger.candidates.length === 0) return { how: "none", why: here.trigger.why };
  const { git } = repository;
  if (git === undefined) throw new UsageError("A base can only be read in a git work tree: check the repository out first, with git installed.");
  const head = await headCommit(git);
  if (head === undefined) throw new UsageError("This repository has no commit yet, so there is no base to compare with.");
  const search = { git, root: repository.root, head, remote: await baseRemote(git, here.home), question };
  return explicit === "" ? first(search, here.trigger.candidates) : byName(search, explicit);
}

/** The first candidate that leads to a commit. */
async function first(search: Search, candidates: readonly Candidate[]): Promise<Base> {
  const notes: string[] = [];
  for (const candidate of candidates) {
    try {
      const base = await follow(search, candidate);
      if (base !== undefined) return { ...base, notes: [...notes, ...base.notes] };
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      notes.push(error.message);
    }
  }
  throw new UsageError(notes.join(" ") || "The event names no base that is in this clone.");
}

async function follow(search: Search, candidate: Candidate): Promise<Base | undefined> {
  if (candidate.how === "merge-base") return parting(search, candidate.ref, candidate.tip ?? (await branchTip(search, candidate.ref)));
  const sha = candidate.how === "commit" ? candidate.sha : firstParent(search.head, candidate);
  if (sha === undefined) return undefined;
  await ensureCommit(search.git, search.remote, sha);
  return { how: candidate.how, sha, ...(candidate.ref === undefined ? {} : { ref: candidate.ref }), notes: [] };
}

function firstParent({ sha, parents }: Commit, { merge, head, into }: Extract<Candidate, { how: "first-parent" }>): string | undefined {
  const [first, second] = parents;
  return parents.length === 2 && (sha === merge || second === head || first === into) ? first : undefined;
}

/** What the user named: the merge base with it. A pull request's own target needs no history, because the host's merge commit knows it. */
async function byName(search: Search, ref: string): Promise<Base> {
  if (/^0{40,}$/.test(ref)) throw new UsageError("A base of zeros only says that a branch is new and has no earlier commit: leave the base out, or name a branch.");
  const own = search.question.here.trigger.candidates.find((candidate) => candidate.how === "first-parent" && candidate.ref === ref.replace(/^(?:refs\/heads\/|origin\/)/, ""));
  const known = own === undefined ? undefined : await follow(search, own);
  if (known !== undefined) return known;
  return parting(search, ref, isCommitId(ref) ? ref : await explicitTip(search, ref));
}

/** A revision as its user means it: on a CI the server's branch of that name first, on a person's machine the clone's own words first. */
async function explicitTip(search: Search, ref: string): Promise<string> {
  const { git, remote, question } = search;
  const here = await localCommit(git, ref);
  const relative = /^(?:HEAD|@)(?:[~^@].*)?$/.test(ref) || (/^[0-9a-f]{4,}$/.test(ref) && here?.startsWith(ref) === true);
  if (here !== undefined && (question.here.home === undefined || relative)) return here;
  if (isRefName(ref) && remote !== undefined) {
    try {
      return await branchTip(search, ref);
    } catch (error) {
      if (here === undefined || !remote.tracked) throw error;
    }
  }
  if (here !== undefined && remote?.tracked !== false) return here;
  throw new UsageError(`The base ${named(ref)} does not exist in this clone: check the name, or fetch it (\`fetch-depth: 0\` in actions/checkout).`);
}

/** The tip of a branch of the home repository; its commit need not be in the clone. */
async function branchTip({ git, remote }: Search, ref: string): Promise<string> {
  if (!isRefName(ref)) throw new UsageError(`The base ${named(ref)} cannot be the name of a branch.`);
  if (remote === undefined) throw new UsageError(`The base ${named(ref)} is not in this clone, and there is no remote to fetch it from.`);
  const tracked = remote.tracked ? await localCommit(git, `refs/remotes/${remote.name}/${ref.replace(/^refs\/heads\/|^origin\//, "")}`) : undefined;
  return tracked ?? remoteTip(git, remote, ref);
}

async function parting({ git, root, remote, head, question }: Search, ref: string, tip: string): Promise<Base> {
  const { home } = question.here;
  const api = home?.api;
  const ask = home === undefined || api === undefined ? undefined : () => askMergeBase({ ...home, api }, question.token, tip, head.sha);
  const { sha, how, notes } = await mergeBase({ git, root, remote, head: head.sha, tip, name: ref }, ask);
  await ensureCommit(git, remote, sha);
  return { how, sha, ...(isCommitId(ref) ? {} : { ref }), notes };
}
