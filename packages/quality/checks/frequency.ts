import { isFrequency } from "#terms";
import { durationBounds, printDuration } from "#units";
import type { CheckKind } from "../check.ts";
import { onEach } from "../service-levels.ts";

/** Of the promised time between two deliveries; they come a little early or late, and a missing one leaves twice the time. */
const leeway = 1.5;

export const frequency: CheckKind = {
  id: "frequency",
  says: "New rows came as often as promised, without a gap: never was there one and a half times the promised time between two of them.",
  why: "A day that is missing in the middle is seen by no check that looks at the newest row.",
  source: "ODCS, Service-level agreement: frequency; DCS, Frequency Object: interval",
  promises: (contract, around) => contract.sla.filter(isFrequency).flatMap((sla) => onEach("frequency", sla, contract, around,
    (duration, on) => ({ expected: duration === undefined ? "not understood" : `less than one and a half times ${printDuration(duration)}`, counts: `The longest time without a new ${on}` }),
    ({ column }, duration) => ({ by: "metric", metric: { of: "longest-gap", column }, thresholds: [{ operator: "mustBeLessThan", value: durationBounds(duration).most * leeway }], unit: "seconds" }))),
};
