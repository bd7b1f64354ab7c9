import type { Pairs } from "../../pair.ts";

/**
 * Pairs what only one pairing is possible for: `names` are the names that something has, `known` those that it goes by, on either side. The two
 * sides may change places without another answer.
 */
export function pairOnly<T>(before: readonly T[], after: readonly T[], names: (one: T) => readonly string[], known: (one: T) => ReadonlySet<string>): Pairs<T> {
  const [partners, back] = [new Map<T, Set<T>>(), new Map<T, Set<T>>()];
  const link = (b: T, a: T) => {
    partners.set(b, (partners.get(b) ?? new Set()).add(a));
    back.set(a, (back.get(a) ?? new Set()).add(b));
  };
  const index = (all: readonly T[]) => {
    const found = new Map<string, T[]>();
    for (const one of all) for (const name of names(one)) found.set(name, [...(found.get(name) ?? []), one]);
    return found;
  };
  const [old, now] = [index(before), index(after)];
  for (const a of after) for (const name of known(a)) for (const b of old.get(name) ?? []) link(b, a);
  for (const b of before) for (const name of known(b)) for (const a of now.get(name) ?? []) link(b, a);
  const both = before.flatMap((b): (readonly [T, T])[] => {
    const [a, ...more] = partners.get(b) ?? [];
    return a !== undefined && more.length === 0 && back.get(a)?.size === 1 ? [[b, a]] : [];
  });
  const taken = new Set(both.flat());
  return { both, gone: before.filter((one) => !taken.has(one)), fresh: after.filter((one) => !taken.has(one)) };
}
