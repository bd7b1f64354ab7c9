import { canonical } from "#fingerprint";
import type { Json } from "#model";
import { named } from "#text";
import type { ByMetric, ByShape, HowMeasured, Promised } from "./check.ts";
import { asCalled, columnsOf } from "./columns.ts";
import { allRows } from "./conditions.ts";
import type { Metric, Shape } from "./metric.ts";
import { columnNamed } from "./shape.ts";

/** A promise once the columns are known: decided by them, or by numbers that are still to be measured. */
export type Settled =
  | { readonly promised: Promised; readonly by: "shape"; readonly kept: boolean; readonly reason?: string }
  | { readonly promised: Promised; readonly by: "unknown"; readonly reason: string; readonly because: "nature" | "not-measured" }
  | ({ readonly promised: Promised } & Extract<HowMeasured, { readonly by: "history" }>)
  | { readonly promised: Promised; readonly by: "metric"; readonly measured: ByMetric; readonly counts: string; readonly reason?: string };

/** What is to be measured of one table: each metric once, whoever asks for it. The number of rows is always the first. */
export interface Plan {
  readonly settled: readonly Settled[];
  readonly metrics: readonly Metric[];
}

/** Two metrics are the same when this is the same. */
export const metricKey = (metric: Metric): string => canonical(metric as unknown as Json);

/** The promises about one table as a plan. `shape` may not be known: then what only the columns tell is not measured, and the values are asked all the same. */
export function planOf(promises: readonly Promised[], shape: Shape | { readonly unknown: string }): Plan {
  const settled = promises.map((promised) => settle(promised, shape));
  const metrics = new Map([[metricKey(allRows), allRows]]);
  for (const one of settled) if (one.by === "metric") for (const metric of metricsOf(one.measured)) metrics.set(metricKey(metric), metric);
  return { settled, metrics: metrics.size === 1 && !settled.some(({ by }) => by === "metric") ? [] : [...metrics.values()] };
}

const metricsOf = ({ metric, of }: ByMetric): readonly Metric[] => (of === undefined ? [metric] : [metric, of]);

function settle(promised: Promised, shape: Shape | { readonly unknown: string }): Settled {
  const { measured, counts } = promised;
  if (measured.by === "nobody") return { promised, by: "unknown", reason: measured.reason, because: "nature" };
  if (measured.by === "history") return { promised, ...measured };
  if (measured.by === "metric") return renamed(promised, measured, counts, shape);
  if ("unknown" in shape) return { promised, by: "unknown", reason: shape.unknown, because: "not-measured" };
  const answer = overall(measured.judge, shape);
  if ("measure" in answer) return renamed(promised, answer.measure, answer.counts, shape, answer.reason);
  if ("unknown" in answer) return { promised, by: "unknown", reason: answer.unknown, because: "nature" };
  return { promised, by: "shape", kept: answer.kept, ...(answer.reason === undefined ? {} : { reason: answer.reason }) };
}

/** What all files of a table say: what is broken in one is broken, what one leaves open is open. */
function overall(judge: (shape: Shape) => ByShape, shape: Shape): ByShape {
  const answers = [{ answer: judge(shape), place: undefined as string | undefined }, ...(shape.elsewhere ?? []).map(({ place, shape }) => ({ answer: judge(shape), place }))];
  const first = answers.find(({ answer }) => "kept" in answer && !answer.kept) ?? answers.find(({ answer }) => "unknown" in answer) ?? answers.find(({ answer }) => "measure" in answer) ?? answers[0];
  if (first === undefined) return { unknown: "There are no columns." };
  const { answer, place } = first;
  if (place === undefined) return answer;
  return "unknown" in answer ? { unknown: `${answer.unknown} That is in ${named(place)}.` } : { ...answer, reason: `${answer.reason === undefined ? "It is not so" : answer.reason.replace(/\.$/, "")} in ${named(place)}.` };
}

/** The columns of all files together. */
function joined(shape: Shape): Shape {
  if (shape.elsewhere === undefined) return shape;
  const whole = wholes.get(shape) ?? { ...shape, columns: [...shape.columns, ...shape.elsewhere.flatMap(({ shape: other }) => other.columns.filter(({ name }) => columnNamed(name, shape) === undefined))] };
  wholes.set(shape, whole);
  return whole;
}
const wholes = new WeakMap<Shape, Shape>();

/** With the columns as the data calls them; a promise about a column that is not there is nobody's to measure (`column-missing` has said so). */
function renamed(promised: Promised, measured: ByMetric, counts: string, known: Shape | { readonly unknown: string }, reason?: string): Settled {
  if ("unknown" in known) return { promised, by: "metric", measured, counts };
  const shape = joined(known);
  const gone = metricsOf(measured).flatMap(columnsOf).find((name) => columnNamed(name, shape) === undefined);
  if (gone !== undefined) return { promised, by: "unknown", reason: `The data has no column ${named(gone)}.`, because: "nature" };
  const { metric, of } = measured;
  return { promised, by: "metric", measured: { ...measured, metric: asCalled(metric, shape), ...(of === undefined ? {} : { of: asCalled(of, shape) }) }, counts, ...(reason === undefined ? {} : { reason }) };
}
