import type { Location } from "./location.ts";
import type { Json } from "./source.ts";

/** Whether a promise was kept. Unknown is never taken for kept. */
export type Outcome = "kept" | "broken" | "unknown";

/** What a measurement rests on; `history`: on what earlier runs saw too; `reported`: another tool measured it. */
export type Evidence = "metadata" | "exact" | "sampled" | "history" | "reported" | "none";

/** The number that a promise asks for: in which unit (`value`: what the metric counts) and which are allowed, by the operators of ODCS, all of which must hold. */
export interface Asks {
  readonly unit: "rows" | "percent" | "seconds" | "value";
  readonly thresholds: readonly { readonly operator: string; readonly value: number | readonly [number, number] }[];
}

/** What measuring one promise of a contract showed. A fact: it has no level, only the judge gives one. Holds counts and places, never a value of the data: of samples, their shapes. */
export interface CheckResult {
  /** Id of the check: a file of `quality/checks`. */
  readonly check: string;
  /** The element, from the contract's id downward; names are never joined to be compared. */
  readonly path: readonly string[];
  readonly outcome: Outcome;
  /** Why it is unknown, one sentence; or what is known about why it is broken. */
  readonly reason?: string;
  /** For unknown: nobody can measure it (prose, a foreign engine), or it was promised and not measured (server down, time-out, a cap). */
  readonly because?: "nature" | "not-measured";
  /** The measured number, in `unit`; absent where nothing was measured. */
  readonly measured?: number | string;
  /** What the contract asks for, as people read it: `at most 5 rows`, `0 rows`. */
  readonly expected: string;
  /** The same for machines, where it is a number. */
  readonly asks?: Asks;
  /** Id or name of the quality rule that makes the promise, where it has one. */
  readonly rule?: string;
  readonly unit?: "rows" | "percent" | "seconds";
  /** Rows that were looked at. */
  readonly rows?: number;
  /** Of a share: how many of how many. */
  readonly share?: { readonly counted: number; readonly of: number };
  /** The tool that measured it, where that was not Meshgate, as the tool calls itself. */
  readonly reportedBy?: string;
  readonly evidence: Evidence;
  /** As the contract writes it: info, warning, error. */
  readonly severity?: string;
  readonly dimension?: string;
  /** Name of the server that was asked. */
  readonly server?: string;
  /** Where bad rows are: file and line, or row number; never their values. At most a few. */
  readonly rowsAt?: readonly string[];
  /** Rows that break it, masked; only where the call asks for them. */
  readonly samples?: readonly Sample[];
  /** The promise in the contract's text. */
  readonly at: Location;
  /** What happened, one sentence. */
  readonly message: string;
  readonly fingerprint: string;
  /** Whose it is that it is not kept; absent where it is kept, and where nothing was compared with. */
  readonly fault?: Fault;
}

/** Whether a promise that is not kept is a change's doing: it is, it was so before, or nobody knows, which counts as the change's. */
export interface Fault {
  readonly whose: "this-change" | "before" | "unknown";
  /** How that is known, or why not: one clause, to be read after a colon. */
  readonly why: string;
}

/** A row that breaks a promise. */
export interface Sample {
  /** A keyed hash of its primary key, the same for the same row as long as the secret of the hash is. */
  readonly key?: string;
  /** What values look like (`aaaa9-**`), by property; null where there is none. */
  readonly values: Readonly<Record<string, string | null>>;
}

/** How many promises of the looked-at contracts were kept, broken or not measured. */
export interface Coverage {
  readonly promises: number;
  readonly kept: number;
  readonly broken: number;
  readonly unknown: number;
}

/** A place that was measured, and what that cost. */
export interface Measured {
  readonly contract: string;
  readonly object: string;
  readonly server: string;
  readonly engine: string;
  /** Queries that were sent. */
  readonly queries: number;
  readonly rows?: number;
  readonly bytes?: number;
  /** Only rows that fit were looked at, as the call said it: `order_date >= 2026-11-01`. */
  readonly where?: string;
  /** Of a table that is made of files: how many there are, how many were read for their values, and of how many the counts of rows were remembered. A file may be both: a key is held against all. */
  readonly parts?: { readonly files: number; readonly read: number; readonly remembered: number };
  readonly parameters?: Readonly<Record<string, Json>>;
}
