import { canonical } from "#fingerprint";
import type { AvroAlias, AvroValue, Json, Location } from "#model";
import type { Book } from "./book.ts";

interface Worded {
  readonly doc?: AvroValue;
  readonly attributes: ReadonlyMap<string, AvroValue>;
}

/** Documentation and every attribute that Avro has no word for. */
export function compareWords(before: Worded | undefined, after: Worded | undefined, path: readonly string[], at: Location, was: Location, book: Book): void {
  changed("avro-doc-changed", path, before?.doc, after?.doc, at, was, book);
  for (const key of new Set([...(before?.attributes.keys() ?? []), ...(after?.attributes.keys() ?? [])])) {
    const [old, now] = [before?.attributes.get(key), after?.attributes.get(key)];
    if (key === "doc") changed("avro-doc-changed", path, old, now, at, was, book);
    else changed("avro-attribute-changed", [...path, key], old, now, at, was, book);
  }
}

function changed(kind: string, path: readonly string[], before: AvroValue | undefined, after: AvroValue | undefined, at: Location, was: Location, book: Book): void {
  if (!same(before, after)) book.tell({ kind, path, at: after?.at ?? at, was: before?.at ?? was, before: shown(before), after: shown(after) });
}

/** Aliases of a type or field. One that goes takes data along that was written under the old name. */
export function compareAliases(before: readonly AvroAlias[], after: readonly AvroAlias[], path: readonly string[], at: Location, was: Location, book: Book): void {
  const [old, now] = [new Map(before.map((one) => [one.name, one])), new Map(after.map((one) => [one.name, one]))];
  for (const alias of old.values()) if (!now.has(alias.name)) book.tell({ kind: "avro-alias-removed", path, at, was: alias.at, before: alias.name, about: ["alias", alias] });
  for (const alias of now.values()) if (!old.has(alias.name)) book.tell({ kind: "avro-alias-added", path, at: alias.at, was, after: alias.name, about: ["alias", alias] });
}

/** The default of a field, or of an enum. */
export function compareDefaults(before: AvroValue | undefined, after: AvroValue | undefined, path: readonly string[], at: Location, was: Location, book: Book): void {
  const kind = before === undefined ? "avro-default-added" : after === undefined ? "avro-default-removed" : "avro-default-changed";
  changed(kind, path, before, after, at, was, book);
}

/** `1` and `1.0` are one number; beyond what a double holds, the digits count. */
export function same(a: AvroValue | undefined, b: AvroValue | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.exact === b.exact || (!long.test(a.exact) && !long.test(b.exact) && canonical(a.value) === canonical(b.value));
}

const long = /[\d.]{16}|\d[eE]/;

/** A value as it is shown; one that a double cannot hold as its text. */
export function shown(value: AvroValue | undefined): Json | undefined {
  if (value === undefined) return undefined;
  return long.test(value.exact) ? value.exact : value.value;
}

/** Whether elements that stand on both sides changed places. */
export function reordered<T>(both: readonly (readonly [T, T])[], before: readonly T[], after: readonly T[]): boolean {
  const twins = new Map(both);
  const old = before.filter((one) => twins.has(one)).map((one) => twins.get(one));
  const kept = new Set<T | undefined>(old);
  return after.filter((one) => kept.has(one)).some((one, index) => one !== old[index]);
}
