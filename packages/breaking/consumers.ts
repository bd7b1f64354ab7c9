import type { Consumer, Contract, Located, Mesh, Product, Relationship } from "#model";

/** Who reads a contract, or the very element of it: products whose ports name it, contracts whose relationships lead to it. Offline, from the repository alone. */
export function consumersOf(contract: Contract, path: readonly string[], mesh: Mesh): Consumer[] {
  const { id } = contract;
  if (id === undefined) return [];
  const owns = (product: Product) => product.outputPorts.some(({ contractId }) => contractId === id);
  const byPorts = mesh.products.filter((product) => !owns(product)).flatMap((product) => {
    const inputs = product.inputPorts.filter(({ contractId }) => contractId === id).map((port) => reader(product, port, `input port ${port.name ?? ""}`));
    const outputs = product.outputPorts.flatMap((port) => port.inputContracts.filter((input) => input.id === id).map((input) => reader(product, input, `output port ${port.name ?? ""}`)));
    return outputs.length > 0 ? outputs : inputs;
  });
  const byReferences = mesh.contracts.filter((other) => other.id !== id).flatMap((other) => byReference(other, contract, path, mesh));
  return once([...byReferences, ...byPorts]);
}

/** A product counts once; a certain reader before a possible one. */
function once(all: readonly Consumer[]): Consumer[] {
  const sorted = [...all].sort((a, b) => Number(a.reads === "possible") - Number(b.reads === "possible") || (a.product < b.product ? -1 : a.product > b.product ? 1 : 0));
  return sorted.filter(({ product }, index) => sorted.findIndex((other) => other.product === product) === index);
}

function reader(product: Product, { at }: Located, through: string): Consumer {
  return { product: product.id ?? product.name ?? product.at.file, ...(product.owner === undefined ? {} : { owner: product.owner }), at, through, reads: "possible" };
}

function byReference(other: Contract, contract: Contract, path: readonly string[], mesh: Mesh): Consumer[] {
  const product = mesh.products.find(({ outputPorts }) => outputPorts.some(({ contractId }) => contractId === other.id));
  const owner = product?.owner ?? other.owner;
  const file = contract.at.file.split("/").at(-1) ?? "";
  const [object, property] = path;
  return other.objects.flatMap((holder) => relationshipsIn(holder).flatMap((relationship) => relationship.to.flatMap((to): Consumer[] => {
    const [place, pointer = ""] = to.split("#");
    if (place?.split("/").at(-1) !== file || pointer === "") return [];
    const steps = pointer.split("/").filter((step) => step !== "");
    const [, toObject, , toProperty] = steps;
    const match = (element: string | undefined, wanted: string | undefined) => element === undefined || wanted === undefined || names(contract, element, wanted);
    if (!match(object, toObject)) return [];
    const certain = property !== undefined && toProperty !== undefined && names(contract, property, toProperty);
    if (property !== undefined && toProperty !== undefined && !certain) return [];
    return [{ product: product?.id ?? other.dataProduct ?? other.id ?? other.at.file, ...(owner === undefined ? {} : { owner }), at: relationship.at, through: `relationship of ${holder.name ?? ""}`, reads: certain ? "certain" : "possible" }];
  })));
}

/** A reference names an element by its id or by its name. */
function names({ objects }: Contract, name: string, wanted: string): boolean {
  const all = objects.flatMap((object) => [object, ...object.properties]);
  return name === wanted || all.some((element) => element.name === name && element.id === wanted);
}

function relationshipsIn(holder: { readonly relationships: readonly Relationship[]; readonly properties: Contract["objects"][number]["properties"] }): Relationship[] {
  return [...holder.relationships, ...holder.properties.flatMap((property) => relationshipsIn(property))];
}
