import type { Dialect } from "../dialect.ts";
import type { Shape } from "../metric.ts";
import type { Column } from "../predicate.ts";
import type { Scope } from "./scope.ts";

/** The columns of a table as its engine tells them. A name stands for the column that is written so, else for the only one that is but for capitals. */
export function scopeOf(dialect: Dialect, shape: Shape): Scope {
  const types = new Map(shape.columns.map(({ name, type }) => [name, type]));
  const loose = new Map<string, string | undefined>();
  for (const name of types.keys()) loose.set(name.toLowerCase(), loose.has(name.toLowerCase()) ? undefined : name);
  const called = (name: string) => (types.has(name) ? name : (loose.get(name.toLowerCase()) ?? name));
  const typeOf = ([first = "", ...rest]: Column): string | undefined => rest.reduce<string | undefined>((type, name) => (type === undefined ? undefined : dialect.inside?.(type, name)), types.get(called(first)));
  return {
    dialect,
    called,
    holds: (column) => {
      const type = typeOf(column);
      return type === undefined ? undefined : dialect.holds(type);
    },
    unwrapped: (column, value) => dialect.plain?.(value, typeOf(column) ?? "") ?? value,
  };
}
