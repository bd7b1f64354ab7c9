import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { readResults, type WrittenResults } from "#config";
import { type Reported, UsageError } from "#model";
import { named } from "#text";
import type { Io } from "./command.ts";
import { note } from "./note.ts";

const most = 20 * 1024 * 1024;

/** The results of other tools in some files. Throws UsageError for a file that is not there, or holds something else. */
export function readReported(files: readonly string[], io: Io): readonly WrittenResults[] {
  return files.flatMap((file) => {
    const path = resolve(io.cwd, file);
    const found = statSync(path, { throwIfNoEntry: false });
    if (found?.isFile() !== true) throw new UsageError(`There is no file of results ${named(file)}: let the other tool write it first.`);
    if (found.size > most) throw new UsageError(`The results ${named(file)} have more than ${most} bytes.`);
    const read = readResults(readFileSync(path, "utf8"));
    if ("problem" in read) throw new UsageError(`${named(file)} holds no results of the Open Observability Results Standard: ${read.problem}`);
    return read.documents;
  });
}

/** Says what became of the results of other tools. */
export function sayReported({ results, taken, measuredHere: { same, other }, left }: Reported, io: Io): void {
  note(io, [
    `Other tools report ${results} ${results === 1 ? "result" : "results"}: ${taken} ${taken === 1 ? "is" : "are"} taken, ${same + other} ${same + other === 1 ? "is" : "are"} of promises that were measured here${other === 0 ? "" : ` (${other} say otherwise; what was measured here stands)`}.`,
    ...left.map(({ why, results: some }) => `${some} left out: ${why}`),
  ].join(" "));
}
