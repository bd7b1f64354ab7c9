import type { LogicalType, Property, SchemaObject } from "#model";
import type { Level } from "./levels.ts";
import type { Link } from "./references.ts";
import type { Rule } from "./rules.ts";
import type { Value } from "./value.ts";
import type { Want } from "./want.ts";

/** Made-up rows of one object of a contract. */
export interface Table {
  /** Name in the contract, and the one that the data has. */
  readonly object: string;
  readonly name: string;
  readonly columns: readonly TableColumn[];
  readonly rows: number;
}

export interface TableColumn {
  /** Name in the data. */
  readonly name: string;
  readonly type: LogicalType;
  /** What is wanted of a value, with its parts; absent for a column that no contract knows. */
  readonly want?: Want;
  /** Which column of the plan it is. */
  readonly of?: number;
  /** Rows whose moment is not written in the format that is asked for. */
  readonly asItStands?: ReadonlySet<number>;
  readonly values: readonly Value[];
}

/** What is to be made up for a whole contract. */
export interface Plan {
  readonly tables: readonly TablePlan[];
  readonly links: readonly Link[];
  readonly seed: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What is to be made up for one object. */
export interface TablePlan {
  readonly object: SchemaObject;
  readonly name: string;
  readonly path: readonly string[];
  readonly rows: number;
  /** One for each property, in their order. */
  readonly columns: readonly ColumnPlan[];
  readonly keys: readonly Key[];
  readonly rules: readonly Rule[];
  readonly links: readonly Link[];
}

export interface ColumnPlan {
  readonly property: Property;
  readonly name: string;
  readonly path: readonly string[];
  readonly want: Want;
  /** Not a column of the data: a measure, a property without a name or with the name of another one. */
  readonly hidden: boolean;
  /** May be null: neither required nor in the primary key. */
  readonly nullable: boolean;
  readonly rules: readonly Rule[];
  readonly levels: readonly Level[];
}

/** Columns whose values together differ from row to row. */
export interface Key {
  readonly check: "primary-key-unique" | "unique" | "duplicate-values";
  readonly path: readonly string[];
  readonly columns: readonly number[];
  readonly at: Property["at"];
  /** How many rows repeat another one's key. */
  readonly repeats: number;
}
