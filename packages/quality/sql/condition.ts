import { named } from "#text";
import type { Sql } from "../dialect.ts";
import type { Column, Predicate } from "../predicate.ts";
import { columnOf, lack, need, pathOf, type Scope } from "./scope.ts";

type Known = ReadonlySet<string>;
const nothing: Known = new Set();
const keyOf = (column: Column) => JSON.stringify(column);

/**
 * A condition that is TRUE exactly for the rows that fit; for others it is FALSE or NULL, which `WHERE` and `CASE WHEN` take alike. Negation goes down to the leaves, so that an engine still
 * sees `c IS NOT NULL AND NOT (c >= 0)` and can skip by its statistics.
 */
export const condition = (scope: Scope, predicate: Predicate): Sql => fits(scope, predicate, nothing);

function fits(scope: Scope, predicate: Predicate, known: Known): Sql {
  switch (predicate.is) {
    case "not":
      return misfits(scope, predicate.of, known);
    case "all":
      return together(scope, predicate.of.map((one) => ({ one, negated: false })), known);
    case "any":
      return joined("OR", predicate.of.map((one) => fits(scope, one, known)));
    default:
      return leaf(scope, predicate).sql;
  }
}

function misfits(scope: Scope, predicate: Predicate, known: Known): Sql {
  switch (predicate.is) {
    case "not":
      return fits(scope, predicate.of, known);
    case "all":
      return joined("OR", predicate.of.map((one) => misfits(scope, one, known)));
    case "any":
      return together(scope, predicate.of.map((one) => ({ one, negated: true })), known);
    case "null":
      return `${columnOf(scope, predicate.column).sql} IS NOT NULL`;
    default: {
      if (predicate.is === "castable" && !known.has(keyOf(predicate.column)) && isThere(scope, predicate)) return `${columnOf(scope, predicate.column).sql} IS NULL`;
      const { sql, column, total } = leaf(scope, predicate);
      if (!total) return scope.dialect.notTrue?.(sql) ?? `CASE WHEN ${sql} THEN 0 ELSE 1 END = 1`;
      return known.has(keyOf(predicate.column)) ? `NOT (${sql})` : `(${column} IS NULL OR NOT (${sql}))`;
    }
  }
}

/** Whether every value of a column is what it shall be read as. */
function isThere(scope: Scope, { column, to }: Extract<Predicate, { is: "castable" }>): boolean {
  const { sql, holds } = columnOf(scope, column);
  return scope.dialect.read(sql, holds, to) === sql;
}

/** All of them; what one says about nulls is known to the others. */
function together(scope: Scope, parts: readonly { readonly one: Predicate; readonly negated: boolean }[], known: Known): Sql {
  const present = parts.flatMap(({ one, negated }) => {
    const plain = !negated && one.is === "not" ? one.of : negated ? one : undefined;
    return plain?.is === "null" ? [keyOf(plain.column)] : [];
  });
  const all: Known = new Set([...known, ...present]);
  return joined("AND", parts.map(({ one, negated }) => (negated ? misfits(scope, one, all) : fits(scope, one, all))));
}

const joined = (word: "AND" | "OR", parts: readonly Sql[]): Sql => (parts.length === 0 ? (word === "AND" ? "1 = 1" : "1 = 0") : parts.length === 1 ? (parts[0] ?? "") : `(${parts.join(` ${word} `)})`);

/** A condition on one column; `total`: never NULL where the column is not. */
function leaf(scope: Scope, predicate: Exclude<Predicate, { is: "not" | "all" | "any" }>): { readonly sql: Sql; readonly column: Sql; readonly total: boolean } {
  const { dialect } = scope;
  const { sql: column, holds } = columnOf(scope, predicate.column);
  const must = (what: string, sql: Sql | undefined) => need(dialect, what, sql);
  const items = (what: string, write: () => Sql | undefined) => (holds === "list" ? must(what, write()) : lack(`${named(predicate.column.join("."))} is not stored as a list, so ${dialect.title} cannot ${what}.`));
  const here = (sql: Sql, total = true) => ({ sql, column, total });
  switch (predicate.is) {
    case "null":
      return here(`${column} IS NULL`);
    case "in":
      return here(predicate.values.length === 0 ? "1 = 0" : must("compare these values", dialect.among(column, holds, predicate.values)), predicate.values.every(({ kind }) => kind === "text") || (holds !== "text" && holds !== "float"));
    case "matches":
      return here(must(`match the pattern ${named(predicate.pattern)}`, dialect.matches(column, holds, predicate.pattern)));
    case "compared":
      return here(must("compare these values", dialect.compared(column, holds, predicate.with, predicate.value)), holds !== "text" || predicate.value.kind === "text");
    case "length":
      return here(`${predicate.of === "text" ? must("count characters", dialect.textLength(column, holds)) : items("count its items", () => dialect.listLength(column))} ${predicate.with} ${whole(predicate.value)}`);
    case "multiple":
      return here(must("tell multiples exactly", dialect.multipleOf(column, holds, predicate.of)), holds === "integer" || holds === "decimal");
    case "distinct-items":
      return here(items("compare its items", () => dialect.distinctItems(column)));
    case "some-item":
      return here(items("look into its items", () => dialect.someItem(column, (sql) => condition({ ...scope, item: { sql, path: pathOf(scope, predicate.column) } }, predicate.where))));
    case "castable":
      return here(`${must(`read a value as ${predicate.to}`, dialect.read(column, holds, predicate.to))} IS NOT NULL`);
  }
}

const whole = (value: number): Sql => (Number.isSafeInteger(value) ? String(value) : lack("A length is not a whole number."));
