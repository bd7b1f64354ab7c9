import { fingerprint } from "#fingerprint";
import type { CheckResult, Contract, Coverage } from "#model";
import type { Promised } from "./check.ts";
import type { Decided } from "./outcome.ts";

/** By this a promise is the same one tomorrow, and in another version of its contract: it has no line numbers and no measured value. */
export const fingerprintOf = ({ check, path, key, expected }: Promised, contract: Contract): string => fingerprint("quality", check, [contract.id ?? "", ...path], key ?? "", expected);

/** A decided promise as a fact of a report. */
export function resultOf(promised: Promised, { found, ...decided }: Decided, contract: Contract, server?: string): CheckResult {
  const { check, path, at, expected, severity, dimension, rule, measured } = promised;
  const asks = measured.by === "metric" ? { asks: { unit: measured.unit, thresholds: measured.thresholds.map(({ operator, value }) => ({ operator, value })) } } : {};
  const whole = [contract.id ?? "", ...path];
  return {
    check, path: whole, ...decided, expected, ...asks, ...(rule === undefined ? {} : { rule }), ...(severity === undefined ? {} : { severity }), ...(dimension === undefined ? {} : { dimension }), ...(server === undefined ? {} : { server }), at,
    message: sentence(promised, decided, found), fingerprint: fingerprintOf(promised, contract),
  };
}

function sentence({ counts, expected }: Promised, { outcome, reason }: Omit<Decided, "found">, found: string | undefined): string {
  const more = reason === undefined ? "" : ` ${reason}`;
  if (found !== undefined) return `${found}; promised: ${expected}.${more}`;
  const subject = /^[A-Z]/.test(counts) ? counts : `The number of rows ${counts}`;
  if (outcome === "unknown") return `${subject} is not known; promised: ${expected}.${more}`;
  return `${subject} is ${outcome === "kept" ? "" : "not "}as promised: ${expected}.${more}`;
}

/** Of all promises, how many were kept, broken, or are not known. */
export function coverageOf(results: readonly Pick<CheckResult, "outcome">[]): Coverage {
  const count = (outcome: CheckResult["outcome"]) => results.filter((result) => result.outcome === outcome).length;
  return { promises: results.length, kept: count("kept"), broken: count("broken"), unknown: count("unknown") };
}
