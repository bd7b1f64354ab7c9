import type { Measurement } from "../../metric.ts";
import type { Predicate } from "../../predicate.ts";
import { condition } from "../../sql/condition.ts";
import { emitted } from "../../sql/scope.ts";
import type { Measuring } from "./measuring.ts";
import type { Source } from "./source.ts";
import { scopeOf } from "./type.ts";

/** The rows that are looked at, in SQL, or why they cannot be told apart. */
export function rowsOf({ columns }: Source, window: Predicate | undefined): { readonly where: Pick<Measuring, "where">; readonly lacking?: Measurement } {
  const written = window === undefined ? undefined : emitted(() => condition(scopeOf(columns), window));
  if (written === undefined) return { where: {} };
  return "lacks" in written ? { where: {}, lacking: { unknown: written.lacks, because: written.because } } : { where: { where: `(${written.sql})` } };
}
