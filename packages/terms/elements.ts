import type { Property, SchemaObject } from "#model";
import { closest } from "#text";

type Named = SchemaObject | Property;
/** The properties below a property that a reference can name: its own, those of its items, those of its map's values. */
export function inner(holder: Named): readonly (readonly Property[])[] {
  if (!("options" in holder)) return [holder.properties];
  const below = [holder.items, holder.map?.value].flatMap((part) => (part === undefined ? [] : inner(part)));
  return [holder.properties, ...below].filter((list) => list.length > 0);
}

/** Where a walk by a text such as `orders.address.street` ended: at an element, or below `last` with `rest` left over. */
export interface Walk {
  readonly found?: Named;
  readonly last?: Named;
  readonly rest: string;
}

/**
 * Follows names joined by dots; names may hold dots themselves, so that every way to split the text is tried.
 * `key` says what an element is called by: its name, or one of its names. An element is not looked below twice with the same rest, which it can
 * be reached with by many ways where it has two names.
 */
export function walk(text: string, lists: readonly (readonly Named[])[], key: "name" | "names", last?: Named, seen = new Map<Named, Set<number>>()): Walk {
  let furthest: Walk = last === undefined ? { rest: text } : { last, rest: text };
  for (let end = text.indexOf("."); ; end = text.indexOf(".", end + 1)) {
    const name = end < 0 ? text : text.slice(0, end);
    for (const list of lists)
      for (const one of indexed(list, key).get(name) ?? []) {
        if (end < 0) return { found: one, rest: "" };
        const rest = text.length - end - 1;
        const rests = seen.get(one) ?? new Set();
        if (rests.has(rest)) continue;
        seen.set(one, rests.add(rest));
        const next = walk(text.slice(end + 1), inner(one), key, one, seen);
        if (next.found !== undefined) return next;
        if (next.rest.length < furthest.rest.length) furthest = next;
      }
    if (end < 0) return furthest;
  }
}

type Index = Map<string, Named[]>;
const indexes = { name: new WeakMap<readonly Named[], Index>(), names: new WeakMap<readonly Named[], Index>(), id: new WeakMap<readonly Named[], Index>() };

/** The elements of a list by what they are called: by name, by name or physical name, or by id. */
export function indexed(list: readonly Named[], key: keyof typeof indexes): Index {
  const found = indexes[key].get(list);
  if (found !== undefined) return found;
  const index: Index = new Map();
  for (const one of list)
    for (const name of new Set(key === "id" ? [one.id] : key === "name" ? [one.name] : [one.name, one.physicalName])) {
      if (name === undefined) continue;
      const others = index.get(name);
      if (others === undefined) index.set(name, [one]);
      else others.push(one);
    }
  indexes[key].set(list, index);
  return index;
}

/** Names that are compared with a misspelt one: each costs time, and a file can have many of both. */
const compared = 250;

/** The name or id that was most likely meant. */
export function nearest(word: string, lists: readonly (readonly Named[])[], key: "name" | "id"): string | undefined {
  const names: string[] = [];
  for (const list of lists) names.push(...list.slice(0, compared - names.length).flatMap((one) => one[key] ?? []));
  return closest(word, names);
}
