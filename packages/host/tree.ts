import { type Git, fields, must } from "./git.ts";
import { globs } from "./globs.ts";
import { type Bytes, directory, missing, outside, type Refused, submodule, tooLarge } from "./refused.ts";
import type { Repository } from "./repository.ts";

/** What a commit holds at a path. */
export interface Entry {
  readonly path: string;
  readonly kind: "file" | "link" | "submodule" | "folder";
  /** Object id. */
  readonly id: string;
}

/** Everything a commit holds that fits the patterns, which are written from the caller's folder; by code units of the path. */
export async function listAt(repository: Repository, sha: string, patterns: readonly string[]): Promise<readonly Entry[]> {
  const wanted = globs(patterns, repository.prefix);
  const rows = fields(await must(inGit(repository), ["ls-tree", "-r", "-z", "--full-tree", "--end-of-options", sha]));
  return rows.map(entry).filter(({ path }) => wanted.matches(path)).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * The bytes of many files as a commit has them, by path, or why there are none. Links and submodules are refused, sizes are asked before contents.
 */
export async function readAt(repository: Repository, sha: string, paths: readonly string[], limit: number): Promise<ReadonlyMap<string, Bytes>> {
  const git = inGit(repository);
  const entries = new Map<string, Entry>();
  for (let at = 0; at < paths.length; at += 200) {
    const some = paths.slice(at, at + 200).filter((path) => !path.includes("\0") && path.split("/").every((part) => part !== "" && part !== "." && part !== ".."));
    if (some.length > 0) for (const row of fields(await must(git, ["ls-tree", "-z", "--full-tree", "--end-of-options", sha, "--", ...some]))) entries.set(entry(row).path, entry(row));
  }
  const files = [...entries.values()].filter(({ kind }) => kind === "file");
  const blobs = await readBlobs(git, files.map(({ id }) => id), limit);
  return new Map(paths.map((path) => [path, bytesOf(entries.get(path) ?? above(path, entries), blobs)]));
}

function bytesOf(found: Entry | undefined, blobs: ReadonlyMap<string, Bytes>): Bytes {
  if (found === undefined) return missing;
  const refused: Record<Exclude<Entry["kind"], "file">, Refused> = { link: outside, submodule, folder: directory };
  return found.kind === "file" ? (blobs.get(found.id) ?? missing) : refused[found.kind];
}

/** Where a folder and a file in it are asked for together, git names the file alone. */
function above(path: string, entries: ReadonlyMap<string, Entry>): Entry | undefined {
  return path !== "" && [...entries.keys()].some((one) => one.startsWith(`${path}/`)) ? { path, kind: "folder", id: "" } : undefined;
}

/** Bytes kept in memory by one git process. */
const atOnce = 128 * 1024 * 1024;

/** Blobs by object id: one process that asks for the sizes, then one that reads all that are not too large (one more per 128 MiB). */
export async function readBlobs(git: Git, ids: readonly string[], limit: number): Promise<ReadonlyMap<string, Bytes>> {
  const found = new Map<string, Bytes>();
  const unique = [...new Set(ids)];
  if (unique.length === 0) return found;
  const sizes = (await must(git, ["cat-file", "--batch-check"], { input: `${unique.join("\n")}\n` })).toString("latin1").split("\n");
  let group: { id: string; size: number }[] = [];
  let total = 0;
  for (const [index, id] of unique.entries()) {
    const size = Number(/^[0-9a-f]+ blob (\d+)$/.exec(sizes[index] ?? "")?.[1]);
    if (!Number.isSafeInteger(size)) found.set(id, missing);
    else if (size > limit) found.set(id, tooLarge(size, limit));
    else {
      if (total + size > atOnce) {
        await readGroup(git, group, found);
        [group, total] = [[], 0];
      }
      group.push({ id, size });
      total += size;
    }
  }
  await readGroup(git, group, found);
  return found;
}

async function readGroup(git: Git, group: readonly { id: string; size: number }[], found: Map<string, Bytes>): Promise<void> {
  if (group.length === 0) return;
  const out = await must(git, ["cat-file", "--batch"], { input: `${group.map(({ id }) => id).join("\n")}\n`, maxBytes: 2 * atOnce + group.length * 200 });
  let at = 0;
  for (const { id, size } of group) {
    const start = out.indexOf(10, at) + 1;
    if (out.toString("latin1", at, start) !== `${id} blob ${size}\n`) throw new Error(`git cat-file answered out of order for ${id}.`);
    found.set(id, { bytes: out.subarray(start, start + size) });
    at = start + size + 1;
  }
}

function entry(row: string): Entry {
  const [, mode = "", id = "", path = ""] = /^(\d+) \w+ ([0-9a-f]+)\t([^]*)$/.exec(row) ?? [];
  return { path, id, kind: kindOf(mode) };
}

/** The kind that a file mode of git stands for. */
export function kindOf(mode: string): Entry["kind"] {
  if (mode === "120000") return "link";
  if (mode === "160000") return "submodule";
  return mode === "040000" ? "folder" : "file";
}

function inGit({ git }: Repository): Git {
  if (git === undefined) throw new Error("A commit was asked for outside a git work tree.");
  return git;
}
