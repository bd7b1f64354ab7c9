import type { Contract, Property, SchemaObject } from "#model";
import type { Column } from "./predicate.ts";

/** A property with the way to it. */
export interface Found {
  readonly property: Property;
  readonly object: SchemaObject;
  /** Names in the contract below its id, for people and paths; `[]` is an item of a list. */
  readonly path: readonly string[];
  /** Names in the data: from the row, or from the item (`[]`) of the last list. */
  readonly column: Column;
  /** The lists that it is inside of, the outermost first; each from the item of the one before. */
  readonly lists: readonly Column[];
  /** Names in the data below its column, with `[]` for items, `{key}` and `{value}` for the parts of a map: the way through the type of the column. */
  readonly inside: readonly string[];
  /** The property of the object that it is, or is inside of: its column. */
  readonly top: Property;
  /** What holds it, where that is no object. */
  readonly parent?: Found;
  /** Why no engine can look there, one sentence. */
  readonly hidden?: string;
}

const known = new WeakMap<Contract, readonly Found[]>();
const byObject = new WeakMap<Contract, Map<SchemaObject, Found[]>>();
const byProperty = new WeakMap<Contract, Map<Property, Found>>();

/** ODCS 3.2, Schema: semanticType. A measure is what a tool makes of many rows. */
const computed = "A measure is computed from the rows and is not a column of them.";

/** Every property of a contract at any depth, in the order of its text. */
export function foundIn(contract: Contract): readonly Found[] {
  const found = known.get(contract) ?? contract.objects.flatMap((object) =>
    object.properties.flatMap((property) => [...reached({ property, object, path: [nameOf(object), nameOf(property)], column: [physicalOf(property)], lists: [], inside: [], top: property, ...(property.semanticType === "measure" ? { hidden: computed } : {}) })]));
  known.set(contract, found);
  return found;
}

/** The properties of an object at any depth. */
export function foundBelow(object: SchemaObject, contract: Contract): readonly Found[] {
  const index = byObject.get(contract) ?? groups(foundIn(contract), (found) => found.object);
  byObject.set(contract, index);
  return index.get(object) ?? [];
}

/** Things by what they have in common, in the order of the first of each. */
export function groups<T, K>(all: readonly T[], by: (one: T) => K): Map<K, T[]> {
  const found = new Map<K, T[]>();
  for (const one of all) {
    const group = found.get(by(one));
    if (group === undefined) found.set(by(one), [one]);
    else group.push(one);
  }
  return found;
}

/** The way to a property of the contract. */
export function foundOf(property: Property, contract: Contract): Found | undefined {
  const index = byProperty.get(contract) ?? new Map(foundIn(contract).map((found) => [found.property, found]));
  byProperty.set(contract, index);
  return index.get(property);
}

/** What an object or property is called in the contract. */
export const nameOf = ({ name, physicalName, id }: SchemaObject | Property): string => name ?? physicalName ?? id ?? "";
/** What it is called in the data. */
export const physicalOf = ({ name, physicalName }: SchemaObject | Property): string => physicalName ?? name ?? "";

function* reached(found: Found): Generator<Found> {
  yield found;
  const { property, path, column, lists, inside } = found;
  for (const below of property.properties) yield* reached({ ...found, property: below, path: [...path, nameOf(below)], column: [...column, physicalOf(below)], inside: [...inside, physicalOf(below)], parent: found });
  const { items, map } = property;
  if (items !== undefined) yield* reached({ ...found, property: items, path: [...path, "[]"], column: ["[]"], lists: [...lists, column], inside: [...inside, "[]"], parent: found });
  for (const [name, part] of [["{key}", map?.key], ["{value}", map?.value]] as const)
    if (part !== undefined) yield* reached({ ...found, property: part, path: [...path, name], inside: [...inside, name], parent: found, hidden: "Nobody here looks inside maps." });
}

/** For the eye: `orders.lines[].price`. */
export const shownPath = (path: readonly string[]): string => path.join(".").replaceAll(".[]", "[]");
