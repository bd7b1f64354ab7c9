import { isRetention } from "#terms";
import { printDuration } from "#units";
import type { CheckKind } from "../check.ts";
import { onEach, secondsBefore } from "../service-levels.ts";

export const retention: CheckKind = {
  id: "retention",
  says: "No row is older than the data is promised to be kept.",
  why: "What should have been deleted and is still there is a breach of law as often as of contract.",
  source: "ODCS, Service-level agreement: retention; DCS, Retention Object: period",
  promises: (contract, around) => contract.sla.filter(isRetention).flatMap((sla) => onEach("retention", sla, contract, around,
    (duration, on) => ({ expected: duration === undefined ? "not understood" : `at most ${printDuration(duration)}`, counts: `The age of the oldest ${on}` }),
    ({ column }, duration) => ({ by: "metric", metric: { of: "least", column, as: "moment" }, thresholds: [{ operator: "mustBeLessOrEqualTo", value: secondsBefore(duration, around.now) }], unit: "seconds" }))),
};
