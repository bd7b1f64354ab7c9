import { closeSync, fstatSync, lstatSync, mkdirSync, openSync, readSync, realpathSync, writeFileSync, writeSync } from "node:fs";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { UsageError } from "#model";
import { named } from "#text";

/** Writes a file and the folders above it. Throws UsageError where the machine refuses. */
export function writeText(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new UsageError(`The file ${named(path)} cannot be written (${code}): check its folder and its permissions.`, { cause: error });
  }
}

/** Writes a file of the repository. Throws UsageError where a link on its way leads out or nowhere. */
export function writeInside(root: string, file: string, text: string): void {
  writeText(insideOf(root, file), text);
}

/** Appends whole lines to a file of the repository, each in one write, so that runs which write at the same time never mix within a line. A line that a killed run left open is closed first. */
export function appendInside(root: string, file: string, lines: readonly string[]): void {
  const path = insideOf(root, file);
  try {
    mkdirSync(dirname(path), { recursive: true });
    const opened = openSync(path, "a+");
    try {
      const { size } = fstatSync(opened);
      const last = Buffer.alloc(1);
      const open = size > 0 && readSync(opened, last, 0, 1, size - 1) === 1 && last[0] !== 10;
      for (const line of open ? ["\n", ...lines] : lines) {
        const bytes = Buffer.from(line);
        if (writeSync(opened, bytes) !== bytes.length) throw new UsageError(`The file ${named(path)} was not written whole: check the room on the disk.`);
      }
    } finally {
      closeSync(opened);
    }
  } catch (error) {
    if (error instanceof UsageError || !(error instanceof Error) || !("code" in error)) throw error;
    throw new UsageError(`The file ${named(path)} cannot be written (${String(error.code)}): check its folder and its permissions.`, { cause: error });
  }
}

function insideOf(root: string, file: string): string {
  const path = join(root, file);
  let there = path;
  while (lstatSync(there, { throwIfNoEntry: false }) === undefined) there = dirname(there);
  const way = relative(realpathSync(root), target(there) ?? dirname(root));
  if (isAbsolute(way) || way.split(sep).some((part) => part === ".." || part.toLowerCase() === ".git")) throw new UsageError(`${named(file)} is not written: a link on its way leads out of the repository or nowhere. Put a file in its place.`);
  return path;
}

function target(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
