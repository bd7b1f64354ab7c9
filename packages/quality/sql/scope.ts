import { named } from "#text";
import type { Dialect, Holds, Sql } from "../dialect.ts";
import type { Column } from "../predicate.ts";

/** Where a piece of SQL stands: what its columns are called and what they hold. */
export interface Scope {
  readonly dialect: Dialect;
  /** What a column holds; undefined where the data has no such column. A field of an item is below `[]`. */
  holds(column: Column): Holds | undefined;
  /** The name that the data has, where it is written in other letters. */
  called?(name: string): string;
  /** The value of a column in the plain type of what it holds. */
  plain?(value: Sql, column: Column): Sql;
  /** Alias before the columns, where two tables are read. */
  readonly alias?: Sql;
  /** The item that `[]` stands for, inside a list. */
  readonly item?: { readonly sql: Sql; readonly path: Column };
}

/** SQL, or what is missing for it: one sentence. */
export type Emitted = { readonly sql: Sql } | { readonly lacks: string };

/** Unwinds the writing of a statement for which something is missing; never leaves `emitted`. */
class Lacking extends Error {}

export function emitted(write: () => Sql): Emitted {
  try {
    return { sql: write() };
  } catch (error) {
    if (error instanceof Lacking) return { lacks: error.message };
    throw error;
  }
}

export const lack = (why: string): never => {
  throw new Lacking(why);
};

/** A primitive of the dialect, which must be there. */
export const need = (dialect: Dialect, what: string, sql: Sql | undefined): Sql => sql ?? lack(`${dialect.title} cannot ${what}.`);

/** The way to a column from the row, also where it stands inside of an item. */
export const pathOf = ({ item }: Scope, column: Column): Column => (item !== undefined && column[0] === "[]" ? [...item.path, ...column] : column);

/** A column as SQL, with what it holds. */
export function columnOf(scope: Scope, column: Column): { readonly sql: Sql; readonly holds: Holds } {
  const { dialect, item } = scope;
  const inItem = item !== undefined && column[0] === "[]";
  const whole = pathOf(scope, column);
  const holds = scope.holds(whole) ?? lack(`The data has no column ${named(column.join("."))}.`);
  const [first = "", ...rest] = column;
  const start = inItem ? item.sql : `${scope.alias === undefined ? "" : `${scope.alias}.`}${dialect.identifier(scope.called?.(first) ?? first)}`;
  const value = rest.reduce((sql, name) => need(dialect, "look into a field", dialect.field(sql, name)), start);
  return { sql: scope.plain?.(value, whole) ?? value, holds };
}
