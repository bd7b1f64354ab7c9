import type { CheckKind } from "../check.ts";
import { nulls } from "../conditions.ts";
import { badRows, ofMetric } from "../library.ts";
import { subjectOf } from "../rules.ts";

export const nullValues: CheckKind = {
  id: "null-values",
  says: "As many rows have no value as the rule allows.",
  why: "A column that slowly fills with nulls breaks no query and spoils every answer.",
  source: "ODCS, Data Quality: nullValues",
  promises: ofMetric("nullValues", (one, _, around) => badRows("null-values", one, around, `without a value in ${subjectOf(one)}`, nulls)),
};
