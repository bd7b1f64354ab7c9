import type { Measurement, Metric } from "../metric.ts";
import type { Predicate } from "../predicate.ts";
import { isOfAllRows } from "./of-all-rows.ts";

/** Measures what is about the rows that are looked at over these, and what is about the whole table over all of it. In the order of the metrics. */
export async function apart(metrics: readonly Metric[], where: Predicate | undefined, measure: (metrics: readonly Metric[], where?: Predicate) => Promise<readonly Measurement[]>): Promise<readonly Measurement[]> {
  if (where === undefined) return measure(metrics);
  const [whole, some] = [metrics.filter(isOfAllRows), metrics.filter((metric) => !isOfAllRows(metric))];
  const [ofAll, ofSome] = [whole.length === 0 ? [] : await measure(whole), some.length === 0 ? [] : await measure(some, where)];
  return metrics.map((metric) => (isOfAllRows(metric) ? ofAll[whole.indexOf(metric)] : ofSome[some.indexOf(metric)]) ?? { unknown: "It was not measured.", because: "not-measured" });
}
