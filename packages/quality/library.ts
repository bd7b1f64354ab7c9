import type { Contract } from "#model";
import type { Around, CheckKind, HowMeasured, Promised } from "./check.ts";
import { allRows } from "./conditions.ts";
import type { Found } from "./found.ts";
import type { Metric } from "./metric.ts";
import { nobody } from "./promise.ts";
import { kindOf, metricOf, type Ruled, ruled, rulesIn } from "./rules.ts";

/** The rules of one metric of the library. */
export const ofMetric = (metric: string, make: (one: Ruled, contract: Contract, around: Around) => Promised): CheckKind["promises"] => (contract, around) =>
  rulesIn(contract).filter(({ rule }) => kindOf(rule) === "library" && metricOf(rule) === metric).map((one) => make(one, contract, around));

/** A promise about bad rows of one property; a share is one of all rows. */
export function badRows(check: string, one: Ruled, { choices }: Around, counts: string, bad: (found: Found) => Metric | HowMeasured): Promised {
  return ruled(check, one, choices, { counts, bad: true }, (thresholds, unit) => {
    if (one.found === undefined) return nobody("The rule does not say which property it is about.");
    const metric = bad(one.found);
    return "by" in metric ? metric : { by: "metric", metric, thresholds, unit, ...(unit === "percent" ? { of: allRows } : {}) };
  });
}
