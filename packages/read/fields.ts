import type { Json, Located, Location, SourceList, SourceMap, SourceNode } from "#model";
import { plain } from "./plain.ts";

/** Reads typed values out of a map; what is absent or of another type is undefined (the structure check has said so). */

export function text(map: SourceMap, key: string): string | undefined {
  const value = scalar(map, key);
  return typeof value === "string" ? value : undefined;
}

/** A text, or a number written where people write either: `version: 1.0`. */
export function textual(map: SourceMap, key: string): string | undefined {
  const value = scalar(map, key);
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : undefined;
}

export function flag(map: SourceMap, key: string): boolean | undefined {
  const value = scalar(map, key);
  return typeof value === "boolean" ? value : undefined;
}

export function amount(map: SourceMap, key: string): number | undefined {
  const value = scalar(map, key);
  return typeof value === "number" ? value : undefined;
}

export function json(map: SourceMap, key: string): Json | undefined {
  const node = map.entries.get(key)?.node;
  return node === undefined ? undefined : plain(node);
}

export function child(map: SourceMap, key: string): SourceMap | undefined {
  const node = map.entries.get(key)?.node;
  return node?.kind === "map" ? node : undefined;
}

export function items(map: SourceMap, key: string): readonly SourceNode[] {
  const node = map.entries.get(key)?.node;
  return node?.kind === "list" ? node.items : [];
}

/** The maps of a list, each turned into a model value. */
export function list<T>(map: SourceMap, key: string, make: (item: SourceMap) => T): T[] {
  const made: T[] = [];
  for (const item of items(map, key)) if (item.kind === "map") made.push(make(item));
  return made;
}

/** The values of a map of maps, each with its key. */
export function named<T>(map: SourceMap | undefined, make: (item: SourceMap, key: string, at: Location) => T): T[] {
  const made: T[] = [];
  for (const [key, entry] of map?.entries ?? []) if (entry.node.kind === "map") made.push(make(entry.node, key, entry.key));
  return made;
}

/** The texts of a list; one text alone counts as a list of one. */
export function texts(map: SourceMap, key: string): string[] {
  const node = map.entries.get(key)?.node;
  const all = node?.kind === "list" ? node.items : node === undefined ? [] : [node];
  return all.flatMap((item) => (item.kind === "scalar" && typeof item.value === "string" ? [item.value] : []));
}

/** Everything in a map but the keys that the model has a word for. */
export function others(map: SourceMap, known: readonly string[]): Readonly<Record<string, Json>> {
  const rest: Record<string, Json> = Object.create(null);
  for (const [key, entry] of map.entries) if (!known.includes(key)) rest[key] = plain(entry.node);
  return rest;
}

/** Where a map is named and where its keys stand. `name` lists the keys that name it, the best first. */
export function located(map: SourceMap, name: readonly string[] = ["name", "id"]): Located {
  const spots: Record<string, Location> = Object.create(null);
  for (const [key, entry] of map.entries) spots[key] = entry.at;
  for (const key of name) {
    const at = spots[key];
    if (at !== undefined) return { at, spots };
  }
  return { at: map.at, spots };
}

/** A list as a located value; empty where it is absent. */
export function listOf(map: SourceMap, key: string): SourceList | undefined {
  const node = map.entries.get(key)?.node;
  return node?.kind === "list" ? node : undefined;
}

type Loose<T> = { [K in keyof T]: T[K] | undefined };

/** Leaves out the keys whose value is undefined. */
export function written<T extends object>(value: Loose<T>): T {
  const kept: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(value)) if (part !== undefined) kept[key] = part;
  return kept as T;
}

function scalar(map: SourceMap, key: string) {
  const node = map.entries.get(key)?.node;
  return node?.kind === "scalar" ? node.value : undefined;
}
