import type { Literal, ReadAs } from "./predicate.ts";

/** A piece of SQL text. Made only by a dialect and by `sql/`; nothing of a contract comes in but through `identifier`, `text`, and the literals of a comparison. */
export type Sql = string;

/** What a column holds by the engine's own type; `text` also where the source has nothing but texts (CSV). */
export type Holds = "text" | "integer" | "decimal" | "float" | "boolean" | "date" | "timestamp" | "timestamptz" | "time" | "list" | "struct" | "other";

export type Comparison = "<" | "<=" | ">" | ">=" | "=";

/**
 * How one engine writes each primitive of a measurement. Whatever it may return as undefined it lacks; what needs it is unknown then, and never something near it.
 * Values that come in are never null where a condition is asked; a condition may still be NULL where a text cannot be read (that is: it does not hold).
 */
export interface Dialect {
  /** File name. */
  readonly id: string;
  /** As reasons say it: `Postgres`. */
  readonly title: string;
  /** What a type's name, as the engine tells it, holds. */
  holds(type: string): Holds;
  /** The type of a field, or of an item (`[]`), of a type as the engine tells it; undefined where it has none. Without it only whole columns can be asked. */
  inside?(type: string, name: string): string | undefined;
  /** A value in the engine's plain type of what it holds: fixed-width texts without their padding, enums and UUIDs as texts, 4-byte floats as the number that their text says. */
  plain?(value: Sql, type: string): Sql;

  identifier(name: string): Sql;
  /** `catalog.schema.table`, of as many names as there are. */
  table(names: readonly string[]): Sql;
  text(value: string): Sql;
  /** A field of a struct (or of a JSON value). */
  field(value: Sql, name: string): Sql | undefined;

  /** The value read as something, NULL where it cannot be: the text `1.5` is no integer, `2024-02-30` no date. A value that already holds it is returned as it is. */
  read(value: Sql, holds: Holds, as: ReadAs): Sql | undefined;
  asText(value: Sql, holds: Holds): Sql;
  /** Compares as numbers, moments or texts by code points, as the literal is; NaN fits no comparison. */
  compared(value: Sql, holds: Holds, how: Comparison, literal: Literal): Sql | undefined;
  /** Among these, by code points whatever the collation. */
  among(value: Sql, holds: Holds, literals: readonly Literal[]): Sql | undefined;
  /** Some part of the text matches a pattern of ECMA-262 with the flag `u`. */
  matches(value: Sql, holds: Holds, pattern: string): Sql | undefined;
  /** In code points. */
  textLength(value: Sql, holds: Holds): Sql | undefined;
  listLength(value: Sql): Sql | undefined;
  distinctItems(value: Sql): Sql | undefined;
  /** `condition` is given the item and is true or not for each; the whole is true where it is for some. */
  someItem(value: Sql, condition: (item: Sql) => Sql): Sql | undefined;
  /** Exactly a multiple of a decimal number. Floats of 10^20 and more, and texts with an exponent that say as much, are multiples of nothing: no decimal type of the engines holds them all. */
  multipleOf(value: Sql, holds: Holds, of: string): Sql | undefined;

  /** A condition that holds where another is FALSE or NULL; written with CASE where the engine has no shorter way. */
  notTrue?(condition: Sql): Sql;
  /** How many rows fit; 0 where there are none. */
  countIf(condition: Sql): Sql;
  /** The value such that two are equal exactly when their code points are, for GROUP BY and joins. */
  key(value: Sql, holds: Holds): Sql;
  /** An exact text of the number: plain decimal, point, no grouping. */
  numberText(value: Sql): Sql;
  /** ISO 8601 in UTC, with a `Z`, of a date, timestamp (taken as UTC) or timestamptz. */
  momentText(value: Sql): Sql | undefined;
  /** Seconds since 1970 in UTC, with fractions. */
  seconds(value: Sql): Sql | undefined;
  limit(select: Sql, rows: number): Sql;
  /** That a key is none of those that a query gives; for engines in which a query cannot look at a row outside of it. Without it `NOT EXISTS` is written. */
  noneOf?(keys: readonly Sql[], select: Sql): Sql;
  /** A value in the row before, of rows in the order of that value; without it `LAG` is written. */
  before?(value: Sql): Sql;
}
