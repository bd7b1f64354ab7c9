import type { Column, Predicate } from "./predicate.ts";

/**
 * One number to be measured of a table; many checks may share it. Where only some rows are looked at (`where` of `HowToMeasure`), these are the rows that are counted, but a key is held
 * against all rows of its table, a reference against all rows of the other one, and what is about the table as a whole (`isOfAllRows`) is asked of all of it. Two metrics are the same when they are written the same (`#fingerprint` canonical).
 */
export type Metric =
  | { readonly of: "rows"; readonly where?: Predicate; /** All rows of the table, whichever are looked at. */ readonly whole?: true }
  /** Least or greatest value of a column, as text: ISO 8601 for moments. */
  | { readonly of: "least" | "greatest"; readonly column: Column; readonly as: "number" | "moment" }
  /** Rows that share their key with another row, counted in three ways; rows with a null in the key are left out and counted apart. */
  | { readonly of: "duplicates"; readonly columns: readonly Column[]; readonly count: "groups" | "rows" | "excess" }
  /** Rows whose key is not null and is missing in another table. */
  | { readonly of: "orphans"; readonly columns: readonly Column[]; readonly parent: Table; readonly parentColumns: readonly Column[] }
  /**
   * The single number that a query gives; true is 1, false is 0. In it, `${object}` stands for the table and `${property}` for the column, each where an identifier does. It may read
   * other objects of the contract, by their names.
   */
  | { readonly of: "query"; readonly sql: string; readonly column?: Column; readonly tables?: readonly Table[] }
  /** Records that cannot be read at all: broken lines of a file, too few or too many fields. None in a database. */
  | { readonly of: "unread" }
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
  readonly columns: readonly ShapedColumn[];
  /** Whether the source has an order and types of its own (a database, Parquet) or only texts (CSV). */
  readonly typed: boolean;
  /** Files of the same table whose columns are others than these: what is promised of columns must hold of each. */
  readonly elsewhere?: readonly { readonly place: string; readonly shape: Shape }[];
}

export interface ShapedColumn {
  readonly name: string;
  readonly type: string;
  readonly nullable?: boolean;
  /** It stands in the names of folders and has no place in the order. */
  readonly partition?: true;
}

/** What an engine answered to a metric. */
export type Measurement =
  | {
      readonly value: number | string | null;
      readonly evidence: "metadata" | "exact" | "sampled";
      readonly rowsAt?: readonly string[];
      /**
       * Records of the table that could not be read. Of a count of rows the true number lies between `value` and `value + unread`; of anything else nothing is known.
       * What would be kept only because of them is unknown.
       */
      readonly unread?: number;
    }
  | { readonly unknown: string; readonly because: "nature" | "not-measured" };
