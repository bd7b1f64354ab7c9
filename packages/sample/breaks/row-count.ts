import type { Break } from "../break.ts";
import { fillPlan } from "../fill-plan.ts";
import { keepsAll } from "../threshold.ts";

export const rowCount: Break = {
  id: "row-count",
  says: "There are more or fewer rows than the rule allows.",
  entails: [],
  spots: (plan) => plan.tables.flatMap((own, table) => own.rules.filter(({ counts }) => counts === "rows").map((rule) => ({
    path: own.path, at: rule.quality.at,
    broken: () => {
      const near = [own.rows - 1, own.rows + 1, Math.floor(own.rows / 2), own.rows * 2, 1, 0, ...rule.operators.flatMap(({ value }) => [value].flat().flatMap((end) => (typeof end === "number" ? [end - 1, end, end + 1] : [])))];
      const rows = near.find((count) => count >= 0 && count <= 100_000 && keepsAll(rule.operators, count) === false);
      return rows === undefined ? undefined : fillPlan({ ...plan, tables: plan.tables.map((one, index) => (index === table ? { ...one, rows } : one)) }, () => {});
    },
  }))),
};
