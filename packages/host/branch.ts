import { UsageError } from "#model";
import { named } from "#text";
import { ensureCommit, localCommit } from "./commits.ts";
import { type Git, fields, line, must } from "./git.ts";
import type { Here } from "./here.ts";
import { isCommitId } from "./payload.ts";
import { baseRemote, type Remote } from "./remote.ts";
import type { Repository } from "./repository.ts";
import { readBlobs } from "./tree.ts";

/** Files of a branch up to this size are appended to. */
const limit = 256 * 1024 * 1024;
/** How often the branch may move under our hands. */
const tries = 8;

/**
 * The commit at the tip of a branch that nobody checks out; undefined where there is no such branch. On a CI the server is asked and the commit fetched; on a person's machine the clone's own
 * branch counts, then the remote's as it was fetched last. Throws UsageError where the server does not answer, or there is no git.
 */
export async function branchTip(repository: Repository, here: Pick<Here, "home">, branch: string): Promise<string | undefined> {
  const git = gitOf(repository);
  const remote = here.home === undefined ? undefined : await baseRemote(git, here.home);
  if (remote !== undefined) return tipOf(git, remote, branch);
  return (await localCommit(git, `refs/heads/${branch}`)) ?? (await localCommit(git, `refs/remotes/origin/${branch}`));
}

/**
 * Appends texts to files of a branch, `folder/file` each, as one commit, without a checkout. Where there is a remote the commit is pushed to it; where the branch moved meanwhile, the texts
 * are appended to what is there now. Throws UsageError where it cannot be written.
 */
export async function appendToBranch(repository: Repository, here: Pick<Here, "home">, branch: string, texts: ReadonlyMap<string, string>, message: string): Promise<void> {
  const git = gitOf(repository);
  const remote = await baseRemote(git, here.home);
  const ref = `refs/heads/${branch}`;
  const tip = async () => (remote === undefined ? localCommit(git, ref) : tipOf(git, remote, branch));
  let parent = await tip();
  for (let left = tries; ; left -= 1) {
    const commit = await commitOn(git, parent, texts, message);
    const { code, complaint } = remote === undefined ? await git(["update-ref", ref, commit, parent ?? "0".repeat(commit.length)]) : await git(["push", "--quiet", "--no-verify", "--end-of-options", remote.name, `${commit}:${ref}`], { seconds: 300 });
    if (code === 0) return;
    const now = await tip();
    if (now === parent || left <= 1) throw new UsageError(`The branch ${named(branch)} cannot be written: ${complaint || `exit code ${code}`}. Give this job the right to push to it.`);
    parent = now;
  }
}

async function tipOf(git: Git, remote: Remote, branch: string): Promise<string | undefined> {
  const { code, stdout, complaint } = await git(["ls-remote", "--quiet", "--end-of-options", remote.name, `refs/heads/${branch}`], { seconds: 60 });
  if (code !== 0) throw new UsageError(`The branch ${named(branch)} cannot be read, for the remote does not answer: ${complaint || `exit code ${code}`}`);
  const [sha, name] = line(stdout).split("\t");
  if (sha === undefined || name !== `refs/heads/${branch}` || !isCommitId(sha)) return undefined;
  await ensureCommit(git, remote, sha);
  return sha;
}

/** Rows of a tree by name: `100644 blob <id>`. */
type Rows = Map<string, string>;

async function commitOn(git: Git, parent: string | undefined, texts: ReadonlyMap<string, string>, message: string): Promise<string> {
  const root: Rows = parent === undefined ? new Map() : await rowsOf(git, parent);
  const folders = new Map<string, Rows>();
  for (const [path, text] of texts) {
    const [folder = "", name = ""] = path.split("/");
    const known = root.get(folder);
    const rows = folders.get(folder) ?? (known?.startsWith("040000 tree ") === true ? await rowsOf(git, known.slice(12)) : new Map<string, string>());
    const before = await bytesOf(git, rows.get(name), path);
    rows.set(name, `100644 blob ${line(await must(git, ["hash-object", "-w", "--stdin"], { input: Buffer.concat([before, Buffer.from(before.length === 0 || before.at(-1) === 10 ? text : `\n${text}`)]) }))}`);
    folders.set(folder, rows);
  }
  for (const [folder, rows] of folders) root.set(folder, `040000 tree ${await treeOf(git, rows)}`);
  const parents = parent === undefined ? [] : ["-p", parent];
  return line(await must(git, ["-c", "user.name=Meshgate", "-c", "user.email=meshgate@localhost", "commit-tree", await treeOf(git, root), ...parents, "-m", message]));
}

async function rowsOf(git: Git, tree: string): Promise<Rows> {
  const rows = fields(await must(git, ["ls-tree", "-z", "--full-tree", "--end-of-options", tree]));
  return new Map(rows.map((row) => [row.slice(row.indexOf("\t") + 1), row.slice(0, row.indexOf("\t"))]));
}

const treeOf = async (git: Git, rows: Rows): Promise<string> => line(await must(git, ["mktree", "-z"], { input: [...rows].map(([name, row]) => `${row}\t${name}\0`).join("") }));

async function bytesOf(git: Git, row: string | undefined, path: string): Promise<Uint8Array> {
  if (row === undefined) return new Uint8Array();
  const [mode, , id = ""] = row.split(" ");
  const found = mode === "100644" || mode === "100755" ? (await readBlobs(git, [id], limit)).get(id) : undefined;
  if (found === undefined || "problem" in found) throw new UsageError(`${named(path)} of the branch is no file that can be appended to.`);
  return found.bytes;
}

function gitOf({ git }: Repository): Git {
  if (git === undefined) throw new UsageError("A history on a branch needs a git repository, and there is none here (or no git): name a `folder` under `history` instead.");
  return git;
}
