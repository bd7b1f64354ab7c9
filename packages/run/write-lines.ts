import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { UsageError } from "#model";
import { named } from "#text";

/** Characters that are kept before they are written. */
const enough = 1 << 18;

/** Writes lines as they come, so that a large file needs little memory. Throws UsageError where the machine refuses. */
export function writeLines(path: string, lines: Iterable<string>): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const file = openSync(path, "w");
    try {
      let kept = "";
      for (const line of lines) {
        kept += line;
        if (kept.length < enough) continue;
        writeSync(file, kept);
        kept = "";
      }
      writeSync(file, kept);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    throw new UsageError(`The file ${named(path)} cannot be written (${String(error.code)}): check its folder, its permissions and the room on the disk.`, { cause: error });
  }
}
