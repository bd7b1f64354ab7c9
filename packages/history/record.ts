import type { CheckResult, Evidence, Outcome } from "#model";

/** The version of a line; lines of another major are not understood. */
export const version = "1.0";

/** Milliseconds that a line may be ahead of now: clocks of two machines differ by a little. */
export const ahead = 5 * 60_000;

/** One measurement of one promise in one run: a line of the store. Numbers and names of the contract only, never a value of the data. */
export interface Recorded {
  readonly meshgate: string;
  /** The run that measured; the same in all its lines. */
  readonly run: string;
  /** When the run began, in UTC, as ISO 8601. */
  readonly at: string;
  /** Id of the contract. */
  readonly contract: string;
  /** The promise: it has no line numbers, so it is the same tomorrow. */
  readonly fingerprint: string;
  /** Id of the check. */
  readonly check: string;
  /** The element, below the contract. */
  readonly path: readonly string[];
  readonly server?: string;
  readonly engine?: string;
  readonly outcome: Outcome;
  /** Of an unknown one: nobody can measure it, or it was not measured. */
  readonly because?: NonNullable<CheckResult["because"]>;
  /** The measured number, where it is a count, a share, an age or a gap. */
  readonly measured?: number;
  readonly unit?: NonNullable<CheckResult["unit"]>;
  /** Rows of the table. */
  readonly rows?: number;
  readonly evidence: Evidence;
  /** What measuring the whole table took. */
  readonly cost?: { readonly queries: number; readonly bytes?: number };
  /** What can be added up over parts of a table that share no row: rows that counted, of how many. */
  readonly state?: State;
}

/** A count that can be added up. */
export interface State {
  readonly counted: number;
  readonly of: number;
}
