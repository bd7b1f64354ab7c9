import type { Found } from "./found.ts";
import type { Metric } from "./metric.ts";
import type { Column, Predicate } from "./predicate.ts";

/** Metrics over the rows of a property, wherever it is. */

export const allRows: Metric = { of: "rows" };
export const isNull = (column: Column): Predicate => ({ is: "null", column });
export const not = (of: Predicate): Predicate => ({ is: "not", of });
export const both = (...of: readonly Predicate[]): Predicate => (of.length === 1 && of[0] !== undefined ? of[0] : { is: "all", of });

/** Rows of which the condition holds; inside a list, of which it holds for some item. */
export const rowsWhere = ({ lists, column }: Found, condition: (column: Column) => Predicate): Metric =>
  ({ of: "rows", where: lists.reduceRight<Predicate>((where, list) => ({ is: "some-item", column: list, where }), condition(column)) });

/** Rows whose value is there and does not fit: nulls are judged by `required` and `nullValues` alone. */
export const misfits = (found: Found, fits: (column: Column) => Predicate): Metric => rowsWhere(found, (column) => both(not(isNull(column)), not(fits(column))));

/** Rows without a value; a field of an object is only missed where the object is there. */
export const nulls = (found: Found): Metric => rowsWhere(found, (column) => (column.length > 1 ? both(not(isNull(column.slice(0, -1))), isNull(column)) : isNull(column)));
