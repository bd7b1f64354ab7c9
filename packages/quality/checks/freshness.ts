import { isAge } from "#terms";
import { printDuration } from "#units";
import type { CheckKind } from "../check.ts";
import { onEach, secondsBefore } from "../service-levels.ts";

export const freshness: CheckKind = {
  id: "freshness",
  says: "The newest row is no older than promised.",
  why: "A pipeline that stands still leaves every other check green.",
  source: "ODCS, Service-level agreement: latency; DCS, Freshness and Latency Objects: threshold",
  promises: (contract, around) => contract.sla.filter(isAge).flatMap((sla) => onEach("freshness", sla, contract, around,
    (duration, on) => ({ expected: duration === undefined ? "not understood" : `at most ${printDuration(duration)}`, counts: `The age of the newest ${on}` }),
    ({ column }, duration) => ({ by: "metric", metric: { of: "greatest", column, as: "moment" }, thresholds: [{ operator: "mustBeLessOrEqualTo", value: secondsBefore(duration, around.now) }], unit: "seconds" }))),
};
