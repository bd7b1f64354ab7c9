import type { Json } from "#model";

/** A `physicalType` taken apart: `timestamp(3) with time zone`, `DECIMAL(10,2)`, `ARRAY<STRUCT<a INT>>`. */
export interface PhysicalType {
  /** In capitals, words with one space between them, aliases kept: `DOUBLE PRECISION`, `INT`. `int[]` is an `ARRAY`. */
  readonly name: string;
  /** What stands in the parentheses, in order: length, or precision and scale, or the texts of an enum. Words are in capitals. */
  readonly parameters: readonly (number | string)[];
  /** The fields of a struct, the element of an array, the key and the value of a map. */
  readonly fields: readonly PhysicalField[];
  /** How a time or timestamp says its zone; absent where the text does not say. */
  readonly zone?: "with" | "without" | "local";
  readonly unsigned?: boolean;
  /** `Nullable(…)` is true, `NOT NULL` is false. */
  readonly nullable?: boolean;
}

export interface PhysicalField {
  /** As written, without its quotes; absent where the position says which it is. */
  readonly name?: string;
  readonly type: PhysicalType;
  /** What stands in for a value that is left out; a type's text never says it, a table's schema may. */
  readonly default?: Json;
}
