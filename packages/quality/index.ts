/** Does the data keep what its contract promises? Measured where it lives, judged here. */
export type { Around, ByMetric, ByShape, CheckKind, Choices, HowMeasured, Promised, Threshold } from "./check.ts";
export { checks } from "./checks.ts";
export { engines } from "./engines.ts";
export type { Engine, HowToMeasure, Lying, Session } from "./engine.ts";
export { type Found, foundIn, foundOf } from "./found.ts";
export { measureContract, type MeasuredContract, type ToMeasure, unmeasured } from "./measure.ts";
export type { Measurement, Metric, Shape, Table } from "./metric.ts";
export { metricKey, type Plan, planOf, type Settled } from "./plan.ts";
export type { Column, Literal, Predicate, ReadAs } from "./predicate.ts";
export { promisesOf, usual } from "./promises.ts";
export { type Before, faultOf, type Kept } from "./fault.ts";
export { remembering } from "./remember.ts";
export { withReported } from "./reported.ts";
export { coverageOf, fingerprintOf } from "./result.ts";
export { tableOf, tablesRead } from "./tables.ts";
