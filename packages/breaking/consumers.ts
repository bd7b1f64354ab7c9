import type { Consumer, Contract, Located, Mesh, Product, Property, Relationship, SchemaObject } from "#model";

/** A relationship that leads into another file, and what it names there. */
export interface Reference {
  readonly from: Contract;
  readonly holder: SchemaObject;
  readonly relationship: Relationship;
  /** The file as written, and the file that it would be if the path starts at its own folder. */
  readonly files: readonly string[];
  readonly object?: string;
  readonly property?: string;
}

/** Every relationship of the mesh that names a file (`customers.yaml#/schema/customers/properties/id`), taken apart once. */
export function referencesIn({ contracts }: Mesh): Reference[] {
  return contracts.flatMap((from) => from.objects.flatMap((holder) => relationshipsIn(holder).flatMap((relationship) => relationship.to.flatMap((to): Reference[] => {
    const [place = "", pointer = ""] = to.split("#");
    const [, object, , property] = pointer.split("/").filter((step) => step !== "");
    if (place === "" || pointer === "") return [];
    const files = [resolve("", place), resolve(from.at.file, place)];
    return [{ from, holder, relationship, files, ...(object === undefined ? {} : { object }), ...(property === undefined ? {} : { property }) }];
  }))));
}

/**
 * Who reads a contract, or the very element at a path of it: products whose ports name it, contracts whose relationships lead to it. Offline, from
 * the repository alone. `versions` are the contract as it was and as it is: a reference may use the old names, the new ones or the ids.
 */
export function readersOf(versions: readonly Contract[], mesh: Mesh, references: readonly Reference[]): (path: readonly string[]) => Consumer[] {
  const ids = new Set(versions.flatMap(({ id }) => id ?? []));
  const byPorts = mesh.products.filter(({ outputPorts }) => !outputPorts.some(({ contractId }) => contractId !== undefined && ids.has(contractId))).flatMap((product) => readingPorts(product, ids));
  const files = new Set(versions.map(({ at }) => at.file));
  const leading = references.filter(({ from, files: wanted }) => !(from.id !== undefined && ids.has(from.id)) && wanted.some((file) => files.has(file)));
  if (byPorts.length === 0 && leading.length === 0) return () => [];
  const called = names(versions);
  return ([object, property]) => once([...leading.flatMap((reference) => byReference(reference, object, property, called, mesh)), ...byPorts]);
}

function readingPorts(product: Product, ids: ReadonlySet<string>): Consumer[] {
  const inputs = product.inputPorts.filter(({ contractId }) => contractId !== undefined && ids.has(contractId)).map((port) => reader(product, port, `input port ${port.name ?? ""}`));
  const outputs = product.outputPorts.flatMap((port) => port.inputContracts.filter(({ id }) => id !== undefined && ids.has(id)).map((input) => reader(product, input, `output port ${port.name ?? ""}`)));
  return outputs.length > 0 ? outputs : inputs;
}

function reader(product: Product, { at }: Located, through: string): Consumer {
  return { product: product.id ?? product.name ?? product.at.file, ...(product.owner === undefined ? {} : { owner: product.owner }), at, through, reads: "possible" };
}

/** A relationship that names another object or another property than what changed is not touched. */
function byReference({ from, holder, relationship, ...wanted }: Reference, object: string | undefined, property: string | undefined, called: Called, mesh: Mesh): Consumer[] {
  const other = (name: string | undefined, reference: string | undefined) => name !== undefined && reference !== undefined && !called(name, reference);
  if (other(object, wanted.object) || other(property, wanted.property)) return [];
  const product = mesh.products.find(({ outputPorts }) => outputPorts.some(({ contractId }) => contractId !== undefined && contractId === from.id));
  const owner = product?.owner ?? from.owner;
  const certain = property !== undefined && wanted.property !== undefined;
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
  const ids = grouped(elements, ({ name }) => name, ({ id }) => id);
  const known = grouped(elements, ({ id }) => id, ({ name }) => name);
  return (name, reference) => name === reference || [...(ids.get(name) ?? [])].some((id) => id === reference || known.get(id)?.has(reference) === true);
}

function grouped<T>(all: readonly T[], by: (one: T) => string | undefined, what: (one: T) => string | undefined): ReadonlyMap<string, ReadonlySet<string>> {
  const groups = new Map<string, Set<string>>();
  for (const one of all) {
    const [key, value] = [by(one), what(one)];
    if (key === undefined || value === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, new Set([value]));
    else group.add(value);
  }
  return groups;
}

/** A path as it stands in a file, from the root of the repository. */
function resolve(file: string, place: string): string {
  const steps = place.startsWith("/") ? [] : file.split("/").slice(0, -1);
  for (const step of place.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

/** A product counts once; a certain reader before a possible one. */
function once(all: readonly Consumer[]): Consumer[] {
  const sorted = [...all].sort((a, b) => Number(a.reads === "possible") - Number(b.reads === "possible") || (a.product < b.product ? -1 : a.product > b.product ? 1 : 0));
  const seen = new Set<string>();
  return sorted.filter(({ product }) => !seen.has(product) && seen.add(product));
}

function relationshipsIn(holder: SchemaObject | Property): Relationship[] {
  return [...holder.relationships, ...holder.properties.flatMap(relationshipsIn)];
}
