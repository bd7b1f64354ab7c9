import type { QualityChoices } from "#config";
import type { Look, Told } from "#history";
import type { Contract, Location, Mesh, SchemaObject } from "#model";
import type { Metric, Shape } from "./metric.ts";
import type { Window } from "./window/rows.ts";

/** A kind of check. File name = id = fixture folder. */
export interface CheckKind {
  readonly id: string;
  /** What is promised, one sentence. */
  readonly says: string;
  /** Why it matters, one sentence. */
  readonly why: string;
  /** Section of the standard that makes it a promise. */
  readonly source: string;
  /** The promises of this kind in a contract, in the order of its text. Pure. */
  readonly promises: (contract: Contract, around: Around) => readonly Promised[];
}

/** What else decides what a contract promises. */
export interface Around {
  /** Where references lead. */
  readonly mesh: Mesh;
  readonly choices: Choices;
  /** Now, in UTC, as ISO 8601: months before it have a length. */
  readonly now: string;
  /** Which rows are looked at; all where it is left out. */
  readonly window?: Window;
  /** Type of the server that is asked: some say what a type holds there. */
  readonly serverType?: string;
  /** What earlier runs saw of a table on the server that is asked, or, without an object, of all of the contract's; absent where nobody keeps a history. */
  readonly looks?: (object?: string) => readonly Look[];
}

/** How what the standards leave open is read; `quality:` of the configuration says so. */
export type Choices = QualityChoices;

/** One promise, and how it is measured. */
export interface Promised {
  readonly check: string;
  /** Names below the contract: object, property … */
  readonly path: readonly string[];
  readonly at: Location;
  /** As people read it: `0 rows`, `between 1 and 5 percent`. */
  readonly expected: string;
  /** What the measured number is. Of rows, to be read after "3 rows": `without a value in …`; of anything else, before "is": `The age of …`. */
  readonly counts: string;
  readonly severity?: string;
  readonly dimension?: string;
  /** Id or name of the quality rule that makes it, where it has one. */
  readonly rule?: string;
  /** Told apart from another promise of the same kind and path (two rowCount rules). */
  readonly key?: string;
  /** Whose rows or columns are looked at; absent where no object is meant. */
  readonly object?: SchemaObject;
  readonly measured: HowMeasured;
}

export type HowMeasured =
  | ByMetric
  /** From names and types of the columns, where these are enough. */
  | { readonly by: "shape"; readonly judge: (shape: Shape) => ByShape }
  /** By what earlier runs saw, and this one where it looked. */
  | { readonly by: "history"; readonly tell: (now?: Look) => Told }
  /** Nobody can measure it, and why: one sentence. */
  | { readonly by: "nobody"; readonly reason: string };

/** A number against thresholds, all of which must hold. `of`: the metric that is 100 percent where the unit is percent. A moment in `seconds` is its age. */
export interface ByMetric {
  readonly by: "metric";
  readonly metric: Metric;
  readonly thresholds: readonly Threshold[];
  readonly unit: "rows" | "percent" | "seconds" | "value";
  readonly of?: Metric;
}

/** What the columns alone tell: it is kept or not, it stays unknown, or the values have to be looked at after all. */
export type ByShape =
  | { readonly kept: boolean; readonly reason?: string }
  | { readonly unknown: string }
  | { readonly measure: ByMetric; readonly counts: string; readonly reason?: string };

/** Numbers that are allowed: ODCS operators, judged here and never in SQL. */
export interface Threshold {
  readonly operator: ThresholdName;
  readonly value: number | readonly [number, number];
  /** The ends of a range are left out. */
  readonly open?: true;
}

export type ThresholdName = "mustBe" | "mustNotBe" | "mustBeGreaterThan" | "mustBeGreaterOrEqualTo" | "mustBeLessThan" | "mustBeLessOrEqualTo" | "mustBeBetween" | "mustNotBeBetween";
