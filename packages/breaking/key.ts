import type { Location, Property } from "#model";
import type { Detail, Pair } from "./change.ts";
import { pairProperties } from "./identity.ts";

export type KeyFact = "added" | "removed" | "changed" | "respelled";

interface Holder {
  readonly properties: readonly Property[];
}

/** How the primary key of an object, or of a nested one, changed: which properties in which order, known by their pairs and not by their names. */
export function keyDetail({ before, after }: Pair<Holder>, asked: KeyFact): Detail | undefined {
  const [old, now] = [keyOf(before.properties), keyOf(after.properties)];
  if (old.length === 0 && now.length === 0) return undefined;
  const { pairs } = pairProperties(before.properties, after.properties);
  const partner = new Map(pairs.map((pair) => [pair.after, pair.before]));
  const differ = pairs.filter((pair) => old.indexOf(pair.before) !== now.indexOf(pair.after) || spoken(pair.before) !== spoken(pair.after));
  if (keyFact(old, now.map((property) => partner.get(property)), differ.length > 0) !== asked) return undefined;
  const places = (side: "before" | "after") => differ.flatMap((pair) => keyPlaces(pair[side]));
  const [at, was] = [places("after")[0] ?? now[0]?.at, places("before")[0] ?? old[0]?.at];
  return {
    ...(old.length === 0 ? {} : { before: old.map(({ name }) => name ?? "") }), ...(now.length === 0 ? {} : { after: now.map(({ name }) => name ?? "") }),
    ...(at === undefined ? {} : { at }), ...(was === undefined ? {} : { was }), explains: { before: places("before"), after: places("after") },
  };
}

function keyFact(old: readonly Property[], now: readonly (Property | undefined)[], respelled: boolean): KeyFact | undefined {
  if (old.length === 0) return "added";
  if (now.length === 0) return "removed";
  if (old.length !== now.length || old.some((property, index) => property !== now[index])) return "changed";
  return respelled ? "respelled" : undefined;
}

/** The properties of the key in its order: by position where there is one, else as listed. */
function keyOf(properties: readonly Property[]): readonly Property[] {
  const position = ({ primaryKeyPosition }: Property) => (primaryKeyPosition === undefined || primaryKeyPosition < 1 ? Infinity : primaryKeyPosition);
  return properties.filter(({ primaryKey }) => primaryKey === true).sort((a, b) => (position(a) === position(b) ? 0 : position(a) - position(b)));
}

function spoken({ primaryKey, primaryKeyPosition }: Property): string {
  return JSON.stringify([primaryKey ?? null, primaryKeyPosition ?? null]);
}

function keyPlaces({ spots }: Property): readonly Location[] {
  return ["primaryKey", "primary", "primaryKeyPosition"].flatMap((key) => (Object.hasOwn(spots, key) ? (spots[key] ?? []) : []));
}
