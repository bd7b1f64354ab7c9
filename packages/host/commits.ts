import { UsageError } from "#model";
import { named } from "#text";
import { type Git, line, must } from "./git.ts";
import { isCommitId } from "./payload.ts";
import type { Remote } from "./remote.ts";

export interface Commit {
  readonly sha: string;
  /** As the commit object says, also where a shallow clone hides them. */
  readonly parents: readonly string[];
}

/** The commit that is checked out, or nothing before the first commit. */
export async function headCommit(git: Git): Promise<Commit | undefined> {
  const text = (await must(git, ["cat-file", "--batch"], { input: "HEAD\n", maxBytes: 16 * 1024 * 1024 })).toString("latin1");
  const sha = /^([0-9a-f]+) commit \d+\n/.exec(text)?.[1];
  if (sha === undefined) return undefined;
  const header = text.slice(text.indexOf("\n") + 1).split("\n\n", 1)[0] ?? "";
  return { sha, parents: [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map((match) => match[1] ?? "") };
}

export async function isShallow(git: Git): Promise<boolean> {
  return line(await must(git, ["rev-parse", "--is-shallow-repository"])) === "true";
}

/** The commit that a revision means here, or nothing. Never taken as an option, whatever it looks like. */
export async function localCommit(git: Git, revision: string): Promise<string | undefined> {
  if (revision.includes("\0")) return undefined;
  const { code, stdout } = await git(["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`]);
  const sha = line(stdout);
  return code === 0 && isCommitId(sha) ? sha : undefined;
}

/**
 * Makes sure that a commit is here, fetched where it is not: alone where history is shallow anyway, with its history where the clone
 * is full, so that a full clone never becomes shallow. Throws UsageError where the server does not give it.
 */
export async function ensureCommit(git: Git, remote: Remote | undefined, sha: string): Promise<void> {
  if ((await localCommit(git, sha)) !== undefined) return;
  if (remote === undefined) throw new UsageError(`The commit ${sha.slice(0, 12)} is not in this clone, and there is no remote to fetch it from.`);
  const complaint = await fetch(git, remote, [sha], (await isShallow(git)) ? ["--depth=1"] : []);
  if ((await localCommit(git, sha)) !== undefined) return;
  throw new UsageError(`The commit ${sha.slice(0, 12)} is not in this clone and could not be fetched: ${complaint ?? "it is no commit"}`);
}

/** Fetches by commit id. Returns git's complaint, or nothing where it worked. */
export async function fetch(git: Git, remote: Remote, commits: readonly string[], options: readonly string[]): Promise<string | undefined> {
  const quiet = ["--quiet", "--no-tags", "--no-recurse-submodules", "--no-auto-gc", "--no-write-fetch-head"];
  const { code, complaint } = await git(["fetch", ...quiet, ...options, "--end-of-options", remote.name, ...commits], { seconds: 300 });
  return code === 0 ? undefined : complaint || `exit code ${code}`;
}

/** The commit at the tip of a branch (or, failing that, of a tag) on the remote. Throws UsageError where there is none. */
export async function remoteTip(git: Git, remote: Remote, ref: string): Promise<string> {
  const short = ref.replace(/^refs\/(?:heads|tags)\//, "").replace(/^origin\//, "");
  const names = [`refs/heads/${short}`, `refs/tags/${short}^{}`, `refs/tags/${short}`];
  const { code, stdout, complaint } = await git(["ls-remote", "--quiet", "--end-of-options", remote.name, ...names], { seconds: 60 });
  if (code !== 0) throw new UsageError(`The base ${named(ref)} is not in this clone, and the remote does not answer: ${complaint}`);
  const rows = stdout.toString("utf8").split("\n").map((row) => row.split("\t", 2));
  const sha = names.map((name) => rows.find((row) => row[1] === name)?.[0]).find((one) => one !== undefined && isCommitId(one));
  if (sha === undefined) throw new UsageError(`The base ${named(ref)} does not exist, neither in this clone nor on its remote: check the name.`);
  return sha;
}

/** Whether a text can be the name of a branch or tag (git-check-ref-format(1)). */
export function isRefName(text: string): boolean {
  return text.length < 1000 && /^[^\u0000-\u0020\u007f~^:?*[\\]+$/.test(text) && !/\.\.|@\{|\/\/|\/\.|^[./]|[./]$|\.lock(?:\/|$)|^@$/.test(text);
}
