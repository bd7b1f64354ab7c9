import type { Contract, Located, Property, SchemaObject } from "#model";
import { compareProperty } from "./properties.ts";
import { lookalikes } from "./lookalikes.ts";
import { comparePromises } from "./promises.ts";
import { type Fact, fact, type Tell } from "../fact.ts";
import { columnOf, type Ground, groundOf, ifRefused, inside } from "./ground.ts";
import { inOrder, pair } from "../pair.ts";
import { byPlace } from "./positions.ts";

type Named = SchemaObject | Property;

/** What makes elements of two versions the same one. */
export const keys = [
  ({ id }: Named) => id, ({ name }: Named) => name, ({ physicalName, name }: Named) => physicalName ?? name,
  ({ id, name, physicalName }: Named) => (id === undefined && name === undefined && physicalName === undefined ? inOrder : undefined),
];

/** The objects of two contracts and everything below them. */
export function compareObjects(before: Contract, after: Contract, tellAll: Tell): void {
  const tell: Tell = before.format === "odcs" ? tellAll : ({ hint: _, ...one }) => tellAll(one);
  const ground = groundOf(before, after);
  const { both, gone, fresh } = pair(before.objects, after.objects, keys);
  const alike = lookalikes(gone, fresh, before.objects, after.objects);
  for (const object of gone) tell(hinted(fact("object-removed", [object.name ?? ""], after.spots["schema"] ?? after.spots["models"] ?? after.at, object.at), alike.get(object)));
  for (const object of fresh) tell(fact("object-added", [object.name ?? ""], object.at, undefined));
  for (const [was, is] of both) {
    const path = [is.name ?? ""];
    compareNames(was, is, path, "object-renamed", tell);
    comparePromises(was, is, path, tell);
    compareKeys(was, is, path, tell);
    comparePartitions(was, is, path, tell);
    compareMembers(was.properties, is.properties, path, is, ground, tell);
  }
}

/** A hint to give an `id` helps only where the format has ids. */
const hinted = (one: Fact, hint: string | undefined): Fact => (hint === undefined ? one : { ...one, hint });

/** The properties of an object or of a nested property, paired by id, then by name, then by physical name. */
function compareMembers(before: readonly Property[], after: readonly Property[], path: readonly string[], parent: Located, ground: Ground, tell: Tell): void {
  const { both, gone, fresh } = pair(before, after, keys);
  const alike = lookalikes(gone, fresh, before, after);
  for (const property of gone) tell(hinted({ ...fact("property-removed", [...path, property.name ?? ""], parent.at, property.at), ...ifRefused(ground, { what: "removed" }) }, alike.get(property)));
  const [twinned, news] = [new Set(both.map(([, is]) => is)), new Set(fresh)];
  const lastKept = after.findLastIndex((property) => twinned.has(property));
  for (const [place, property] of after.entries()) if (news.has(property)) tell(added(property, path, ground, place < lastKept));
  for (const [was, is] of both) compareNested(was, is, [...path, is.name ?? ""], ground, tell);
  const twins = new Map(both);
  const [old, kept] = [before.filter((property) => twins.has(property)), new Set(twins.values())];
  const now = after.filter((property) => kept.has(property));
  const moved = old.findIndex((property, index) => twins.get(property) !== now[index]);
  if (moved >= 0) tell({ ...fact("property-reordered", path, parent.at, old[moved]?.at), ...ifRefused(ground, { what: "reordered" }), ...(ground.delimited ? byPlace() : {}) });
}

/** Old rows and old writers lack a new property; a default fills it, unless it is required and has none. `between`: properties that were there stand behind it. */
function added(property: Property, path: readonly string[], ground: Ground, between: boolean): Fact {
  const kind = property.required ? "required-property-added" : "property-added";
  const needed = property.required === true && (property.defaultValue ?? null) === null;
  const told = { ...fact(kind, [...path, property.name ?? ""], property.at, undefined), ...ifRefused(ground, { what: "added", column: columnOf(property) }) };
  if (between && ground.delimited) return { ...told, ...byPlace(needed ? "yes" : "unknown") };
  if (needed || property.required !== true) return told;
  return { ...told, breaks: { consumers: "no", producers: "no" }, because: "Its default fills old rows." };
}

function compareNested(was: Property, is: Property, path: readonly string[], ground: Ground, tell: Tell): void {
  compareNames(was, is, path, "property-renamed", tell, ground);
  compareProperty(was, is, path, ground, tell);
  comparePromises(was, is, path, tell);
  compareKeys(was, is, path, tell);
  comparePartitions(was, is, path, tell);
  compareMembers(was.properties, is.properties, path, is, inside(ground, "struct"), tell);
  part(was.items, is.items, [...path, "[]"], was, is, inside(ground, "collection"), tell);
  part(was.map?.key, is.map?.key, [...path, "{key}"], was, is, inside(ground, "key"), tell);
  part(was.map?.value, is.map?.value, [...path, "{value}"], was, is, inside(ground, "collection"), tell);
}

function part(was: Property | undefined, is: Property | undefined, path: readonly string[], before: Located, after: Located, ground: Ground, tell: Tell): void {
  if (was !== undefined && is !== undefined) compareNested(was, is, path, ground, tell);
  else if (was !== undefined) tell(fact("property-removed", path, after.at, was.at));
  else if (is !== undefined) tell(fact("property-added", path, is.at, before.at));
}

/** A physical name that is not written is the name. `ground`: of a property; an object is another table. */
function compareNames(was: Named, is: Named, path: readonly string[], renamed: string, tell: Tell, ground?: Ground): void {
  const [old, now] = [was.physicalName ?? was.name, is.physicalName ?? is.name];
  const engines = old === now || ground === undefined ? {} : ifRefused(ground, { what: "renamed" });
  if (was.name !== is.name) tell({ ...fact(old === now ? "name-changed" : renamed, path, is.at, was.at, was.name, is.name), ...engines });
  else if (old !== now) tell({ ...fact("physical-name-changed", path, is.spots["physicalName"] ?? is.at, was.spots["physicalName"] ?? was.at, old, now), ...engines });
}

/** The names of the key's properties in their order, of an object or of a nested one; without positions, in the order of writing. */
function compareKeys(was: Named, is: Named, path: readonly string[], tell: Tell): void {
  compareOrdered((old, now) => (old === 0 ? "key-added" : now === 0 ? "key-removed" : "key-changed"), "primaryKey", keyOf, [was, is], path, tell);
}

function comparePartitions(was: Named, is: Named, path: readonly string[], tell: Tell): void {
  compareOrdered(() => "partition-changed", "partitioned", partitionOf, [was, is], path, tell);
}

/** Properties that count together and in order, as two versions have them. */
function compareOrdered(kindOf: (before: number, after: number) => string, spot: string, of: (named: Named) => readonly Property[], [was, is]: readonly [Named, Named], path: readonly string[], tell: Tell): void {
  const [old, now] = [of(was), of(is)];
  if (old.length === 0 && now.length === 0) return;
  const twins = new Map(pair(was.properties, is.properties, keys).both);
  const same = old.length === now.length && old.every((property, index) => twins.get(property) === now[index]);
  const names = (properties: readonly Property[]) => (properties.length === 0 ? undefined : properties.map(({ name }) => name ?? ""));
  if (!same) tell(fact(kindOf(old.length, now.length), path, now[0]?.spots[spot] ?? is.at, old[0]?.spots[spot] ?? was.at, names(old), names(now)));
}

const keyOf = ({ properties }: Named) => byPosition(properties.filter(({ primaryKey }) => primaryKey), ({ primaryKeyPosition }) => primaryKeyPosition);
const partitionOf = ({ properties }: Named) => byPosition(properties.filter(({ partitioned }) => partitioned), ({ partitionKeyPosition }) => partitionKeyPosition);

function byPosition(properties: readonly Property[], of: (property: Property) => number | undefined): readonly Property[] {
  const position = (property: Property) => ((of(property) ?? 0) < 1 ? Number.MAX_SAFE_INTEGER : (of(property) ?? 0));
  return [...properties].sort((a, b) => position(a) - position(b));
}
