import { named } from "#text";
import type { CheckKind } from "../check.ts";
import { allRows } from "../conditions.ts";
import { ofMetric } from "../library.ts";
import { nobody } from "../promise.ts";
import { ruled } from "../rules.ts";

export const rowCount: CheckKind = {
  id: "row-count",
  says: "The table has as many rows as the rule allows.",
  why: "A load that brought half of the rows has no bad row in it.",
  source: "ODCS, Data Quality: rowCount",
  promises: ofMetric("rowCount", (one, _, { choices, window }) => ruled("row-count", one, choices, { counts: `The number of rows of ${named(one.path[0] ?? "")}`, bad: false, word: "rows" }, (thresholds, unit) =>
    (unit === "percent" ? nobody("A number of rows has no percentage: nothing says what 100 percent are.") : { by: "metric", metric: window?.rows.has(one.path[0] ?? "") === true ? { of: "rows", whole: true } : allRows, thresholds, unit: "value" }))),
};
