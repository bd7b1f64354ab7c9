import type { Anomaly, Change, CheckResult, Finding, Reason } from "#model";
import { named } from "#text";

/** A fact without its level yet. */
export type Fact = Omit<Reason, "level">;

export function ofFinding({ rule, message, hint, at, subject, fix, fingerprint }: Finding): Fact {
  return { verb: "lint", rule, message, ...(hint === undefined ? {} : { hint }), at, subject, hurt: [], fixable: fix !== undefined, fingerprint };
}

export function ofChange({ kind, path, before, after, breaks, witness, difference, engines, message, hint, at, was, hurt, fingerprint }: Change): Fact {
  return {
    verb: "breaking", rule: kind, message, ...(hint === undefined ? {} : { hint }), at, ...(was === undefined ? {} : { was }), subject: path, hurt, breaks,
    ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }), ...(witness === undefined ? {} : { witness }), ...(difference === undefined ? {} : { difference }), ...(engines === undefined ? {} : { engines }), fixable: false, fingerprint,
  };
}

export function ofResult({ check, outcome, message, at, path, server, reason, because = "not-measured", rowsAt, samples, fault, fingerprint }: CheckResult, several: boolean): Fact {
  const where = several && server !== undefined ? ` (on ${named(server)})` : "";
  const told = rowsAt === undefined || rowsAt.length === 0 ? message : `${message} See ${rowsAt.map(named).join(", ")}.`;
  const cause = outcome !== "unknown" || reason === undefined ? {} : { cause: { says: `${reason}${where}`, because } };
  return { verb: "quality", rule: check, message: `${told}${where}`, at, subject: path, hurt: [], ...(fault === undefined ? {} : { fault }), fixable: false, fingerprint, ...(server === undefined ? {} : { server }), ...(samples === undefined ? {} : { samples }), ...cause };
}

export const ofAnomaly = ({ message, at, path, fingerprint }: Anomaly): Fact => ({ verb: "quality", rule: "anomaly", message, at, subject: path, hurt: [], fixable: false, fingerprint });

/** How bad a level is: the less, the worse. */
export const weight = { error: 0, warn: 1, info: 2 } as const;

/** Worst first, then by file, line, column, rule, fingerprint. Names are compared by code unit, so that no locale moves them. */
export function inOrder(a: Reason, b: Reason): number {
  return (
    weight[a.level] - weight[b.level] || byText(a.at?.file ?? "", b.at?.file ?? "") || (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0) ||
    byText(a.rule, b.rule) || byText(a.fingerprint, b.fingerprint) || byText(a.message, b.message)
  );
}

export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
