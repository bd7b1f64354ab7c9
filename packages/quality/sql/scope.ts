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
  /** How a value is taken out of what it is wrapped in (JSON), or becomes the plain type of what it holds. */
  unwrapped?(column: Column, sql: Sql): Sql;
  /** Alias before the columns, where two tables are read. */
  readonly alias?: Sql;
  /** The item that `[]` stands for, inside a list. */
  readonly item?: { readonly sql: Sql; readonly path: Column };
}

/** SQL, or what is missing for it: one sentence; by `nature` of the engine, or only in this data. */
export type Emitted = { readonly sql: Sql } | { readonly lacks: string; readonly because: "nature" | "not-measured" };

/** Unwinds the writing of a statement for which something is missing; never leaves `emitted`. */
class Lacking extends Error {
  readonly because: "nature" | "not-measured";
  constructor(why: string, because: "nature" | "not-measured") {
    super(why);
    this.because = because;
  }
}

export function emitted(write: () => Sql): Emitted {
  try {
    return { sql: write() };
  } catch (error) {
    if (error instanceof Lacking) return { lacks: error.message, because: error.because };
    throw error;
  }
}

export const lack = (why: string, because: "nature" | "not-measured" = "nature"): never => {
  throw new Lacking(why, because);
};

/** A primitive of the dialect, which must be there. */
export const need = (dialect: Dialect, what: string, sql: Sql | undefined): Sql => sql ?? lack(`${dialect.title} cannot ${what}.`);

/** The way to a column from the row, also where it stands inside of an item. */
export const pathOf = ({ item }: Scope, column: Column): Column => (item !== undefined && column[0] === "[]" ? [...item.path, ...column] : column);

/** A column as SQL, with what it holds. */
export function columnOf(scope: Scope, column: Column): { readonly sql: Sql; readonly holds: Holds } {
  const { dialect, item } = scope;
  const inItem = item !== undefined && column[0] === "[]";
  const path = pathOf(scope, column);
  const holds = scope.holds(path) ?? lack(`The data has no column ${named(column.join("."))}.`, "not-measured");
  const [first = "", ...rest] = column;
  const start = inItem ? item.sql : `${scope.alias === undefined ? "" : `${scope.alias}.`}${dialect.identifier(scope.called?.(first) ?? first)}`;
  const sql = rest.reduce((sql, name) => need(dialect, "look into a field", dialect.field(sql, name)), start);
  return { sql: scope.unwrapped?.(path, sql) ?? sql, holds };
}
