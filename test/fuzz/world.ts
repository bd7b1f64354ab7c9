import { emptyBaseline, readReport, type Waiver } from "#config";
import type { Change, CheckResult, Finding, Json, Location, Report, Verdict } from "#model";
import { judge } from "#verdict";
import { reportSchemas } from "../../packages/config/report-schema.ts";
import { chance } from "./chance.ts";
import { fromSchema } from "./from-schema.ts";
import { ids, seen, type Texts } from "./texts.ts";

/** What a verdict is said of, with somebody's texts in every place that a report, a waiver or the configuration's own trouble has. */
export interface World {
  readonly reports: readonly Report[];
  readonly verdict: Verdict;
  readonly unprivileged: boolean;
  readonly text: () => string;
  readonly random: () => number;
}

/** The same seed builds the same world of other texts. */
export async function worldOf(texts: Texts, seed: number): Promise<World> {
  const random = chance(seed);
  let next = Math.floor(random() * 1000);
  const formed = random() < 0.7;
  const text = () => texts.nth(next++);
  const known = (key: string) => (key === "meshgate" ? "1.0" : ["rule", "kind", "check"].includes(key) && random() < 0.6 ? ids[Math.floor(random() * ids.length)] : undefined);
  const finger = () => (formed ? `${(next++ * 2_654_435_761).toString(16)}0123456789abcdef`.slice(0, 16) : texts.fingerprint(next++));
  const fill = (key: string) => known(key) ?? (key === "fingerprint" ? finger() : text());
  const reports: Report[] = [];
  for (const schema of Object.values(reportSchemas)) {
    const read = await readReport(JSON.stringify(mendable(fromSchema(schema, { random, text: fill }))));
    if ("problem" in read) throw new Error(`A report of the schema is refused: ${read.problem}`);
    reports.push(read.report);
  }
  const facts = reports.flatMap((report): readonly (Finding | Change | CheckResult)[] => (report.verb === "lint" ? report.findings : report.verb === "breaking" ? report.changes : report.results));
  const at = (): Location => ({ file: text(), line: 1, column: 1, endLine: 1, endColumn: 2 });
  const chosen = (share: number) => facts.filter(() => random() < share);
  const waivers = chosen(0.3).map((fact, index): Waiver => ({ of: { fingerprint: fact.fingerprint }, reason: text(), approver: text(), expires: ["2026-12-01", "2027-06-30", "2026-01-01"][index % 3] ?? "", ...(index % 2 === 0 ? { at: at() } : { comment: text() }) }));
  const baseline = { ...emptyBaseline, known: chosen(0.15).map((fact) => ({ fingerprint: fact.fingerprint, rule: ruleOf(fact), subject: [text()], count: 1 })) };
  const mood = [undefined, "warn", "info"][Math.floor(random() * 3)];
  const levels = Object.fromEntries(facts.flatMap((fact) => (mood === undefined || random() < 0.2 && mood === "warn" ? [] : [[ruleOf(fact), mood]])));
  const notices = [{ rule: "configuration-changed", level: "info", message: text(), at: at() }, { rule: "waiver-broken", level: mood === "info" ? "info" : "warn", message: text(), at: at() }] as const;
  const verdict = judge({ reports, levels: levels as never, mode: "full", baseline, expect: ["lint"], notices, waivers: { waivers: [...waivers, { of: { rule: text(), target: [text()] }, reason: text(), approver: text(), expires: "2027-01-01", at: at() }], today: "2026-11-25", touched: () => random() < 0.5 } });
  return { reports, verdict, unprivileged: random() < 0.5, text, random };
}

const ruleOf = (fact: object): string => String((fact as Record<string, unknown>)["rule"] ?? (fact as Record<string, unknown>)["kind"] ?? (fact as Record<string, unknown>)["check"]);

/** A fix is one of the line that its finding stands at, as lint makes them; else it would never be offered. */
function mendable(report: Json): Json {
  const { findings } = report as { readonly findings?: readonly { at: Location; fix?: { edits: { at: Location; text: string }[] } }[] };
  for (const { at, fix } of findings ?? []) {
    Object.assign(at, { line: 1, endLine: 1 });
    if (fix !== undefined) fix.edits = fix.edits.slice(0, 1).map(({ text }) => ({ text: seen(text), at: { file: at.file, line: 1, column: 1, endLine: 1, endColumn: 2 } }));
  }
  return report;
}
