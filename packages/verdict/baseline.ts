import { type Baseline, emptyBaseline, type Known } from "#config";
import type { Finding, Reason, Report } from "#model";

/** Today's findings as a new baseline. Changes are never in it: they are judged against the base, not against the past. */
export function record(findings: readonly Finding[]): Baseline {
  const known = new Map<string, Known>();
  for (const { fingerprint, rule, subject } of findings) known.set(fingerprint, { fingerprint, rule, subject, count: (known.get(fingerprint)?.count ?? 0) + 1 });
  return { ...emptyBaseline, known: [...known.values()] };
}

/** A baseline without what is mended. Nothing is added and no count grows. */
export function shrink(baseline: Baseline, findings: readonly Finding[]): Baseline {
  const today = countBy(findings);
  const known = baseline.known.map((entry) => ({ ...entry, count: Math.min(entry.count, today.get(entry.fingerprint) ?? 0) }));
  return { ...baseline, known: known.filter(({ count }) => count > 0) };
}

/** What the baseline knows, what is new, and how many findings of the baseline no longer occur. `reasons` are in order: the first of equals are the known ones. */
export function split(reasons: readonly Reason[], baseline: Baseline, reports: readonly Report[]): { readonly fresh: Reason[]; readonly known: Reason[]; readonly stale: number } {
  const left = new Map(baseline.known.map(({ fingerprint, count }) => [fingerprint, count]));
  const fresh: Reason[] = [];
  const known: Reason[] = [];
  for (const reason of reasons) {
    const count = reason.verb === "lint" ? (left.get(reason.fingerprint) ?? 0) : 0;
    if (count > 0) left.set(reason.fingerprint, count - 1);
    (count > 0 ? known : fresh).push(reason);
  }
  const findings = reports.flatMap((report) => (report.verb === "lint" ? report.findings : []));
  const total = (of: Baseline) => of.known.reduce((sum, { count }) => sum + count, 0);
  return { fresh, known, stale: total(baseline) - total(shrink(baseline, findings)) };
}

function countBy(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { fingerprint } of findings) counts.set(fingerprint, (counts.get(fingerprint) ?? 0) + 1);
  return counts;
}
