import type { Baseline, Mode, Waiver } from "#config";
import { fingerprint } from "#fingerprint";
import type { Coverage, Level, Location, QualityReport, Reason, Report, ReportVerb, Verdict } from "#model";
import { named } from "#text";
import { together } from "./alike.ts";
import { split } from "./baseline.ts";
import { flappingFacts } from "./flapping.ts";
import { type Levels, levelOfChange, levelOfHistory, levelOfResult, levelOfRule } from "./levels.ts";
import { type Fact, inOrder, ofAnomaly, ofChange, ofFinding, ofResult, weight } from "./reason.ts";
import { versionReasons } from "./versions.ts";
import { daysUntil, waive } from "./waive.ts";

export interface ToJudge {
  readonly reports: readonly Report[];
  /** The level of every lint rule, and of the kinds of change whose level is not their own. */
  readonly levels: Levels;
  readonly mode: Mode;
  /** Whether what was broken before the change blocks too; it warns where this is left out. */
  readonly brokenBefore?: "warn" | "block";
  readonly baseline: Baseline;
  /** The reports without which the ruling is a block. */
  readonly expect: readonly ReportVerb[];
  /** What is to be said about the configuration itself. */
  readonly notices: readonly Notice[];
  /** Every file of the repository was looked at; only then can the baseline be seen to be out of date. */
  readonly whole?: boolean;
  /** The waivers of the base, the day in UTC, and whether this change touches the contract that a reason is about. */
  readonly waivers?: { readonly waivers: readonly Waiver[]; readonly today: string; readonly touched: (reason: Reason) => boolean };
}

/** Something about the configuration that people must see. */
export interface Notice {
  readonly rule: string;
  readonly level: Reason["level"];
  readonly message: string;
  readonly hint?: string;
  /** Absent of what stands in no file. */
  readonly at?: Location;
}

/** Facts meet levels and the baseline: may this change be merged? Pure; the same facts in any order give the same bytes. */
export function judge({ reports, levels, mode, brokenBefore = "warn", baseline, expect, notices, whole = false, waivers: granted = nobody }: ToJudge): Verdict {
  const levelled = unlessTold(once(reports.flatMap((report) => weigh(report, { levels, mode, brokenBefore })))).sort(inOrder);
  const { fresh: counting, known, stale } = split(levelled, baseline, reports);
  const { fresh, waived, ending, idle } = waive(counting, granted.waivers, granted.today, granted.touched);
  const verbs = order.filter((verb) => reports.some((report) => report.verb === verb));
  const reasons = [
    ...together(fresh),
    ...expect.filter((verb, index) => !verbs.includes(verb) && expect.indexOf(verb) === index).map(missing),
    ...notices.map(noticed),
    ...ending.map((waiver) => endsSoon(waiver, granted.today)),
    ...idle.map(fitsNothing),
    ...(whole && stale > 0 ? [outOfDate(stale)] : []),
  ].sort(inOrder);
  const count = (level: Reason["level"]) => reasons.filter((reason) => reason.level === level).length;
  const coverage = coverageIn(reports);
  const before = reasons.reduce((sum, { fault, alike = [1] }) => sum + (fault?.whose === "before" ? alike.length : 0), 0);
  const counts = { error: count("error"), warn: count("warn"), info: count("info"), known: known.length, ...(waived.length === 0 ? {} : { waived: waived.length }), ...(before === 0 ? {} : { before }) };
  return { ruling: counts.error > 0 ? "block" : counts.warn > 0 ? "warn" : "pass", reasons, known, waived, counts, ...(coverage === undefined ? {} : { coverage }), seen: { verbs, ...seenIn(reports, verbs) } };
}

const nobody: NonNullable<ToJudge["waivers"]> = { waivers: [], today: "", touched: () => true };

const order: readonly ReportVerb[] = ["lint", "breaking", "quality"];

function weigh(report: Report, { levels, mode, brokenBefore }: Required<Pick<ToJudge, "levels" | "mode" | "brokenBefore">>): Reason[] {
  switch (report.verb) {
    case "lint":
      return report.findings.flatMap((finding) => at(levelOfRule(finding.rule, levels), ofFinding(finding)));
    case "breaking":
      return [...report.changes.flatMap((change) => at(levelOfChange(change, mode, levels), ofChange(change))), ...versionReasons(report, mode, levels)];
    case "quality": {
      const servers = serversOf(report);
      const several = ({ path }: { readonly path: readonly string[] }) => (servers.get(path[0] ?? "")?.size ?? 0) > 1;
      return [
        ...report.results.flatMap((result) => at(levelOfResult(result, levels, brokenBefore), ofResult(result, several(result)))),
        ...(report.history?.anomalies ?? []).filter(({ outcome }) => outcome === "unusual").flatMap((anomaly) => at(levelOfHistory("anomaly", levels), ofAnomaly(anomaly))),
        ...flappingFacts(report.history?.flapping ?? [], several).flatMap((fact) => at(levelOfHistory("flapping", levels), fact)),
      ];
    }
  }
}

/** The servers on which each contract was measured. */
function serversOf({ results }: QualityReport): ReadonlyMap<string, ReadonlySet<string>> {
  const servers = new Map<string, Set<string>>();
  for (const { path: [contract = ""], server } of results) if (server !== undefined) servers.set(contract, (servers.get(contract) ?? new Set()).add(server));
  return servers;
}

function at(level: Level, fact: Fact): Reason[] {
  return level === "off" ? [] : [{ level, ...fact }];
}

/** The promises of all reports together. */
function coverageIn(reports: readonly Report[]): Coverage | undefined {
  const found = reports.flatMap((report) => (report.verb === "quality" ? [report.coverage] : []));
  const sum = (of: keyof Coverage) => found.reduce((total, one) => total + one[of], 0);
  return found.length === 0 ? undefined : { promises: sum("promises"), kept: sum("kept"), broken: sum("broken"), unknown: sum("unknown") };
}

/** The same fact at the same place in two reports (overlapping jobs) counts once. */
function once(reasons: readonly Reason[]): Reason[] {
  const seen = new Map(reasons.map((reason) => [JSON.stringify([reason.verb, reason.rule, reason.fingerprint, reason.message, reason.at]), reason]));
  return [...seen.values()];
}

/** Where a change brought a contract and its schema file apart, the finding that says the same of how they stand now is not said too; the worse of the two stays. */
function unlessTold(reasons: Reason[]): Reason[] {
  const apart = new Map(reasons.filter(({ rule, verb }) => verb === "breaking" && rule === "drift-introduced").map((reason) => [placeOf(reason), reason]));
  if (apart.size === 0) return reasons;
  return reasons.filter((reason) => {
    const told = reason.verb === "lint" && reason.rule.startsWith("schema-drift-") ? apart.get(placeOf(reason)) : undefined;
    return told === undefined || !told.message.endsWith(reason.message) || weight[reason.level] < weight[told.level];
  });
}

const placeOf = ({ at, subject }: Reason) => JSON.stringify([at, subject]);

/** Jobs of one verb share the files between them; verbs look at the same files. */
function seenIn(reports: readonly Report[], verbs: readonly ReportVerb[]) {
  const most = (what: keyof Report["seen"]) =>
    Math.max(0, ...verbs.map((verb) => reports.reduce((sum, report) => (report.verb === verb ? sum + (report.seen[what] ?? 0) : sum), 0)));
  const [consumers, schemas] = [most("consumers"), most("schemas")];
  return { files: most("files"), contracts: most("contracts"), products: most("products"), ...(consumers === 0 ? {} : { consumers }), ...(schemas === 0 ? {} : { schemas }) };
}

function missing(verb: ReportVerb): Reason {
  return own("error", "report-missing", `The report of ${named(verb)} is missing, so nobody knows what it found.`, [verb],
    `Run \`meshgate ${verb}\` before the verdict and see that its step did not fail, or take it out of \`expect:\` in meshgate.yaml.`);
}

function outOfDate(stale: number): Reason {
  return own("info", "baseline-stale", `${stale} ${stale === 1 ? "finding" : "findings"} of the baseline ${stale === 1 ? "is" : "are"} mended.`, [], "Run `meshgate baseline` to take them out, so that they cannot come back.");
}

function endsSoon({ expires, at: place }: Waiver, today: string): Reason {
  const days = daysUntil(expires, today);
  return { ...own("warn", "waiver-ending", `This waiver ends ${days === 0 ? "today" : days === 1 ? "tomorrow" : `in ${days} days`}, on ${expires}. What it is for counts again from the day after.`, [], "Mend what it is for, or let its approver renew it."), ...placed(place) };
}

function fitsNothing({ at: place }: Waiver): Reason {
  return { ...own("info", "waiver-idle", "This waiver fits nothing that was found.", [], "Take it out if what it was for is mended."), ...placed(place) };
}

function noticed({ rule, level, message, hint, at: place }: Notice): Reason {
  return { ...own(level, rule, message, [], hint), ...placed(place) };
}

const placed = (at: Location | undefined) => (at === undefined ? {} : { at });

function own(level: Reason["level"], rule: string, message: string, subject: readonly string[], hint?: string): Reason {
  return { level, verb: "verdict", rule, message, ...(hint === undefined ? {} : { hint }), subject, hurt: [], fixable: false, fingerprint: fingerprint("verdict", rule, ...subject, message) };
}
