/** An outside suite of verdicts that is replayed. */
export interface Suite {
  readonly id: string;
  readonly title: string;
  /** Folder below the vectors. */
  readonly folder: string;
  /** Shares of the cases that may be undecided or falsely breaking, and how many deviations from upstream are signed; none where it is not said. */
  readonly may?: { readonly unknown?: number; readonly falselyBreaking?: number; readonly deviations?: number };
  /** Replays the suite in `folder`, an absolute path; every case, or `sample` of them drawn with `seed`. */
  replay(folder: string, draw?: { readonly sample: number; readonly seed: number }): Promise<Tally>;
}

/** What came of a replay. */
export interface Tally {
  readonly cases: number;
  readonly agree: number;
  /** Said to be compatible where it breaks: the dangerous direction. Names of cases. */
  readonly falselyCompatible: readonly string[];
  /** Said to break where it is compatible. */
  readonly falselyBreaking: readonly string[];
  /** Not decided, with the reason. */
  readonly unknown: readonly string[];
  /** Cases where upstream itself errs, each with the value that shows it. They count as agreeing with what instances say. */
  readonly deviations: readonly Deviation[];
  /** Others, on the same cases, in the same run. */
  readonly peers: readonly Peer[];
}

export interface Deviation {
  readonly name: string;
  readonly upstream: string;
  readonly ours: string;
  /** Why, with a counterexample. */
  readonly because: string;
}

export interface Peer {
  readonly name: string;
  readonly agree: number;
  readonly falselyCompatible: number;
  readonly falselyBreaking: number;
  /** Errors and refusals. */
  readonly errors: number;
}
