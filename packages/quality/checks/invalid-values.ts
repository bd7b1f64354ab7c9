import { either } from "#text";
import type { CheckKind } from "../check.ts";
import { both, misfits } from "../conditions.ts";
import { foreignFormat } from "../date-pattern.ts";
import { badRows, ofMetric } from "../library.ts";
import { literalOf } from "../literal.ts";
import type { Column, Predicate } from "../predicate.ts";
import { nobody } from "../promise.ts";
import { subjectOf } from "../rules.ts";
import { incomparable, unreadable } from "../values.ts";

export const invalidValues: CheckKind = {
  id: "invalid-values",
  says: "As many rows have a value that is not listed, or does not fit the pattern, as the rule allows; nulls are not looked at.",
  why: "A few wrong values can be lived with; the rule says how few.",
  source: "ODCS, Data Quality: invalidValues",
  promises: ofMetric("invalidValues", (one, _, around) => badRows("invalid-values", one, around, `with a value of ${subjectOf(one)} that is not valid`, (found) => {
    const { validValues, pattern } = one.rule.arguments;
    const strange = Object.keys(one.rule.arguments).filter((key) => !["validValues", "pattern", "property", "column", "field"].includes(key));
    if (strange.length > 0) return nobody(`Nobody here knows the argument ${either(strange)} of \`invalidValues\`.`);
    if (validValues === undefined && pattern === undefined) return nobody("The rule names neither valid values nor a pattern.");
    if (validValues !== undefined && !Array.isArray(validValues)) return nobody("`validValues` is no list.");
    if (validValues !== undefined && foreignFormat(found.property) !== undefined) return nobody("Moments in a format of their own are not compared with values in a contract.");
    const amiss = (validValues === undefined ? undefined : incomparable(found.property)) ?? (pattern === undefined ? undefined : unreadable(pattern));
    if (amiss !== undefined) return amiss;
    const values = (validValues ?? []).flatMap((value) => (value === null ? [] : (literalOf(value, found.property) ?? [])));
    return misfits(found, (column: Column): Predicate => both(
      ...(validValues === undefined ? [] : [{ is: "in" as const, column, values }]),
      ...(pattern === undefined ? [] : [{ is: "matches" as const, column, pattern: String(pattern) }]),
    ));
  })),
};
