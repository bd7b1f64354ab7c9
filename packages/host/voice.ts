import type { Verdict } from "#model";

/** How a host lets us speak beside the log. */
export interface Voice {
  /**
   * Puts remarks at their lines, in the order given, which the caller ranked. Hosts keep few: returns how many were not put,
   * so that the caller can say it elsewhere.
   */
  annotate(annotations: readonly Annotation[]): { readonly put: number; readonly left: number };
  /**
   * Adds Markdown to the run's summary, whole sections only, where the host shows the ruling with it. Returns how many did not fit; a line in the summary says so too.
   * Throws Unwritten where a server that shows it did not take it.
   */
  summarise(sections: readonly string[], ruling: Verdict["ruling"]): Promise<{ readonly put: number; readonly left: number }>;
  /** Values for later steps. Names are ours; values may hold anything. */
  output(values: Readonly<Record<string, string>>): void;
}

export interface Annotation {
  readonly level: "error" | "warning" | "notice";
  readonly title: string;
  readonly message: string;
  readonly file?: string;
  /** From 1. */
  readonly line?: number;
  readonly endLine?: number;
  readonly column?: number;
  readonly endColumn?: number;
}
