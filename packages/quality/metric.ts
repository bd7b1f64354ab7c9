import type { Column, Predicate } from "./predicate.ts";

/** One number to be measured of a table; many checks may share it. Two metrics are the same when they are written the same (`#fingerprint` canonical). */
export type Metric =
  | { readonly of: "rows"; readonly where?: Predicate }
  /** Least or greatest value of a column, as text: ISO 8601 for moments. */
  | { readonly of: "least" | "greatest"; readonly column: Column; readonly as: "number" | "moment" }
  /** Rows that share their key with another row, counted in three ways; rows with a null in the key are left out and counted apart. */
  | { readonly of: "duplicates"; readonly columns: readonly Column[]; readonly count: "groups" | "rows" | "excess" }
  /** Rows whose key is not null and is missing in another table. */
  | { readonly of: "orphans"; readonly columns: readonly Column[]; readonly parent: Table; readonly parentColumns: readonly Column[] }
  /** The single number that a query gives; true is 1, false is 0. In it, `${object}` stands for the table and `${property}` for the column, each where an identifier does. */
  | { readonly of: "query"; readonly sql: string; readonly column?: Column }
  /** Longest time between neighbours, in seconds, of the moments in a column; from the first to the last. Null where there are fewer than two. */
  | { readonly of: "longest-gap"; readonly column: Column };

/** A table, topic or set of files, by the names that the data has. */
export interface Table {
  readonly contract: string;
  /** Name of the object in the contract. */
  readonly object: string;
  readonly physicalName: string;
}

/** What a table's columns are called and typed, in their order, as the engine says. */
export interface Shape {
  readonly columns: readonly { readonly name: string; readonly type: string; readonly nullable?: boolean }[];
  /** Whether the source has an order and types of its own (a database, Parquet) or only texts (CSV). */
  readonly typed: boolean;
}

/** What an engine answered to a metric. */
export type Measurement =
  | { readonly value: number | string | null; readonly evidence: "metadata" | "exact" | "sampled"; readonly rowsAt?: readonly string[] }
  | { readonly unknown: string; readonly because: "nature" | "not-measured" };
