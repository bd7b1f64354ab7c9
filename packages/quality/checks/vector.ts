import type { CheckKind } from "../check.ts";
import { misfits } from "../conditions.ts";
import { called, type Draft, nobody, noRows, ofProperties, optionAt } from "../promise.ts";

export const vector: CheckKind = {
  id: "vector",
  says: "Every vector has the promised number of elements, and length one where that is promised.",
  why: "Vectors of different sizes cannot be compared, and an index refuses them.",
  source: "ODCS 3.2, Logical type options of vector: dimensions, normalized",
  promises: ofProperties("vector", (found) => {
    const { dimensions, normalized } = found.property.options.values;
    if (found.property.logicalType !== "vector") return [];
    const drafts: Draft[] = [];
    if (dimensions !== undefined) {
      const draft = { key: "dimensions", at: optionAt(found, "dimensions"), counts: `with another number of elements in ${called(found)}` };
      const whole = typeof dimensions === "number" && Number.isSafeInteger(dimensions) && dimensions > 0;
      drafts.push(whole ? { ...draft, measured: noRows(misfits(found, (column) => ({ is: "length", column, of: "list", with: "=", value: dimensions }))) } : { ...draft, measured: nobody("`dimensions` is no whole number from 1.") });
    }
    if (normalized === true) drafts.push({ key: "normalized", at: optionAt(found, "normalized"), counts: `with a vector in ${called(found)} that has not length one`, measured: nobody("The length of vectors is not computed here.") });
    return drafts;
  }),
};
