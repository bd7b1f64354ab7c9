/** Counts of one part of a table, a file, as one run made them: a line of a store of their own. Hashes and numbers only. */
export interface RecordedPart {
  readonly meshgate: string;
  /** The run that counted, and when it began, in UTC, as ISO 8601. */
  readonly run: string;
  readonly at: string;
  /** Id of the contract. */
  readonly contract: string;
  /** Hash of what the part is and of how it is read. */
  readonly part: string;
  /** Rows of the part. */
  readonly rows: number;
  /** Rows that fit, by the hash of what was asked. */
  readonly counts: Readonly<Record<string, number>>;
}

/** Counts that one line may hold. */
export const mostCounts = 300;
