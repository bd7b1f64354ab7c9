import { UsageError } from "#model";
import { ensureCommit, fetch, isShallow } from "./commits.ts";
import { type Git, must } from "./git.ts";
import type { Here } from "./here.ts";
import { isCommitId } from "./payload.ts";
import { baseRemote } from "./remote.ts";
import type { Repository } from "./repository.ts";

export interface Tag {
  /** Without `refs/tags/`. */
  readonly name: string;
  /** What it leads to, through annotated tags: a commit, but for a few odd ones. */
  readonly commit: string;
}

export interface Tags {
  /** By code units of the name. */
  readonly tags: readonly Tag[];
  /** History is cut, so that the clone alone need not know every tag. */
  readonly shallow: boolean;
  /** Why the server could not be asked, though the clone may lack tags: git's last words. */
  readonly problem?: string;
}

/**
 * The tags of the repository. On a CI the server is asked, because a checkout has few tags or a fork's; on a person's machine only where the clone is shallow.
 * Where it does not answer, those of the clone. None outside a git work tree.
 */
export async function listTags({ git }: Repository, { home }: Pick<Here, "home">): Promise<Tags> {
  if (git === undefined) return { tags: [], shallow: false };
  const shallow = await isShallow(git);
  const remote = shallow || home !== undefined ? await baseRemote(git, home) : undefined;
  if (remote === undefined) return { tags: await localTags(git), shallow };
  try {
    const rows = await must(git, ["ls-remote", "--quiet", "--tags", "--end-of-options", remote.name], { seconds: 60 });
    return { tags: parse(rows), shallow };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { tags: await localTags(git), shallow, problem: error.message };
  }
}

async function localTags(git: Git): Promise<Tag[]> {
  const { code, stdout, complaint } = await git(["show-ref", "--tags", "--dereference"]);
  if (code > 1) throw new UsageError(`\`git show-ref\` failed: ${complaint || `exit code ${code}`}`);
  return parse(stdout);
}

/** `<id> refs/tags/<name>`, and for an annotated tag `<id> refs/tags/<name>^{}` with what it leads to. */
function parse(rows: Buffer): Tag[] {
  const found = new Map<string, string>();
  for (const row of rows.toString("utf8").split("\n")) {
    const [, id = "", name = "", peeled] = /^([0-9a-f]+)[ \t]refs\/tags\/([^\0]*?)(\^\{\})?$/.exec(row) ?? [];
    if (name !== "" && isCommitId(id) && (peeled !== undefined || !found.has(name))) found.set(name, id);
  }
  return [...found].map(([name, commit]) => ({ name, commit })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Those that are no commit in this clone. */
async function notHere(git: Git, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = (await must(git, ["cat-file", "--batch-check"], { input: ids.map((id) => `${id}^{commit}\n`).join("") })).toString("latin1").split("\n");
  return ids.filter((id, index) => !rows[index]?.startsWith(`${id} commit `));
}

/** Makes sure that what some tags lead to is in the clone, in one fetch. Returns why one is not, by its commit. */
export async function ensureTags({ git }: Repository, { home }: Pick<Here, "home">, tags: readonly Tag[]): Promise<ReadonlyMap<string, string>> {
  const problems = new Map<string, string>();
  if (git === undefined) return problems;
  const missing = await notHere(git, [...new Set(tags.map(({ commit }) => commit))]);
  if (missing.length === 0) return problems;
  const remote = await baseRemote(git, home);
  if (remote !== undefined && missing.length > 1) await fetch(git, remote, missing, (await isShallow(git)) ? ["--depth=1"] : []);
  for (const commit of missing) {
    try {
      await ensureCommit(git, remote, commit);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      problems.set(commit, error.message);
    }
  }
  return problems;
}

/** The day on which what a tag leads to was committed, in UTC: `2026-11-24`. Undefined where it is no commit of this clone. */
export async function tagDay({ git }: Repository, commit: string): Promise<string | undefined> {
  const { code, stdout } = git === undefined ? { code: 1, stdout: Buffer.alloc(0) } : await git(["show", "--no-patch", "--format=%ct", "--end-of-options", commit]);
  const seconds = Number(stdout.toString("latin1").trim());
  return code === 0 && Number.isSafeInteger(seconds) && seconds > 0 ? new Date(seconds * 1000).toISOString().slice(0, 10) : undefined;
}
