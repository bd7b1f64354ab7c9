import { type Git, must } from "./git.ts";
import type { Repository } from "./repository.ts";

/** Of one file. */
type Lines = readonly { readonly from: number; readonly to: number }[];

/** Patches are read up to this size; past it, nobody knows which lines changed. */
const most = 64 * 1024 * 1024;

/** The lines of some files that are new since a commit, in the working tree. A file that is not in the answer has none, or git does not know it. */
export async function changedLines({ git }: Repository, base: string, files: readonly string[]): Promise<ReadonlyMap<string, Lines>> {
  const found = new Map<string, Lines>();
  if (git === undefined) return found;
  for (const file of files) found.set(file, await linesOf(git, base, file));
  return found;
}

/** One file at a time, so that no name has to be taken out of a patch. */
async function linesOf(git: Git, base: string, file: string): Promise<Lines> {
  const patch = await must(git, ["--literal-pathspecs", "diff", "-U0", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames", "--end-of-options", base, "--", file], { maxBytes: most });
  const lines: { from: number; to: number }[] = [];
  let inside = 0;
  for (const row of patch.toString("latin1").split("\n")) {
    if (inside > 0) {
      if (!row.startsWith("\\")) inside -= 1;
      continue;
    }
    const [header, old = "1", start = "0", now = "1"] = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(row) ?? [];
    if (header === undefined) continue;
    inside = Number(old) + Number(now);
    if (Number(now) > 0) lines.push({ from: Number(start), to: Number(start) + Number(now) - 1 });
  }
  return lines;
}
