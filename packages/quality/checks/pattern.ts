import type { CheckKind } from "../check.ts";
import { misfits } from "../conditions.ts";
import { called, noRows, ofProperties, option } from "../promise.ts";
import { unreadable } from "../values.ts";

export const pattern: CheckKind = {
  id: "pattern",
  says: "Every text has a part that the pattern matches.",
  why: "Readers parse by the pattern that the contract shows them.",
  source: "ODCS, Logical type options: pattern (ECMA-262, not anchored); DCS, Field Object: pattern",
  promises: ofProperties("pattern", (found) => {
    const text = found.property.options.values["pattern"];
    if (text === undefined) return [];
    const counts = `with a value of ${called(found)} that does not fit the pattern`;
    return [option(found, "pattern", ["string"], counts, () => unreadable(text) ?? noRows(misfits(found, (column) => ({ is: "matches", column, pattern: String(text) }))))];
  }),
};
