/** Elements of two versions that are the same one, those that are gone and those that are new. */
export interface Pairs<T> {
  readonly both: readonly (readonly [before: T, after: T])[];
  readonly gone: readonly T[];
  readonly fresh: readonly T[];
}

/** Pairs what no key tells apart, in its order; put it last, behind a condition. */
export const inOrder = "";

/**
 * Pairs by the first key that both know, one key after the other: `id` before `name`. A key that two elements of a side share pairs them in
 * their order. Linear in the two lists.
 */
export function pair<T>(before: readonly T[], after: readonly T[], keys: readonly ((element: T) => string | undefined)[]): Pairs<T> {
  const both: (readonly [T, T])[] = [];
  let gone = [...before];
  let fresh = [...after];
  for (const key of keys) {
    const waiting = new Map<string, { readonly twins: T[]; next: number }>();
    for (const element of fresh) {
      const name = key(element);
      if (name === undefined) continue;
      const same = waiting.get(name);
      if (same === undefined) waiting.set(name, { twins: [element], next: 0 });
      else same.twins.push(element);
    }
    const taken = new Set<T>();
    gone = gone.filter((element) => {
      const name = key(element);
      const same = name === undefined ? undefined : waiting.get(name);
      const twin = same?.twins[same.next];
      if (same === undefined || twin === undefined) return true;
      same.next += 1;
      both.push([element, twin]);
      taken.add(twin);
      return false;
    });
    fresh = fresh.filter((element) => !taken.has(element));
  }
  return { both, gone, fresh };
}
