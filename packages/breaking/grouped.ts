/** The things of a list by something that they have, in the order of the first of each; those without it are left out. */
export function grouped<T, Key>(all: Iterable<T>, by: (one: T) => Key | undefined): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const one of all) {
    const key = by(one);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
}
