import type { Consumer, Located, Mesh, OtherProduct } from "#model";
import type { Readers } from "./readers.ts";

/** A product, and the repository that it is in where that is not this one. */
export interface PortReader {
  readonly product: OtherProduct;
  readonly repository?: string;
}

/** Every product with ports; this repository knows its own products better than any other does. */
export function portsIn({ products, others = [] }: Mesh): PortReader[] {
  const own = new Set(products.flatMap(({ id }) => id ?? []));
  const elsewhere = others.flatMap(({ name, products: there }) => there.filter(({ id }) => id === undefined || !own.has(id)).map((product) => ({ product, repository: name })));
  return [...products.map((product) => ({ product })), ...elsewhere];
}

/** Products that read one of the contracts through a port. A product that exposes the contract is its producer, not its reader. */
export function portReaders(ids: ReadonlySet<string>, ports: readonly PortReader[]): Readers | undefined {
  const isOurs = (id: string | undefined) => id !== undefined && ids.has(id);
  const readers = ports.filter(({ product }) => !product.outputPorts.some(({ contractId }) => isOurs(contractId))).flatMap((port) => {
    const { inputPorts, outputPorts } = port.product;
    const inputs = inputPorts.filter(({ contractId }) => isOurs(contractId)).map((input) => reader(port, input, `input port ${input.name ?? ""}`));
    const outputs = outputPorts.flatMap(({ name = "", inputContracts }) => inputContracts.filter(({ id }) => isOurs(id)).map((input) => reader(port, input, `output port ${name}`)));
    return outputs.length > 0 ? outputs : inputs;
  });
  return readers.length === 0 ? undefined : (path) => readers.map((one) => (path.length === 0 ? { ...one, reads: "certain" } : one));
}

function reader({ product: { id, name, owner, at: place }, repository }: PortReader, { at }: Located, through: string): Consumer {
  return { product: id ?? name ?? place.file, ...(owner === undefined ? {} : { owner }), ...(repository === undefined ? {} : { repository }), at, through, reads: "possible" };
}
