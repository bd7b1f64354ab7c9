import type { Location } from "#model";
import type { Plan, Table } from "./table.ts";

/** A way to break one kind of promise. File name = id = the check of `#quality` that catches it = fixture. */
export interface Break {
  readonly id: string;
  /** What is done to the rows, one sentence. */
  readonly says: string;
  /** Checks that may be broken with it, because they promise the same in other words or of more columns. */
  readonly entails: readonly string[];
  /** Where it can be done to rows that keep everything. The best are tried first. */
  readonly spots: (plan: Plan, tables: readonly Table[]) => readonly Spot[];
}

/** One promise, and how it is broken. */
export interface Spot {
  readonly path: readonly string[];
  readonly at: Location;
  /** The tables with the promise broken; undefined where nobody finds a way. */
  readonly broken: () => readonly Table[] | undefined;
}

/** Checks that count or compare the values of a column: one value that is another may break them too. */
export const ofRows: readonly string[] = ["foreign-key", "duplicate-values", "null-values", "missing-values", "invalid-values", "freshness", "retention", "frequency"];
