import type { Json } from "#model";
import type { CheckKind } from "../check.ts";
import { isNull, rowsWhere } from "../conditions.ts";
import type { Found } from "../found.ts";
import { badRows, ofMetric } from "../library.ts";
import { literalOf, typeOf } from "../literal.ts";
import type { Metric } from "../metric.ts";
import type { Predicate } from "../predicate.ts";
import { nobody } from "../promise.ts";
import { subjectOf } from "../rules.ts";
import { incomparable } from "../values.ts";

export const missingValues: CheckKind = {
  id: "missing-values",
  says: "As many rows have no value, or one that stands for none (`N/A`, an empty text), as the rule allows.",
  why: "A column full of `n/a` has no nulls, and says nothing all the same.",
  source: "ODCS, Data Quality: missingValues",
  promises: ofMetric("missingValues", (one, _, around) => badRows("missing-values", one, around, `without a real value in ${subjectOf(one)}`, (found) => {
    const given = one.rule.arguments["missingValues"];
    if (given !== undefined && !Array.isArray(given)) return nobody("`missingValues` is no list.");
    return (given?.some((value) => value !== null) ? incomparable(found.property) : undefined) ?? missing(found, given);
  })),
};

/** Without a list: nulls, and in a text the empty one. Nulls count only where the list has one. */
function missing(found: Found, given: readonly Json[] | undefined): Metric {
  const list = given ?? (typeOf(found.property) === "string" ? [null, ""] : [null]);
  const values = list.flatMap((value) => (value === null ? [] : (literalOf(value, found.property) ?? [])));
  return rowsWhere(found, (column): Predicate => ({ is: "any", of: [...(list.includes(null) ? [isNull(column)] : []), ...(values.length === 0 ? [] : [{ is: "in" as const, column, values }])] }));
}
