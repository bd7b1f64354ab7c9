import { lstatSync, mkdirSync, realpathSync, writeFileSync } from "node:fs";
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
  const path = join(root, file);
  let there = path;
  while (lstatSync(there, { throwIfNoEntry: false }) === undefined) there = dirname(there);
  const way = relative(realpathSync(root), target(there) ?? dirname(root));
  if (isAbsolute(way) || way.split(sep).some((part) => part === ".." || part.toLowerCase() === ".git")) throw new UsageError(`${named(file)} is not written: a link on its way leads out of the repository or nowhere. Put a file in its place.`);
  writeText(path, text);
}

function target(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
