import type { Outcome } from "./check-result.ts";
import type { Location } from "./location.ts";

/** What the runs before say of this one, by the history that the mesh keeps. Facts that no contract promises. */
export interface SeenBefore {
  /** Runs that were read, this one apart. */
  readonly runs: number;
  /** Measurements that were read. */
  readonly measurements: number;
  /** Lines that were not understood, and shards that could not be read. */
  readonly misread: number;
  /** Measurements that were there twice. */
  readonly repeated: number;
  /** Measurements of a time that is still to come. */
  readonly future: number;
  readonly anomalies: readonly Anomaly[];
  readonly flapping: readonly Flapping[];
}

/** A number of this run beside those of the runs before. */
export interface Anomaly {
  /** The number of rows, or the age of the newest one. */
  readonly of: "volume" | "freshness";
  /** Unknown where too few runs were seen. */
  readonly outcome: "usual" | "unusual" | "unknown";
  /** The element, from the contract's id downward. */
  readonly path: readonly string[];
  readonly server?: string;
  /** Rows, or seconds. */
  readonly measured: number;
  /** What was to be expected, both ends inside. */
  readonly low?: number;
  readonly high?: number;
  /** Runs that say so. */
  readonly runs: number;
  readonly at: Location;
  readonly message: string;
  readonly fingerprint: string;
}

/** A promise whose outcome keeps changing. */
export interface Flapping {
  readonly check: string;
  readonly path: readonly string[];
  readonly server?: string;
  /** Of the last runs, oldest first. */
  readonly outcomes: readonly Outcome[];
  readonly changes: number;
  readonly at: Location;
  readonly message: string;
  /** Of the promise. */
  readonly fingerprint: string;
}

/** Results of other tools that were given. */
export interface Reported {
  readonly results: number;
  /** Those that a promise was measured by. */
  readonly taken: number;
  /** Those that name a promise which was measured here, and what they say of it. */
  readonly measuredHere: { readonly same: number; readonly other: number };
  /** Why the others were left out, and how many. */
  readonly left: readonly { readonly why: string; readonly results: number }[];
}
