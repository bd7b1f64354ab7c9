import { readFileSync, realpathSync, statSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";
import { readResults, type WrittenResults } from "#config";
import { type Reported, UsageError } from "#model";
import { named } from "#text";
import type { Io } from "./command.ts";
import { isProposed } from "./history.ts";
import { note } from "./note.ts";
import type { Workspace } from "./workspace.ts";

const most = 20 * 1024 * 1024;

/** The results of other tools in some files. Throws UsageError for a file that is not there, or holds something else, or that a change which is not merged could have brought with it. */
export async function readReported(files: readonly string[], workspace: Workspace, io: Io): Promise<readonly WrittenResults[]> {
  const documents: WrittenResults[] = [];
  for (const file of files) {
    const path = resolve(io.cwd, file);
    const found = statSync(path, { throwIfNoEntry: false });
    if (found?.isFile() !== true) throw new UsageError(`There is no file of results ${named(file)}: let the other tool write it first.`);
    if (found.size > most) throw new UsageError(`The results ${named(file)} have more than ${most} bytes.`);
    if (isProposed(workspace) && (await isTracked(workspace, path))) throw new UsageError(`The results ${named(file)} are a file of the repository, so the change itself could say what they are: name a file that a step of this job wrote.`);
    const read = readResults(readFileSync(path, "utf8"));
    if ("problem" in read) throw new UsageError(`${named(file)} holds no results of the Open Observability Results Standard: ${read.problem}`);
    documents.push(...read.documents);
  }
  return documents;
}

/** Whether git has the file, wherever links on the way to it lead. */
async function isTracked({ repository: { root, git } }: Workspace, path: string): Promise<boolean> {
  const inner = relative(root, realpathSync(path));
  if (git === undefined || inner.startsWith("..") || isAbsolute(inner)) return false;
  return (await git(["ls-files", "--error-unmatch", "--", inner.split(sep).join("/")])).code === 0;
}

/** Says what became of the results of other tools. */
export function sayReported({ results, taken, measuredHere: { same, other }, left }: Reported, io: Io): void {
  note(io, [
    `Other tools report ${results} ${results === 1 ? "result" : "results"}: ${taken} ${taken === 1 ? "is" : "are"} taken, ${same + other} ${same + other === 1 ? "is" : "are"} of promises that were measured here${other === 0 ? "" : ` (${other} say otherwise; what was measured here stands)`}.`,
    ...left.map(({ why, results: some }) => `${some} left out: ${why}`),
  ].join(" "));
}
