import type { Contract, Json, Located, Property } from "#model";
import { compareProperty } from "./properties.ts";
import { lookalikes } from "./lookalikes.ts";
import { compareNames, rowsWithout, tables } from "./names.ts";
import { comparePromises } from "./promises.ts";
import { type Fact, fact, type Tell } from "../fact.ts";
import { columnOf, type Ground, groundOf, ifRefused, inside } from "./ground.ts";
import { pair } from "../pair.ts";
import { compareKeys, comparePartitions, compareUnique, keyOf, type KeysAround } from "./keys.ts";
import { byPlace } from "./positions.ts";
import { elementKeys } from "./same.ts";

/** The objects of two contracts and everything below them. */
export function compareObjects(before: Contract, after: Contract, tellAll: Tell): void {
  const tell: Tell = before.format === "odcs" ? tellAll : ({ hint: _, ...one }) => tellAll(one);
  const ground = groundOf(before, after);
  const { both, gone, fresh } = pair(before.objects, after.objects, elementKeys);
  const alike = lookalikes(gone, fresh, before.objects, after.objects);
  for (const object of gone) tell(hinted(fact("object-removed", [object.name ?? ""], after.spots["schema"] ?? after.spots["models"] ?? after.at, object.at), alike.get(object), { witness: { consumers: tables(after.objects) } }));
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
const hinted = (one: Fact, hint: string | undefined, more: Partial<Fact> = {}): Fact => ({ ...one, ...(hint === undefined ? {} : { hint }), ...more });

/** The properties of an object or of a nested property, paired by id, then by name, then by physical name. */
function compareMembers(before: readonly Property[], after: readonly Property[], path: readonly string[], parent: Located, ground: Ground, tell: Tell): void {
  const { both, gone, fresh } = pair(before, after, elementKeys);
  const alike = lookalikes(gone, fresh, before, after);
  const [lackingNow, lackingThen] = [rowsWithout(after, path), rowsWithout(before, path)];
  for (const property of gone) {
    const told = fact("property-removed", [...path, property.name ?? ""], parent.at, property.at);
    tell(hinted(told, alike.get(property), { ...ifRefused(ground, { what: "removed" }), witness: { consumers: lackingNow(property.name) } }));
  }
  const [twinned, news] = [new Set(both.map(([, is]) => is)), new Set(fresh)];
  const lastKept = after.findLastIndex((property) => twinned.has(property));
  for (const [place, property] of after.entries()) if (news.has(property)) tell(added(property, path, ground, place < lastKept, lackingThen));
  const around = { before: keyOf(before), after: keyOf(after) };
  for (const [was, is] of both) compareNested(was, is, [...path, is.name ?? ""], ground, tell, around);
  const twins = new Map(both);
  const [old, kept] = [before.filter((property) => twins.has(property)), new Set(twins.values())];
  const stayed = after.filter((property) => kept.has(property));
  const moved = old.findIndex((property, index) => twins.get(property) !== stayed[index]);
  if (moved >= 0) tell({ ...fact("property-reordered", path, parent.at, old[moved]?.at), ...ifRefused(ground, { what: "reordered" }), ...(ground.delimited ? byPlace() : {}) });
}

/** Old rows and old writers lack a new property; a default fills it, unless it is required and has none. `between`: properties that were there stand behind it. */
function added(property: Property, path: readonly string[], ground: Ground, between: boolean, without: (name: string | undefined) => Json): Fact {
  const kind = property.required ? "required-property-added" : "property-added";
  const needed = property.required === true && (property.defaultValue ?? null) === null;
  const told = { ...fact(kind, [...path, property.name ?? ""], property.at, undefined), ...ifRefused(ground, { what: "added", column: columnOf(property) }) };
  const lacking = needed ? { witness: { producers: without(property.name) } } : {};
  if (between && ground.delimited) return { ...told, ...byPlace(needed ? "yes" : "unknown"), ...lacking };
  if (needed || property.required !== true) return { ...told, ...lacking };
  return { ...told, breaks: { consumers: "no", producers: "no" }, because: "Its default fills old rows." };
}

function compareNested(was: Property, is: Property, path: readonly string[], ground: Ground, tell: Tell, around?: KeysAround): void {
  compareNames(was, is, path, "property-renamed", tell, ground);
  compareProperty(was, is, path, ground, tell);
  compareUnique(was, is, path, tell, around);
  comparePromises(was, is, path, tell);
  compareKeys(was, is, path, tell);
  comparePartitions(was, is, path, tell);
  compareMembers(was.properties, is.properties, path, is, inside(ground, "struct"), tell);
  part(was.items, is.items, [...path, "[]"], was, is, inside(ground, "collection"), tell);
  part(was.map?.key, is.map?.key, [...path, "{key}"], was, is, inside(ground, "key"), tell);
  part(was.map?.value, is.map?.value, [...path, "{value}"], was, is, inside(ground, "collection"), tell);
}

const typeOf = ({ physicalType, logicalType }: Property) => physicalType ?? logicalType ?? "anything";

/** What an array or a map holds. Where nobody says, it may be anything, so that saying it only forbids. */
function part(was: Property | undefined, is: Property | undefined, path: readonly string[], before: Located, after: Located, ground: Ground, tell: Tell): void {
  if (was !== undefined && is !== undefined) compareNested(was, is, path, ground, tell);
  else if (was !== undefined) tell({ ...fact("type-unclear", path, after.at, was.at, typeOf(was), undefined), breaks: { consumers: "unknown", producers: "no" } });
  else if (is !== undefined) tell({ ...fact("type-unclear", path, is.at, before.at, undefined, typeOf(is)), breaks: { consumers: "no", producers: "unknown" } });
}
