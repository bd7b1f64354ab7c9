import { compare, decimal, printDecimal, zero } from "#decimal";
import { named } from "#text";
import type { CheckKind } from "../check.ts";
import { misfits } from "../conditions.ts";
import { called, nobody, noRows, ofProperties, optionAt } from "../promise.ts";
import { written } from "../values.ts";

export const multipleOf: CheckKind = {
  id: "multiple-of",
  says: "Every number is a multiple of the one that is promised, exactly.",
  why: "A price with a third decimal cannot be paid, and rounds differently everywhere.",
  source: "ODCS, Logical type options: multipleOf; DCS, Field Object: multipleOf; JSON Schema Validation §6.2.1",
  promises: ofProperties("multiple-of", (found) => {
    const value = found.property.options.values["multipleOf"];
    if (value === undefined) return [];
    const of = typeof value === "number" || typeof value === "string" ? decimal(value) : undefined;
    const draft = { at: optionAt(found, "multipleOf"), counts: `with a value of ${called(found)} that is no multiple of ${named(written(value))}` };
    if (of === undefined || compare(of, zero) <= 0) return [{ ...draft, measured: nobody("`multipleOf` is no number above 0.") }];
    return [{ ...draft, measured: noRows(misfits(found, (column) => ({ is: "multiple", column, of: printDecimal(of) }))) }];
  }),
};
