import { ends } from "../bounds.ts";
import type { CheckKind } from "../check.ts";
import { ofProperties } from "../promise.ts";

export const minimum: CheckKind = {
  id: "minimum",
  says: "No value is below the least one that is allowed.",
  why: "A negative price or a birth in 1066 is a broken source, and every mean over it is wrong.",
  source: "ODCS, Logical type options: minimum, exclusiveMinimum; DCS, Field Object",
  promises: ofProperties("minimum", (found) => ends(found, "low")),
};
