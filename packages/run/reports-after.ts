import { lstatSync, readdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { type Report, UsageError } from "#model";
import { flat, named } from "#text";
import type { Notice } from "#verdict";
import type { Io } from "./command.ts";
import { note } from "./note.ts";
import { reportFolder } from "./report-folder.ts";

/** A run leaves one report for each verb; more files than this are no run's. */
const most = 50;
/** Of all reports together; each has a limit of its own. */
const mostBytes = 64 * 1024 * 1024;

/**
 * The reports that an unprivileged run left: plain JSON files of one folder, no links. One that cannot be judged is a reason to block and keeps no other from being judged; that there are none
 * is left to `expect:`. `parse` reads a file and throws UsageError for one that is no report.
 */
export async function readAfter(asked: readonly string[], io: Io, parse: (file: string) => Promise<readonly Report[]>): Promise<{ readonly reports: readonly Report[]; readonly notices: readonly Notice[] }> {
  const files = (asked.length > 0 ? asked : [reportFolder(io)]).flatMap((place) => filesIn(resolve(io.cwd, place)));
  if (files.length > most) return { reports: [], notices: [unreadable("reports", `The run before left ${files.length} files; at most ${most} are read.`)] };
  const reports: Report[] = [];
  const notices: Notice[] = [];
  let bytes = 0;
  for (const { path, size, isFile } of files) {
    bytes += size;
    try {
      if (!isFile) throw new UsageError(`${named(basename(path))} is no plain file.`);
      if (bytes > mostBytes) throw new UsageError(`The reports of the run before have more than ${mostBytes} bytes together.`);
      reports.push(...(await parse(path)));
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      note(io, error.message);
      notices.push(unreadable(basename(path), "A report of the run before cannot be judged; the log says why."));
    }
  }
  return { reports, notices };
}

function filesIn(path: string): { readonly path: string; readonly size: number; readonly isFile: boolean }[] {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (!found.isDirectory()) return [{ path, size: found.size, isFile: found.isFile() }];
  return readdirSync(path).filter((name) => name.endsWith(".json")).sort().map((name) => join(path, name)).flatMap((inner) => {
    const entry = lstatSync(inner, { throwIfNoEntry: false });
    return entry === undefined ? [] : [{ path: inner, size: entry.size, isFile: entry.isFile() }];
  });
}

const unreadable = (file: string, message: string): Notice => ({ rule: "report-unreadable", level: "error", message, at: { file: flat(file), line: 1, column: 1, endLine: 1, endColumn: 1 } });
