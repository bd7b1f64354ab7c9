import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, realpathSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, sep } from "node:path";
import type { Bytes } from "./refused.ts";
import { directory, missing, notAFile, outside, tooLarge } from "./refused.ts";
import { absolute, type Repository } from "./repository.ts";

/** The real place of each folder seen so far, per repository. */
const folders = new WeakMap<Repository, Map<string, string>>();

/**
 * The bytes of a file of the working tree, or why it was not read: nothing that leaves the repository or enters `.git`, through `..` or a
 * link; no folder, pipe, socket or device; nothing over `limit` bytes, of which not one byte is read.
 */
export function readBytes(repository: Repository, path: string, limit: number): Bytes {
  const full = path.includes("\0") ? undefined : absolute(repository, path);
  if (full === undefined) return outside;
  try {
    const named = join(realFolder(repository, dirname(full)), basename(full));
    const seen = lstatSync(named);
    const real = seen.isSymbolicLink() ? realpathSync.native(named) : named;
    if (!inside(repository, real)) return outside;
    const found = real === named ? seen : lstatSync(real);
    if (found.isDirectory()) return directory;
    if (!found.isFile()) return notAFile;
    if (found.size > limit) return tooLarge(found.size, limit);
    return readOpen(openSync(real, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)), limit);
  } catch (error) {
    return refusal(error);
  }
}

/** Reads at most one byte more than the limit, whatever the file's size was a moment ago. */
function readOpen(file: number, limit: number): Bytes {
  try {
    const found = fstatSync(file);
    const { size } = found;
    if (!found.isFile()) return notAFile;
    if (size > limit) return tooLarge(size, limit);
    let bytes = Buffer.allocUnsafe(size + 1);
    let filled = 0;
    for (;;) {
      const got = readSync(file, bytes, filled, bytes.length - filled, null);
      filled += got;
      if (filled > limit) return tooLarge(filled, limit);
      if (got === 0) return { bytes: bytes.subarray(0, filled) };
      if (filled === bytes.length) bytes = Buffer.concat([bytes], Math.min(bytes.length * 2, limit + 1));
    }
  } finally {
    closeSync(file);
  }
}

function realFolder(repository: Repository, folder: string): string {
  const known = folders.get(repository) ?? new Map<string, string>();
  folders.set(repository, known);
  const real = known.get(folder) ?? realpathSync.native(folder);
  known.set(folder, real);
  return real;
}

/** Whether a place, with all links followed, is in the repository and not in git's own folder, which can hold a token. */
function inside({ root }: Repository, real: string): boolean {
  const way = relative(root, real);
  return !isAbsolute(way) && !way.split(sep).some((part, index) => part.toLowerCase() === ".git" || (index === 0 && part === ".."));
}

function refusal(error: unknown): Bytes {
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : undefined;
  if (code === undefined) throw error;
  if (code === "ENOENT" || code === "ENOTDIR") return missing;
  if (code === "EISDIR") return directory;
  if (code === "ENXIO" || code === "EOPNOTSUPP") return notAFile;
  return { problem: "unreadable", message: `The file cannot be read (${code}).`, hint: "Check its permissions." };
}
