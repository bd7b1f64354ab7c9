import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { readReport } from "#config";
import { whereAreWe } from "#host";
import { type Report, UsageError } from "#model";
import { named } from "#text";
import { openAfter } from "./after.ts";
import { type Command, type Io, one } from "./command.ts";
import { gateNamed } from "./gate-name.ts";
import { ids } from "./levels.ts";
import * as options from "./options.ts";
import { reportFolder } from "./report-folder.ts";
import { readAfter } from "./reports-after.ts";
import { sayVerdict } from "./say.ts";
import { surfaces } from "./surfaces.ts";
import { openWorkspace } from "./workspace.ts";

/** A report is read up to this size. */
const reportBytes = 20 * 1024 * 1024;

export const verdict: Command = {
  name: "verdict",
  says: "Judge the reports of earlier steps and say one verdict",
  takes: { name: "reports", says: "Report files, or folders of them; without any: the folder where the actions leave them", many: true },
  options: [{ ...options.base, says: "Read meshgate.yaml as this branch, tag or commit has it (its merge base with HEAD); on a pull request it is known" }, options.verdictFormat, options.out, options.failOn, options.config,
    options.also, options.comment, options.gate,
    ...surfaces.map(({ option }) => option),
  ],
  examples: [
    ["meshgate lint --report lint.json --fail-on never", "A report, and no ruling yet"],
    ["meshgate breaking --base main --report breaking.json --fail-on never", "A second one"],
    ["meshgate verdict lint.json breaking.json", "One ruling over both"],
  ],
  async run(inputs, io) {
    const gate = gateNamed(inputs);
    const said = { inputs, io, approves: true, speaks: gate, ...(one(inputs, "comment") === "never" ? {} : { gate }) };
    const here = whereAreWe(io.env);
    if (here.trigger.after !== undefined) {
      const workspace = await openAfter(inputs, io, here, ids);
      const { reports, notices } = await readAfter(inputs.files, io, parse);
      return sayVerdict({ ...said, workspace: { ...workspace, notices: [...workspace.notices, ...notices] }, reports, expect: workspace.config.expect });
    }
    const workspace = await openWorkspace(inputs, io, ids);
    const reports = await readReports(inputs.files, io);
    return sayVerdict({ ...said, workspace, reports, expect: workspace.config.expect });
  },
};

/** The reports in some files and folders, without any in the folder where the actions leave them. Throws UsageError for one that is not there or cannot be judged. */
export async function readReports(asked: readonly string[], io: Io): Promise<Report[]> {
  const reports: Report[] = [];
  for (const file of reportFiles(asked, io)) reports.push(...(await parse(file)));
  return reports;
}

function reportFiles(asked: readonly string[], io: Io): string[] {
  const places = asked.length > 0 ? asked : [reportFolder(io)];
  return places.flatMap((place) => {
    const path = resolve(io.cwd, place);
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined && asked.length === 0) return [];
    if (found === undefined) throw new UsageError(`There is no report ${named(place)}: run ${named(`meshgate lint --report ${place}`)} first.`);
    return found.isDirectory() ? readdirSync(path).filter((name) => name.endsWith(".json")).sort().map((name) => join(path, name)) : [path];
  });
}

/** A file holds the report of one verb, or, from `gate`, those of several. */
async function parse(file: string): Promise<Report[]> {
  const text = textOf(file);
  const reports: Report[] = [];
  for (const one of severalIn(text) ?? [text]) {
    const read = await readReport(one);
    if ("problem" in read) throw new UsageError(`${named(file)} is no report that can be judged: ${read.problem}`);
    reports.push(read.report);
  }
  return reports;
}

function textOf(file: string): string {
  const found = statSync(file);
  if (!found.isFile()) throw new UsageError(`${named(file)} is no file: name reports, or a folder of them.`);
  if (found.size > reportBytes) throw new UsageError(`The report ${named(file)} is larger than ${reportBytes} bytes.`);
  return readFileSync(file, "utf8");
}

/** The texts of several reports in one, where it holds a list of them. */
function severalIn(text: string): string[] | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== "object" || parsed === null || "verb" in parsed || !("reports" in parsed) || !Array.isArray(parsed.reports)) return undefined;
    return parsed.reports.length === 0 ? undefined : parsed.reports.map((report) => JSON.stringify(report));
  } catch {
    return undefined;
  }
}
