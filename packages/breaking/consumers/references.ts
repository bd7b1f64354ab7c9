import type { Consumer, Contract, Mesh, Product, Property, Relationship, SchemaObject } from "#model";
import type { Readers } from "./readers.ts";
import { grouped } from "./grouped.ts";

/** A relationship that leads into another file, and what it names there. */
export interface Reference {
  readonly from: Contract;
  /** The product that exposes the contract that it stands in. */
  readonly product?: Product;
  readonly holder: SchemaObject;
  readonly relationship: Relationship;
  /** The file as written, and the file that it would be if the path starts at its own folder. */
  readonly files: readonly string[];
  readonly object?: string;
  readonly property?: string;
}

/** Every relationship of the repository that names a file (`customers.yaml#/schema/customers/properties/id`), taken apart once. */
export function referencesIn({ contracts, products }: Mesh): Reference[] {
  const exposing = new Map([...products].reverse().flatMap((product) => product.outputPorts.flatMap(({ contractId }) => (contractId === undefined ? [] : [[contractId, product] as const]))));
  return contracts.flatMap((from) => from.objects.flatMap((holder) => relationshipsIn(holder).flatMap((relationship) => relationship.to.flatMap((to): Reference[] => {
    const [place = "", pointer = ""] = to.split("#");
    const [, object, , property] = pointer.split("/").filter((step) => step !== "");
    if (place === "" || pointer === "") return [];
    const product = from.id === undefined ? undefined : exposing.get(from.id);
    const files = [resolve("", place), resolve(from.at.file, place)];
    return [{ from, ...(product === undefined ? {} : { product }), holder, relationship, files, ...(object === undefined ? {} : { object }), ...(property === undefined ? {} : { property }) }];
  }))));
}

/** Contracts whose relationships lead into the file of the contract. */
export function referenceReaders(versions: readonly Contract[], ids: ReadonlySet<string>, references: readonly Reference[]): Readers | undefined {
  const files = new Set(versions.map(({ at }) => at.file));
  const leading = references.filter(({ from, files: wanted }) => !(from.id !== undefined && ids.has(from.id)) && wanted.some((file) => files.has(file)));
  if (leading.length === 0) return undefined;
  const called = names(versions);
  return ([object, property]) => leading.flatMap((reference) => byReference(reference, object, property, called));
}

/** A relationship that names another object or another property than what changed is not touched. */
function byReference({ from, product, holder, relationship, ...wanted }: Reference, object: string | undefined, property: string | undefined, called: Called): Consumer[] {
  const other = (name: string | undefined, reference: string | undefined) => name !== undefined && reference !== undefined && !called(name, reference);
  if (other(object, wanted.object) || other(property, wanted.property)) return [];
  const owner = product?.owner ?? from.owner;
  const certain = object === undefined || (wanted.object !== undefined && (property === undefined || wanted.property !== undefined));
  return [{
    product: product?.id ?? from.dataProduct ?? from.id ?? from.at.file, ...(owner === undefined ? {} : { owner }),
    at: relationship.at, through: `relationship of ${holder.name ?? ""}`, reads: certain ? "certain" : "possible",
  }];
}

/** Whether a reference by name or by id may mean the element of a name. */
type Called = (name: string, reference: string) => boolean;

/** An element is called by its id, and by each name that it has had under that id. */
function names(versions: readonly Contract[]): Called {
  const elements = versions.flatMap(({ objects }) => objects.flatMap((object): readonly (SchemaObject | Property)[] => [object, ...object.properties]));
  const ids = sets(grouped(elements, ({ name }) => name), ({ id }) => id);
  const known = sets(grouped(elements, ({ id }) => id), ({ name }) => name);
  return (name, reference) => name === reference || [...(ids.get(name) ?? [])].some((id) => id === reference || known.get(id)?.has(reference) === true);
}

const sets = <T>(groups: ReadonlyMap<string, readonly T[]>, what: (one: T) => string | undefined): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map([...groups].map(([key, group]) => [key, new Set(group.flatMap((one) => what(one) ?? []))]));

/** A path as it stands in a file, from the root of the repository. */
function resolve(file: string, place: string): string {
  const steps = place.startsWith("/") ? [] : file.split("/").slice(0, -1);
  for (const step of place.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

function relationshipsIn(holder: SchemaObject | Property): Relationship[] {
  return [...holder.relationships, ...holder.properties.flatMap(relationshipsIn)];
}
