import { resolve } from "node:path";
import { emptyBaseline, readBaseline } from "#config";
import { Unwritten, wantsColour } from "#host";
import type { Report, ReportVerb, Verdict } from "#model";
import { UsageError } from "#model";
import { either, named } from "#text";
import { asOf, enforces, judge, type Links, type Notice, reporters, type Said, type ToJudge } from "#verdict";
import { annotation, ranked } from "./annotations.ts";
import { approvable } from "./approvable.ts";
import { many, on, one, type ExitCode, type Inputs, type Io } from "./command.ts";
import { levelsWith } from "./levels.ts";
import { note } from "./note.ts";
import { screenText } from "./screen-text.ts";
import { grantedWaivers } from "./waivers.ts";
import { edited, trusted, type Workspace } from "./workspace.ts";
import { version } from "./version.ts";
import { wordsFor } from "./words.ts";
import { writeText } from "./write.ts";

/** A baseline of a hundred thousand findings has about 20 MB. */
const baselineBytes = 32 * 1024 * 1024;

export interface ToSay {
  readonly workspace: Workspace;
  readonly inputs: Inputs;
  readonly io: Io;
  readonly reports: readonly Report[];
  /** The reports without which the ruling is a block. */
  readonly expect: readonly ReportVerb[];
  /** Every contract was looked at, so that the baseline can be seen to be out of date. */
  readonly whole?: boolean;
  /** The gate whose comment on the pull request is kept; absent where none is written. */
  readonly gate?: string;
  /** Approvals in comments on the pull request count, where the base allows them. */
  readonly approves?: boolean;
  /** The gate that speaks on the surfaces that are asked for; absent where the verb has none. */
  readonly speaks?: string;
}

/** Reports → judged, said on every surface that is there → exit code. */
export async function sayVerdict(toSay: ToSay): Promise<ExitCode> {
  const { workspace, inputs, io, reports } = toSay;
  const verdict = asOf(await judged(toSay), workspace.config.enforceFrom, io.now);
  const format = one(inputs, "format") ?? "text";
  const out = one(inputs, "out");
  const onScreen = out === undefined ? format : "text";
  const colour = onScreen === "text" && wantsColour(workspace.here.host, io.env, { isTTY: io.terminal.out });
  const words = await wordsFor(format);
  const reasons = onScreen === "github" || workspace.here.host.voice !== undefined ? await ranked(verdict.reasons, workspace) : verdict.reasons;
  const from = { ...(workspace.unprivileged === true ? { unprivileged: true } : {}), ...(toSay.approves === true && approvable(workspace) !== undefined ? { approvableUntil: endOfMonthAfterNext(io.today) } : {}) };
  const render = (id: string, coloured: boolean) => rendered(id, { verdict: id === "github" ? { ...verdict, reasons } : verdict, reports, words, ...from, options: { colour: coloured, width: io.terminal.columns, verbose: false } });

  if (out !== undefined) write(resolve(io.cwd, out), render(format, false), io);
  for (const { format: also, file } of alsoIn(inputs)) write(resolve(io.cwd, file), rendered(also, { verdict, reports, words: await wordsFor(also), options: { colour: false, width: 0, verbose: false } }), io);
  const file = one(inputs, "report");
  const [report] = reports;
  if (file !== undefined && report !== undefined) write(resolve(io.cwd, file), rendered("json", { verdict, reports, words, options: { colour: false, width: 0, verbose: false } }), io);
  const text = render(onScreen, colour);
  io.out(screenText(onScreen, text, colour));
  await onHost(toSay, { ...verdict, reasons }, onScreen === "github", () => render("markdown", false));
  if (toSay.gate !== undefined) {
    const { keepComment } = await import("./comment.ts");
    const comment = (longest: number, links: Links) => rendered("markdown", { verdict, reports, words, links, ...from, options: { colour: false, width: 0, verbose: false, longest } });
    await keepComment({ here: workspace.here, verdict, io, gate: toSay.gate, render: comment });
  }
  if (toSay.speaks !== undefined) {
    const { saySurfaces } = await import("./surfaces.ts");
    await saySurfaces({ workspace, inputs, io, verdict, reports, gate: toSay.speaks });
  }
  return enforces(workspace.config.enforceFrom, io.now) ? exitCode(verdict, one(inputs, "fail-on") ?? workspace.config.failOn) : 0;
}

async function judged({ workspace, inputs, io, reports, expect, whole = false, approves = false }: ToSay): Promise<Verdict> {
  const { config, notices } = workspace;
  const text = await trusted(workspace, config.baseline, baselineBytes);
  const read = text === undefined ? { baseline: emptyBaseline } : readBaseline(text);
  if ("problem" in read) throw new UsageError(`${config.baseline}: ${read.problem}`);
  const moved: Notice[] = edited(workspace, config.baseline, text, baselineBytes)
    ? [{ rule: "baseline-changed", level: "info", message: "This change edits the baseline. It counts after the merge.", at: { file: config.baseline, line: 1, column: 1, endLine: 1, endColumn: 1 } }]
    : [];
  const granted = await grantedWaivers(workspace, io);
  const before: ToJudge = { reports, levels: await levelsWith(config.levels, reports), mode: modes.find((mode) => mode === one(inputs, "mode")) ?? config.mode, brokenBefore: config.quality.brokenBefore, baseline: read.baseline, expect, notices: [...notices, ...moved, ...granted.notices], waivers: granted.waivers, whole };
  const verdict = judge(before);
  if (!approves || config.approvals === "never") return verdict;
  const approved = await (await import("./approvals.ts")).approvedFor(workspace, verdict.reasons, io);
  return judge({ ...before, notices: [...before.notices, ...approved.notices], waivers: { ...granted.waivers, waivers: [...granted.waivers.waivers, ...approved.waivers] } });
}

/** A last day to offer, 59 to 92 days from now; one that moves only with the month, so that a comment does not change every day. */
function endOfMonthAfterNext(today: string): string {
  const [year = 0, month = 0] = today.split("-").map(Number);
  return new Date(Date.UTC(year, month + 2, 0)).toISOString().slice(0, 10);
}

const modes = ["consumers", "producers", "full"] as const;

/** Further files, each with its format: `--also junit=meshgate.xml`. Throws UsageError where one is not of that form. */
function alsoIn(inputs: Inputs): readonly { readonly format: string; readonly file: string }[] {
  return many(inputs, "also").filter((text) => text.trim() !== "").map((text) => {
    const [, format = "", file = ""] = /^([a-z]+)=(.+)$/.exec(text.trim()) ?? [];
    if (!reporters.some(({ id }) => id === format)) throw new UsageError(`${named(text)} is no format and file: write \`--also junit=meshgate.xml\`; the formats are ${either(reporters.map(({ id }) => id))}.`);
    return { format, file };
  });
}

function rendered(id: string, said: Said): string {
  const reporter = reporters.find((one) => one.id === id);
  if (reporter === undefined) throw new UsageError(`There is no format ${id}.`);
  return reporter.say({ ...said, version });
}

function write(path: string, text: string, io: Io) {
  writeText(path, text);
  if (io.terminal.err) note(io, `written ${path}`);
}

/** Annotations, summary and outputs, where the host has them. */
async function onHost({ workspace, inputs, io }: ToSay, verdict: Verdict, annotated: boolean, markdown: () => string) {
  const voice = await workspace.here.host.voice?.(io.env);
  if (voice === undefined) return;
  const quiet = on(inputs, "quiet");
  const { left } = annotated || quiet ? { left: 0 } : voice.annotate(verdict.reasons.map(annotation));
  if (left > 0) note(io, `${left} more ${left === 1 ? "reason is" : "reasons are"} not annotated, because the host shows few at a time, or none of their weight; the JSON report has all.`);
  await written(io, async () => {
    const summary = quiet ? { left: 0 } : await voice.summarise([markdown()], verdict.ruling);
    if (summary.left > 0) note(io, `The summary of this step has no room for the verdict (${verdict.reasons.length} ${verdict.reasons.length === 1 ? "reason" : "reasons"}); the log has all.`);
    const { error, warn, info, known } = verdict.counts;
    voice.output({ ruling: verdict.ruling, errors: String(error), warnings: String(warn), infos: String(info), known: String(known), report: one(inputs, "report") ?? "" });
  });
}

/** Runs what writes where the host shows it. Says why it could not; throws UsageError where the host named a file that is not there or may not be written. */
async function written(io: Io, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (error instanceof Unwritten) return note(io, `${error.message} The verdict stands in the log.`);
    if (!(error instanceof Error) || !/Unable to access summary file|Missing file at path|EACCES|EISDIR|ENOENT/.test(error.message)) throw error;
    throw new UsageError(`The summary or the outputs of this step cannot be written: ${error.message}`, { cause: error });
  }
}

function exitCode({ ruling }: Verdict, failOn: string): ExitCode {
  if (failOn === "never" || ruling === "pass") return 0;
  return ruling === "block" || failOn === "warn" ? 1 : 0;
}
