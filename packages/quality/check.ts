import type { Contract, Location, Property, SchemaObject } from "#model";
import type { Metric, Shape } from "./metric.ts";

/** A kind of check. File name = id = fixture folder. */
export interface CheckKind {
  readonly id: string;
  /** What is promised, one sentence. */
  readonly says: string;
  /** The promises of this kind in a contract. Pure. */
  readonly promises: (contract: Contract, object: SchemaObject) => readonly Promised[];
}

/** One promise, and how it is measured. */
export interface Promised {
  readonly check: string;
  /** Names below the contract: object, property … */
  readonly path: readonly string[];
  readonly at: Location;
  /** As people read it: `0 rows`, `between 1 and 5 percent`. */
  readonly expected: string;
  readonly severity?: string;
  readonly dimension?: string;
  /** Told apart from another promise of the same kind and path (two rowCount rules). */
  readonly key?: string;
  readonly measured: HowMeasured;
}

export type HowMeasured =
  /** A number against a threshold. `of`: the metric that is 100 percent where the unit is percent. Zero rows: see `onEmpty` of the configuration. */
  | { readonly by: "metric"; readonly metric: Metric; readonly threshold: Threshold; readonly unit: "rows" | "percent" | "seconds" | "value"; readonly of?: Metric }
  /** From names and types of the columns alone. */
  | { readonly by: "shape"; readonly judge: (shape: Shape) => { readonly kept: boolean; readonly reason?: string } | { readonly unknown: string } }
  /** Nobody can measure it, and why. */
  | { readonly by: "nobody"; readonly reason: string };

/** Numbers that are allowed: ODCS operators, judged here and never in SQL. */
export interface Threshold {
  readonly operator: "mustBe" | "mustNotBe" | "mustBeGreaterThan" | "mustBeGreaterOrEqualTo" | "mustBeLessThan" | "mustBeLessOrEqualTo" | "mustBeBetween" | "mustNotBeBetween";
  readonly value: number | readonly [number, number];
}

/** A property with the way to it. */
export interface Found {
  readonly property: Property;
  /** Names in the contract, for people and paths. */
  readonly path: readonly string[];
  /** Names in the data. */
  readonly column: readonly string[];
}
