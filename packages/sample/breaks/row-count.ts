import { type Break, ofRows } from "../break.ts";
import { fillPlan } from "../fill-plan.ts";
import type { Rule } from "../rules.ts";
import { keepsAll } from "../threshold.ts";

export const rowCount: Break = {
  id: "row-count",
  says: "There are more or fewer rows than the rule allows; where none are left, none is fresh.",
  entails: ofRows,
  spots: (plan) => plan.tables.flatMap((own, table) => own.rules.filter(({ counts }) => counts === "rows").flatMap((rule) => wrongCounts(rule, own.rows).map((rows) => ({
    path: own.path, at: rule.quality.at,
    broken: () => fillPlan({ ...plan, tables: plan.tables.map((one, index) => (index === table ? { ...one, rows } : one)) }, () => {}),
  })))),
};

/** Numbers of rows that break the rule, near what there is and near what it names; none at all comes last. */
function wrongCounts({ operators }: Rule, rows: number): readonly number[] {
  const ends = operators.flatMap(({ value }) => [value].flat().flatMap((end) => (typeof end === "number" ? [end - 1, end, end + 1] : [])));
  const near = [rows - 1, rows + 1, ...ends, Math.floor(rows / 2), rows * 2, 1].filter((count) => count > 0);
  return [...new Set([...near.slice(0, 8), 0])].filter((count) => Number.isInteger(count) && count <= 100_000 && keepsAll(operators, count) === false);
}
