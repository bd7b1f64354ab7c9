import { ends } from "../bounds.ts";
import type { CheckKind } from "../check.ts";
import { ofProperties } from "../promise.ts";

export const maximum: CheckKind = {
  id: "maximum",
  says: "No value is above the greatest one that is allowed.",
  why: "What is too large overflows the columns of readers or drowns the rest of their sums.",
  source: "ODCS, Logical type options: maximum, exclusiveMaximum; DCS, Field Object",
  promises: ofProperties("maximum", (found) => ends(found, "high")),
};
