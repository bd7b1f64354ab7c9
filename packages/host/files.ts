import { type Dirent, lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "#model";
import { named } from "#text";
import { fields, type Git, must } from "./git.ts";
import { globs, ways } from "./globs.ts";
import { absolute, type Repository } from "./repository.ts";

export interface Listing {
  /** Paths in the order of their code units. */
  readonly files: readonly string[];
  /** Those of `files` that a plain pattern names, whatever they are and even where git ignores them; reading says what is wrong with them. */
  readonly named: ReadonlySet<string>;
  /** Patterns, as written, that no file fits. */
  readonly unmatched: readonly string[];
}

/**
 * The files of the working tree that fit the patterns, which are written from the caller's folder. In git: tracked files that are there and
 * untracked ones that are not ignored; elsewhere: all. `node_modules` is left out unless tracked or named.
 * Throws UsageError for a pattern that leaves the repository.
 */
export async function listFiles(repository: Repository, patterns: readonly string[]): Promise<Listing> {
  const wanted = globs(patterns, repository.prefix);
  const kinds = new Map(wanted.positive.map((one) => [one, one.plain ? kindAt(repository, one.start) : "pattern"]));
  const searched = wanted.positive.filter((one) => kinds.get(one) === "folder" || kinds.get(one) === "pattern");
  const all = await under(repository, searched.map((one) => one.start));
  const folders = new Set(all.flatMap(ways));
  const exact = new Set<string>();
  const unmatched: string[] = [];
  for (const one of wanted.positive) {
    const kind = kinds.get(one);
    if (kind === "nothing" || (kind === "pattern" && !all.some((path) => one.matches(path)))) unmatched.push(one.written);
    else if ((kind === "file" || (kind === "folder" && !folders.has(one.start))) && wanted.matches(one.start)) exact.add(one.start);
  }
  return { files: [...new Set([...all.filter((path) => wanted.matches(path)), ...exact])].sort(), named: exact, unmatched };
}

/** Every file below some places. */
async function under(repository: Repository, starts: readonly string[]): Promise<string[]> {
  if (starts.length === 0) return [];
  const places = starts.includes("") || starts.length > 100 ? [] : [...new Set(starts)];
  return repository.git === undefined ? walk(repository.root, places) : tracked(repository.git, places);
}

async function tracked(git: Git, places: readonly string[]): Promise<string[]> {
  const rows = fields(await must(git, ["ls-files", "-z", "-t", "--cached", "--deleted", "--others", "--exclude-standard", "--", ...places]));
  const absent = new Set(rows.filter((row) => row.startsWith("R ") || row.startsWith("S ")).map((row) => row.slice(2)));
  const there = rows.filter((row) => !(row.startsWith("? ") && row.slice(2).split("/").includes("node_modules"))).map((row) => row.slice(2));
  return [...new Set(there)].filter((path) => !absent.has(path) && !path.endsWith("/"));
}

/** Every file below some places, without git. Links are listed, not followed. A walk of our own: glob libraries drop links and names with line feeds. */
function walk(root: string, places: readonly string[]): string[] {
  const found = new Set<string>();
  const folders = places.length === 0 ? [""] : [...places];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of entriesOf(join(root, folder))) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (!entry.isDirectory()) found.add(path);
      else if (entry.name !== "node_modules" && entry.name !== ".git") folders.push(path);
    }
  }
  return [...found];
}

/** What a folder holds; nothing where it is not there. Throws UsageError where it may not be read, because its files would go unseen. */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR") return [];
    if (code === "EACCES" || code === "EPERM") throw new UsageError(`The folder ${named(folder)} may not be read: leave it out, or give permission.`);
    throw error;
  }
}

function kindAt(repository: Repository, path: string): "file" | "folder" | "nothing" {
  const full = absolute(repository, path);
  try {
    if (full === undefined) return "nothing";
    return lstatSync(full).isDirectory() ? "folder" : "file";
  } catch (error) {
    const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
    if (code === undefined) throw error;
    return code === "EACCES" || code === "EPERM" ? "file" : "nothing";
  }
}
