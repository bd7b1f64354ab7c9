import { endsOf, stepOf } from "#lifecycle";
import type { Rule } from "../rule.ts";
import { isWritten } from "../written.ts";

export const deprecatedWithoutEnd: Rule = {
  id: "deprecated-without-end",
  level: "warn",
  says: "A deprecated contract says until when it is kept.",
  why: "\"Deprecated\" without a day is put off by every consumer until the data is gone.",
  source: "ODCS, Service-level agreement: endOfSupport, endOfLife",
  on: {
    contract(contract, say) {
      if (contract.format !== "odcs" || stepOf(contract.status) !== "deprecated") return;
      const ends = endsOf(contract);
      if (ends.some(({ value }) => typeof value === "string" && isWritten(value))) return;
      say({
        at: ends[0]?.at ?? contract.spots["status"] ?? contract.at,
        message: "The contract is deprecated, and no day is named on which it ends.",
        hint: "Write `- property: endOfSupport` or `endOfLife` with a date under `slaProperties:`.",
      });
    },
  },
};
