import type { Chance } from "./chance.ts";
import type { Draft, Filling } from "./filling.ts";
import type { Link } from "./references.ts";
import { keyOf, type Value } from "./value.ts";

export type Tuple = readonly Value[];

/** The keys that a foreign key may point at; undefined where the rows that have them are not made yet. */
export function offered({ to, parents }: Link, { drafts, pools }: Filling): readonly Tuple[] | undefined {
  const parent = drafts[to];
  if (parent === undefined) return undefined;
  const columns = parents.map((column) => parent.columns[column]);
  if (!columns.includes(undefined)) return distinctTuples(Array.from({ length: parent.rows }, (_, row) => columns.map((values) => values?.[row] ?? null)).filter((tuple) => !tuple.includes(null)));
  const [only] = parents;
  const key = parent.plan.keys.find((one) => one.columns.length === 1 && one.columns[0] === only && one.repeats === 0);
  if (only === undefined || parents.length > 1 || key === undefined || parent.plan.columns[only]?.nullable === true) return undefined;
  return pools.of(to, only).slice(0, parent.rows).map((value) => [value]);
}

/** Tuples of a link that the other foreign keys of the same columns let. */
export function tuplesOf(link: Link, filling: Filling): readonly Tuple[] | undefined {
  const tuples = offered(link, filling);
  const others = (filling.drafts[link.from]?.plan.links ?? []).filter((other) => other !== link && other.columns.every((column) => link.columns.includes(column)));
  return others.reduce((left, other) => {
    const keys = new Set(offered(other, filling)?.map(tupleKey));
    const places = other.columns.map((column) => link.columns.indexOf(column));
    return keys.size === 0 ? left : left?.filter((tuple) => keys.has(tupleKey(places.map((place) => tuple[place] ?? null))));
  }, tuples);
}

export const tupleKey = (tuple: Tuple): string => tuple.map(keyOf).join(" ");

function distinctTuples(tuples: readonly Tuple[]): readonly Tuple[] {
  return [...new Map(tuples.map((tuple) => [tupleKey(tuple), tuple])).values()];
}

/** Points every foreign key that is in no key of its own at rows that are there. */
export function fillLinks(draft: Draft, filling: Filling, chance: Chance): void {
  const { plan, rows, columns } = draft;
  for (const link of [...plan.links].sort((a, b) => b.columns.length - a.columns.length)) {
    const open = link.columns.filter((column) => columns[column] === undefined);
    if (open.length === 0) continue;
    const tuples = tuplesOf(link, filling) ?? [];
    const mayBeNull = open.some((column) => plan.columns[column]?.nullable === true);
    if (tuples.length === 0 && !mayBeNull) continue;
    const set = link.columns.flatMap((column, place) => (columns[column] === undefined ? [] : [{ column, place }]));
    const bySet = new Map<string, Tuple[]>();
    for (const tuple of tuples) {
      const key = tupleKey(set.map(({ place }) => tuple[place] ?? null));
      const others = bySet.get(key);
      if (others === undefined) bySet.set(key, [tuple]);
      else others.push(tuple);
    }
    const chosen = Array.from({ length: rows }, (_, row) => {
      const found = bySet.get(tupleKey(set.map(({ column }) => columns[column]?.[row] ?? null))) ?? [];
      return found[chance.below(found.length)];
    });
    for (const column of open) {
      const place = link.columns.indexOf(column);
      const spare = filling.pools.of(draft.index, column);
      columns[column] = chosen.map((tuple) => tuple?.[place] ?? (plan.columns[column]?.nullable === true ? null : (spare[chance.below(spare.length)] ?? null)));
    }
  }
}
