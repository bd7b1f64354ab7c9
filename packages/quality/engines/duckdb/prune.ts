import type { Metric } from "../../metric.ts";
import type { Predicate } from "../../predicate.ts";

export type Prunable = Extract<Metric, { of: "rows" }> & { readonly where: Predicate };

/** Whether a count is worth a query of its own on columnar data: one column, and conditions that statistics and dictionaries settle for whole row groups. */
export function isPrunable(metric: Metric): metric is Prunable {
  if (metric.of !== "rows" || metric.where === undefined) return false;
  const columns = new Set<string>();
  return simple(metric.where, columns) && columns.size === 1;
}

function simple(predicate: Predicate, columns: Set<string>): boolean {
  switch (predicate.is) {
    case "not":
      return simple(predicate.of, columns);
    case "all":
    case "any":
      return predicate.of.every((one) => simple(one, columns));
    case "null":
    case "in":
    case "compared":
    case "length":
      columns.add(JSON.stringify(predicate.column));
      return predicate.column.length === 1 && (predicate.is !== "length" || predicate.of === "text");
    default:
      return false;
  }
}
