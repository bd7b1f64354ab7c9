import { existsSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { UsageError } from "#model";
import type { Env } from "./env.ts";
import { type Git, GitMissing, gitAt } from "./git.ts";
import type { Home } from "./host.ts";

/** The folder that is looked at: a git work tree, or a plain folder where there is none. */
export interface Repository {
  /** Absolute, without symbolic links. All paths in and out are relative to it, with `/`. */
  readonly root: string;
  /** Where the caller stands inside it: empty, or folders that end in `/`. */
  readonly prefix: string;
  /** Absent outside a work tree. */
  readonly git?: Git;
}

/**
 * Finds the work tree around `cwd`; outside one, `cwd` is the root. A `token` is used for fetches from `home` only.
 * Throws UsageError where git refuses the folder.
 */
export async function openRepository(where: { readonly cwd: string; readonly env: Env; readonly home?: Home; readonly token?: string }): Promise<Repository> {
  const cwd = realpathSync(where.cwd);
  const { home, token } = where;
  const credentials = home === undefined || token === undefined || token === "" ? undefined : { server: home.server, user: home.user, token };
  const found = where.env["GIT_DIR"] === undefined && !hasGitAbove(cwd) ? undefined : await ask(gitAt(cwd, where.env));
  if (found === undefined) return { root: cwd, prefix: "" };
  const root = realpathSync(resolve(cwd, found));
  return { root, prefix: slashed(relative(root, cwd), true), git: gitAt(root, where.env, credentials) };
}

/** Whether a `.git` stands here or further up; without one there is no work tree and no need to ask git. */
function hasGitAbove(folder: string): boolean {
  const up = dirname(folder);
  return existsSync(join(folder, ".git")) || (up !== folder && hasGitAbove(up));
}

/** The way up to the root of the work tree, or nothing outside one. */
async function ask(git: Git): Promise<string | undefined> {
  try {
    const { code, stdout, complaint } = await git(["rev-parse", "--is-inside-work-tree", "--show-cdup"]);
    if (code === 0) {
      const [inside, up = ""] = stdout.toString("utf8").split(/\r?\n/);
      return inside === "true" ? up : undefined;
    }
    if (/not a git repository/i.test(complaint)) return undefined;
    if (/dubious ownership|unsafe repository/i.test(complaint))
      throw new UsageError("git refuses this folder because another user owns it: run `git config --global --add safe.directory \"$PWD\"` first.");
    throw new UsageError(`git cannot read this folder: ${complaint}`);
  } catch (error) {
    if (error instanceof GitMissing) return undefined;
    throw error;
  }
}

/** A path of the machine as one of the repository. */
export function slashed(path: string, folder = false): string {
  const plain = sep === "/" ? path : path.split(sep).join("/");
  return folder && plain !== "" ? `${plain}/` : plain;
}

/** The machine's path of a repository path, or nothing where it points out of the repository by its words alone. */
export function absolute(repository: Repository, path: string): string | undefined {
  const full = resolve(repository.root, path);
  const inner = relative(repository.root, full);
  return inner === ".." || inner.startsWith(`..${sep}`) || isAbsolute(inner) ? undefined : full;
}
