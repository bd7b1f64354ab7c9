import type { PhysicalType } from "./physical.ts";

/** yes: whatever the rows are; no: the engine refuses it, or values would be lost; unknown: it depends on the rows, on a setting, or nobody says. */
export type May = "yes" | "no" | "unknown";

/** An engine that keeps data while its schema changes: what it makes of a type's name, which type may become which in place, and what a table may do. */
export interface Engine {
  /** File name and fixture. */
  readonly id: string;
  /** As reports say it: `Iceberg v2`. */
  readonly title: string;
  /** Where its rules are written. */
  readonly source: string;
  /** Servers of a contract that mean this engine. */
  readonly serves: readonly Served[];
  /** Its own types. A name that is in no row is not known there. */
  readonly types: readonly OwnType[];
  /** Types that may become others whatever the rows are, without losing a value. What is in neither list may not. */
  readonly promotes: readonly Promotion[];
  /** The same where it depends: on the rows, on a setting, on who writes. */
  readonly depends: readonly Promotion[];
  readonly rules: Rules;
  /** Rules of fields in a struct that are other than those of columns. */
  readonly inStruct?: Partial<Rules>;
  /** Rules of fields in a struct in an array or map, where they are other than in a struct. */
  readonly inCollection?: Partial<Rules>;
  readonly caps?: Caps;
  /** Types (own words) whose default can only be null. */
  readonly nullDefault?: readonly string[];
  /** A required array or map whose default is empty is stored as an optional one. */
  readonly relaxesEmpty?: true;
}

export interface Served {
  /** Server types, as contracts write them. */
  readonly types: readonly string[];
  /** `format` or `tableFormat` of the server; "" where none is written. */
  readonly formats: readonly string[];
}

/** A type of the engine, and the names that stand for it there. */
export interface OwnType {
  /** A name that `names.ts` knows; `*` where each name stands for itself. */
  readonly word: string;
  /** Names, separated by comma and blank; the first name of a row of `names.ts` stands for all of the row that no other row here has. `*` is every name. */
  readonly names: string;
  /**
   * The parameters that count, each with its value where a type writes none: `written` where it must write it. Absent: none counts.
   * `all`: every parameter counts, as it stands.
   */
  readonly keeps?: readonly (number | "written")[] | "all";
  /** Only where the first parameter is written and lies in this range. */
  readonly only?: readonly [from: number, to: number];
}

/** From any of these words to any of those; `*` is every word. */
export type Promotion = readonly [from: string, to: string, when?: Condition];

/** What must hold of the two types beside their words. */
export type Condition = (before: Stored, after: Stored) => boolean;

/** A type as an engine stores it. A size without a bound is infinite. */
export interface Stored {
  readonly word: string;
  readonly sizes: readonly (number | string)[];
  readonly type: PhysicalType;
}

/** The most that another type may be where it stands. Absent is yes. */
export interface Caps {
  /** Of a map's key. */
  readonly keys?: May;
  /** Of what is in an array or map. */
  readonly collections?: May;
  /** Of a field in a struct. */
  readonly structs?: May;
  /** Of a column that the table is partitioned by. */
  readonly partitions?: May;
  /** Of a column that is unique, in a key, or has a default. */
  readonly constrained?: May;
}

/** May the fields of a table, or of a struct, change like this while old rows stay? */
export interface Rules {
  readonly optionalAdded: May;
  /** With a default, be it null; absent: as without. */
  readonly optionalAddedWithDefault?: May;
  readonly requiredAdded: May;
  /** With a default that is not null. */
  readonly requiredAddedWithDefault: May;
  readonly removed: May;
  readonly renamed: May;
  readonly reordered: May;
  /** Nulls were allowed and no longer are. */
  readonly tightened: May;
  readonly loosened: May;
  /** A required field loses its default. */
  readonly defaultRemoved: May;
}
