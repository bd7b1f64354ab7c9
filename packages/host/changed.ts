import { type Git, fields, must } from "./git.ts";
import { globs } from "./globs.ts";
import type { Repository } from "./repository.ts";
import { type Entry, kindOf } from "./tree.ts";

/** A file that differs between the base and what is looked at. */
export interface ChangedFile {
  readonly status: "added" | "modified" | "deleted" | "renamed";
  readonly path: string;
  /** The path at the base, where it is not the same. */
  readonly was?: string;
  /** What it was at the base; absent where it is added. */
  readonly before?: Entry;
  /** What it is now; absent where it is deleted, and without an id where only the working tree has it. */
  readonly after?: Omit<Entry, "id"> & { readonly id?: string };
  /** Only the working tree has it: git was never told of it. */
  readonly untracked?: true;
}

/**
 * The files that differ between two commits, or between a commit and the working tree (with untracked files that are not ignored), renames
 * found by content. A file counts where its new or its old path fits the patterns. In the order of their paths.
 */
export async function changedFiles(repository: Repository, base: string, patterns: readonly string[], head?: string): Promise<readonly ChangedFile[]> {
  const { git } = repository;
  if (git === undefined) throw new Error("Changes were asked for outside a git work tree.");
  const wanted = globs(patterns, repository.prefix);
  const options = ["--raw", "-z", "-M", "--no-abbrev", "--no-relative", "--no-ext-diff", "--no-textconv", "--ignore-submodules=dirty"];
  const differing = parse(fields(await must(git, ["diff", ...options, "--end-of-options", base, ...(head === undefined ? [] : [head]), "--"])));
  const files = head === undefined ? await withUntracked(git, differing) : differing;
  return files.filter(({ path, was }) => wanted.matches(path) || (was !== undefined && wanted.matches(was))).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** `git diff --raw -z`: `:mode mode id id status`, then one path or, for a rename, two. */
function parse(rows: readonly string[]): ChangedFile[] {
  const files = new Map<string, ChangedFile>();
  for (let at = 0; at < rows.length; ) {
    const [, modeBefore = "", modeAfter = "", idBefore = "", idAfter = "", letter = ""] = /^:(\d+) (\d+) ([0-9a-f]+) ([0-9a-f]+) ([A-Z])/.exec(rows[at] ?? "") ?? [];
    const old = rows[at + 1] ?? "";
    const moved = letter === "R" || letter === "C";
    const path = moved ? (rows[at + 2] ?? "") : old;
    at += moved ? 3 : 2;
    if (letter === "U" && files.has(path)) continue;
    const before: Entry = { path: old, id: idBefore, kind: kindOf(modeBefore) };
    const after = { path, kind: kindOf(modeAfter), ...(/^0+$/.test(idAfter) ? {} : { id: idAfter }) };
    if (letter === "A" || letter === "C") files.set(path, { status: "added", path, after });
    else if (letter === "D") files.set(path, { status: "deleted", path, before });
    else if (letter === "R") files.set(path, { status: "renamed", path, was: old, before, after });
    else files.set(path, { status: "modified", path, before, after });
  }
  return [...files.values()];
}

/** And new files that nobody added yet; one that the index calls deleted while it is still there is modified, not new. */
async function withUntracked(git: Git, differing: readonly ChangedFile[]): Promise<readonly ChangedFile[]> {
  const files = new Map(differing.map((file) => [file.path, file]));
  for (const path of fields(await must(git, ["ls-files", "-z", "--others", "--exclude-standard"]))) {
    if (path.endsWith("/") || path.split("/").includes("node_modules")) continue;
    const before = files.get(path)?.before;
    const after = { path, kind: "file" } as const;
    files.set(path, before === undefined ? { status: "added", path, after, untracked: true } : { status: "modified", path, before, after });
  }
  return [...files.values()];
}
