/** Elements of two versions that are the same one, those that are gone and those that are new. */
export interface Pairs<T> {
  readonly both: readonly (readonly [before: T, after: T])[];
  readonly gone: readonly T[];
  readonly fresh: readonly T[];
}

/**
 * Pairs by the first key that both know, one key after the other: `id` before `name`. A key that two elements of a side share pairs them in
 * their order.
 */
export function pair<T>(before: readonly T[], after: readonly T[], keys: readonly ((element: T) => string | undefined)[]): Pairs<T> {
  const both: (readonly [T, T])[] = [];
  let gone = [...before];
  let fresh = [...after];
  for (const key of keys) {
    const waiting = new Map<string, T[]>();
    for (const element of fresh) {
      const name = key(element);
      if (name !== undefined) waiting.set(name, [...(waiting.get(name) ?? []), element]);
    }
    gone = gone.filter((element) => {
      const name = key(element);
      const twin = name === undefined ? undefined : waiting.get(name)?.shift();
      if (twin === undefined) return true;
      both.push([element, twin]);
      return false;
    });
    const taken = new Set(both.map(([, twin]) => twin));
    fresh = fresh.filter((element) => !taken.has(element));
  }
  return { both, gone, fresh };
}
