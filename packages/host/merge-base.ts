import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { UsageError } from "#model";
import { named, shown } from "#text";
import { ensureCommit, fetch, isShallow, localCommit } from "./commits.ts";
import type { Asked } from "./compare.ts";
import { type Git, line, must } from "./git.ts";
import type { Remote } from "./remote.ts";

/** Commits by which history is deepened, step after step; past the last step we give up. */
const steps = [64, 256, 1024, 4096];

export interface MergeBase {
  readonly sha: string;
  readonly how: "merge-base" | "compare-api";
  readonly notes: readonly string[];
}

/** Two commits, and how the second is called by the user. */
export interface Fork {
  readonly git: Git;
  readonly root: string;
  readonly remote: Remote | undefined;
  readonly head: string;
  readonly tip: string;
  readonly name: string;
}

/**
 * The commit where `head` and `tip` parted. A full clone knows it. A shallow one is believed only where no cut lies between the two and the
 * merge base; otherwise the API is asked (`ask`), then history is deepened in bounded steps.
 * Throws UsageError where the two share no history, or where it was not found within the steps.
 */
export async function mergeBase(fork: Fork, ask?: () => Promise<Asked>): Promise<MergeBase> {
  const { git, remote, tip, name } = fork;
  const notes: string[] = [];
  let found = (await isShallow(git)) && (await localCommit(git, tip)) === undefined ? "cut" : await parted(fork);
  if (found === "cut" && ask !== undefined) {
    const asked = await ask();
    if ("sha" in asked) return { sha: asked.sha, how: "compare-api", notes };
    notes.push(`The API could not be asked for the merge base (${shown(asked.failed, 200)}); history was fetched instead.`);
    found = await parted(fork);
  }
  let depth = 0;
  for (const step of steps) {
    if (found !== "cut") break;
    if (remote === undefined) throw new UsageError(`History is shallow and there is no remote: the merge base with ${named(name)} cannot be found. Clone with full history.`);
    const complaint = await deepen(fork, remote, step);
    depth += step;
    found = await parted(fork);
    if (found === "cut" && complaint !== undefined)
      throw new UsageError([`History is shallow and could not be deepened to find the merge base with ${named(name)}: ${complaint}.`, ...notes].join(" "));
  }
  if (found === "cut") throw new UsageError([`The merge base of HEAD and ${named(name)} was not found within ${depth} commits: check out with \`fetch-depth: 0\`.`, ...notes].join(" "));
  if (found === "none") throw new UsageError(`HEAD and ${named(name)} share no history, so there is no merge base: name another base.`);
  return { sha: found, how: "merge-base", notes };
}

/** The merge base, or `none`, or `cut`: what is missing of the history hides the answer. */
async function parted({ git, root, remote, head, tip }: Fork): Promise<string> {
  await ensureCommit(git, remote, tip);
  const { code, stdout } = await git(["merge-base", head, tip]);
  const found = code === 0 ? line(stdout) : undefined;
  if (!(await isShallow(git))) return found ?? "none";
  const file = resolve(root, line(await must(git, ["rev-parse", "--git-path", "shallow"])));
  const cuts = new Set((await readFile(file, "utf8")).split("\n"));
  const between = (await must(git, ["rev-list", head, tip, ...(found === undefined ? [] : [`^${found}`])])).toString("latin1").split("\n");
  return between.some((sha) => sha !== "" && cuts.has(sha)) ? "cut" : (found ?? "none");
}

/** HEAD may be unknown to the server (a local commit); then the tip's side alone is deepened. */
async function deepen({ git, head, tip }: Fork, remote: Remote, step: number): Promise<string | undefined> {
  const both = await fetch(git, remote, [tip, head], [`--deepen=${step}`]);
  return both === undefined ? undefined : fetch(git, remote, [tip], [`--deepen=${step}`]);
}
