import { changedFiles, readBytes } from "#host";
import { applyFixes, lint as ask, rules } from "#lint";
import { type Finding, type LintReport, type OtherRepository, type Reading, UsageError } from "#model";
import { limits } from "#read";
import { type Command, type Inputs, type Io, on, one } from "./command.ts";
import { describedNow } from "./described.ts";
import { documentsOf, listContracts, meshOf, readListed, readMentioning, readPiped, seenIn } from "./documents.ts";
import { note } from "./note.ts";
import * as options from "./options.ts";
import { readOthers } from "./other-repositories.ts";
import { progressLine } from "./progress.ts";
import { listSchemas, readTexts } from "./schema-texts.ts";
import { sayVerdict } from "./say.ts";
import { ids } from "./levels.ts";
import { openWorkspace, type Workspace } from "./workspace.ts";
import { writeInside } from "./write.ts";

export const lint: Command = {
  name: "lint",
  says: "Every problem of every contract, product and consumer, with its place and how to mend it",
  takes: { name: "contracts", says: "Files, folders or globs; `-` reads one contract from a pipe. Without any: every contract, product and consumer of the repository", many: true },
  options: [
    options.base,
    { name: "changed", says: "Only files that differ from the base" },
    { name: "fix", says: "Mend what can be mended without guessing; comments and layout stay" },
    { name: "stdin-name", value: "file", says: "The name by which a piped contract is judged", default: "stdin.yaml" },
    options.lintFormat, options.out, options.also, options.report, options.failOn, options.config,
  ],
  examples: [
    ["meshgate lint", "All contracts of this repository"],
    ["meshgate lint contracts/orders.odcs.yaml --fix", "One contract; misspelt keys are mended"],
    ["meshgate lint --changed --base main", "What this branch touches"],
    ["meshgate lint --format sarif --out meshgate.sarif", "For code scanning"],
    ["cat orders.odcs.yaml | meshgate lint -", "From a pipe"],
  ],
  async run(inputs, io) {
    const workspace = await openWorkspace(inputs, io, ids);
    const readings = await readForLint(workspace, inputs, io);
    const { report, fixed } = await lintReadings(readings, inputs, workspace);
    for (const [file, text] of fixed) writeInside(workspace.repository.root, file, markOf(workspace, file) + text);
    const after = fixed.size === 0 ? report : (await lintReadings(await readForLint(workspace, inputs, io), { ...inputs, options: { ...inputs.options, fix: [] } }, workspace)).report;
    if (fixed.size > 0) note(io, `mended ${report.findings.length - after.findings.length} of ${report.findings.length} in ${fixed.size} ${fixed.size === 1 ? "file" : "files"}`);
    if (readings.judged.length + readings.texts.length === 0) note(io, nothing(workspace, inputs));
    const whole = inputs.files.length === 0 && !on(inputs, "changed");
    return sayVerdict({ workspace, inputs, io, reports: [after], expect: ["lint"], whole });
  },
};

/** What lint judges, and everything around it that a reference can name. */
export interface ForLint {
  readonly judged: readonly Reading[];
  /** Schema files, for what is wrong with their texts. */
  readonly texts: readonly Reading[];
  readonly around: readonly Reading[];
  /** What other repositories of the mesh have to say of what is judged. */
  readonly others: readonly OtherRepository[];
}

export async function readForLint(workspace: Workspace, inputs: Inputs, io: Io): Promise<ForLint> {
  if (inputs.files.includes("-")) {
    if (on(inputs, "fix")) throw new UsageError("`--fix` mends files: save what comes through the pipe first.");
    if (inputs.files.length > 1) throw new UsageError("`-` reads one contract from a pipe: give no other files with it.");
    const piped = await readPiped(io, one(inputs, "stdin-name") ?? "stdin.yaml");
    const around = (await listContracts(workspace, [])).filter(({ file }) => file !== piped.file);
    return { judged: [piped], texts: [], around: [piped, ...(await readMentioning(workspace, around, [piped]))], others: await readOthers(workspace, [piped], io) };
  }
  const listed = await listContracts(workspace, inputs.files);
  const progress = progressLine(workspace.here, io, "reading", listed.length);
  const readings = await readListed(workspace, listed, progress.step);
  progress.end();
  const texts = await readTexts(workspace, await listSchemas(workspace, inputs.files));
  const judged = on(inputs, "changed") ? await onlyChanged(workspace, readings) : readings;
  const here = new Set(readings.map(({ file }) => file));
  const unread = inputs.files.length === 0 ? [] : (await listContracts(workspace, [])).filter(({ file }) => !here.has(file));
  return { judged, texts: on(inputs, "changed") ? await onlyChanged(workspace, texts) : texts, around: [...readings, ...(await readMentioning(workspace, unread, judged))], others: await readOthers(workspace, judged, io) };
}

/** The byte order mark that a file begins with, which a text that was read has lost. */
function markOf({ repository }: Workspace, file: string): string {
  const found = readBytes(repository, file, limits.bytes);
  return "bytes" in found && [0xef, 0xbb, 0xbf].every((byte, index) => found.bytes[index] === byte) ? "\ufeff" : "";
}

/** Why there was nothing to lint, so that nobody takes silence for praise. */
function nothing({ config, base }: Workspace, inputs: Inputs): string {
  if (on(inputs, "changed") && base.how !== "none") return `No contract, product or schema file differs from the base ${base.sha.slice(0, 12)}.`;
  if (inputs.files.length === 0 && config.contracts.length > 0) return "No contracts found: no file fits `contracts:` of meshgate.yaml.";
  return "No contracts found: no file here is a data contract, a data product or a schema. `meshgate explain unknown-format` shows how one is recognised.";
}

async function onlyChanged({ repository, base }: Workspace, readings: readonly Reading[]): Promise<Reading[]> {
  if (base.how === "none") throw new UsageError(`\`--changed\` needs a base. ${base.why}`);
  const changed = new Set((await changedFiles({ ...repository, prefix: "" }, base.sha, ["**"])).map(({ path }) => path));
  return readings.filter(({ file }) => changed.has(file));
}

/** Everything that lint finds, but for the rules that are off. */
export async function findingsOf({ judged, texts, around, others }: ForLint, workspace: Workspace): Promise<Finding[]> {
  const mesh = { ...meshOf(around), others, described: await describedNow(workspace, meshOf(judged).contracts) };
  const { levels } = workspace.config;
  return (await ask(documentsOf([...judged, ...texts]), mesh, rules)).filter(({ rule }) => levels[rule] !== "off");
}

async function lintReadings(read: ForLint, inputs: Inputs, workspace: Workspace): Promise<{ report: LintReport; fixed: Map<string, string> }> {
  const { judged, texts } = read;
  const findings = await findingsOf(read, workspace);
  const fixed = new Map<string, string>();
  if (on(inputs, "fix")) for (const { file, text } of judged) {
    const mended = applyFixes(text, findings.filter(({ at }) => at.file === file));
    if (mended.applied > 0) fixed.set(file, mended.text);
  }
  return { report: lintReport([...judged, ...texts], findings), fixed };
}

export function lintReport(readings: readonly Reading[], findings: readonly Finding[]): LintReport {
  return { meshgate: "1.0", verb: "lint", seen: seenIn(readings), findings };
}
