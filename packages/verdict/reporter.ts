import type { Report, Verdict } from "#model";

/** A way to say a verdict. */
export interface Reporter {
  readonly id: string;
  /** Who reads it. */
  readonly says: string;
  /** Pure: the same verdict gives the same bytes. Everything from contracts in it is neutralised for the surface. */
  say(said: Said): string;
}

export interface Said {
  readonly verdict: Verdict;
  readonly reports: readonly Report[];
  readonly words: Words;
  /** Of Meshgate, for formats that name it. */
  readonly version?: string;
  readonly options: {
    readonly colour: boolean;
    /** Columns of the screen; 0 where nobody knows. */
    readonly width: number;
    readonly verbose: boolean;
    /** Most characters, where the surface has room for fewer than the reporter would take. */
    readonly longest?: number;
  };
  /** The reports are of a run that may not write, and whose workflow the author of the change may have edited: nobody measured it again. */
  readonly unprivileged?: boolean;
  /** The last day (UTC) that is offered to who approves a finding in a comment; absent where nobody may. */
  readonly approvableUntil?: string;
  /** Where what is said can be looked up. */
  readonly links?: Links;
}

/** Addresses on the server, which are ours: nothing in them comes from a contract unless it is encoded. */
export interface Links {
  /** A line of a file as it was judged; undefined for what is no file of the commit. */
  readonly line?: (file: string, line: number) => string | undefined;
  /** The page of the run. */
  readonly run?: string;
}

/** What each rule and kind of change is about, for formats that carry their own rule book. */
export type Words = Readonly<Record<string, Word>>;

export interface Word {
  readonly says: string;
  readonly why: string;
  readonly docs?: string;
  /** What a kind of change is about, where the standards write it, and the format of schema files that it belongs to. */
  readonly about?: string;
  readonly key?: string;
  readonly format?: string;
}
