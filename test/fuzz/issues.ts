import type { CheckResult } from "#model";
import { planOf, type Step, standingOf, subjectsOf } from "#monitor";
import { sayMonitored } from "../../packages/run/monitor-say.ts";
import type { World } from "./world.ts";

/** What the monitor writes about a world's measurements: every kind of step, and what it says of itself. */
export function monitored({ reports, text, random }: World): { readonly steps: readonly Step[]; readonly said: ReturnType<typeof sayMonitored> } {
  const results = reports.flatMap((report) => (report.verb === "quality" ? report.results : [])).map((result, index): CheckResult => ({ ...result, outcome: index === 0 ? "broken" : result.outcome }));
  const contracts = [...new Set(results.map(({ path: [id = ""] }) => id)), text()].map((id) => ({ id, owner: text() }) as never);
  const products = random() < 0.5 ? [] : [{ id: text(), owner: text(), outputPorts: [{ contractId: results[0]?.path[0] ?? "" }] } as never];
  const subjects = subjectsOf({ contracts, products }, () => true);
  const found = results.map((result) => ({ result, counts: true }));
  const standings = new Map(subjects.map((subject) => [subject.key, standingOf(subject, found)]));
  const tracker = { me: "bot", label: "meshgate", mention: { [subjects[0]?.owners[0] ?? ""]: "@acme/sales" } };
  const plan = (issues: Parameters<typeof planOf>[0]["issues"]) => planOf({ subjects, standing: (subject) => standings.get(subject.key) ?? standingOf(subject, found), issues, tracker, whole: true });
  const opened = plan([]);
  const issue = (open: boolean, body: string, number: number) => ({ number, open, title: "", body, author: "bot", bot: true, labels: ["meshgate"] });
  const again = [true, false].flatMap((open) => plan(opened.map((step, index) => issue(open, `<!-- meshgate-monitor:1 ${step.subject?.key} -->`, index + 1))));
  const steps = [...opened, ...again];
  const stray = results.slice(1, 2);
  return { steps, said: sayMonitored({ subjects, standings, kept: { did: steps.map((step, index) => ({ step, number: index + 1, ...(index === 1 ? { failed: text() } : {}) })), issues: [], failed: text() }, dry: random() < 0.5, stray }) };
}
