/** Does the data keep what its contract promises? Measured where it lives, judged here. */
export type { Around, ByMetric, ByShape, CheckKind, Choices, HowMeasured, Promised, Threshold } from "./check.ts";
export { checks } from "./checks.ts";
export { engines } from "./engines.ts";
export { closed as duckdbClosed, driver as duckdbDriver, type DriverFolder as DuckdbFolder } from "./engines/duckdb/driver.ts";
export type { Engine, HowToMeasure, Session } from "./engine.ts";
export { type Found, foundIn, foundOf } from "./found.ts";
export { measureContract, type MeasuredContract, type ToMeasure, unmeasured } from "./measure.ts";
export type { Measurement, Metric, Shape, Table } from "./metric.ts";
export { metricKey, type Plan, planOf, type Settled } from "./plan.ts";
export type { Column, Literal, Predicate, ReadAs } from "./predicate.ts";
export { promisesOf, usual } from "./promises.ts";
export { coverageOf } from "./result.ts";
export type { Sampling } from "./samples/sampling.ts";
export { tableOf } from "./tables.ts";
export { sinceWhen } from "./window/since.ts";
export type { Window } from "./window/rows.ts";
export { isCalled, windowOf } from "./window/window.ts";
