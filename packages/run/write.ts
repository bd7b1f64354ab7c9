import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
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
