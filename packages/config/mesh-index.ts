import type { ConsumerDeclaration, Contract, Located, Location, Mesh, OtherRepository, Product, Tolerance } from "#model";
import { checked, parseJson, refused, version } from "./json-text.ts";
import validate from "./validators/mesh-index.js";

/** What a repository tells others of itself: its contracts, who reads what, and where that stands. */
export interface MeshIndex {
  readonly meshgate: string;
  readonly contracts: readonly (Place & Pick<Contract, "id" | "name" | "version" | "status" | "owner">)[];
  readonly products: readonly (Place & Pick<Product, "id" | "name" | "version" | "owner"> & { readonly inputPorts: readonly Port[]; readonly outputPorts: readonly Output[] })[];
  readonly consumers: readonly (Place & Pick<ConsumerDeclaration, "id" | "name" | "owner"> & { readonly reads: readonly Read[] })[];
}

interface Place {
  /** From the root of its repository. */
  readonly file: string;
  readonly line: number;
}

interface Port {
  readonly name?: string;
  readonly version?: string;
  readonly contractId?: string;
}

interface Output extends Port {
  readonly inputContracts: readonly { readonly id?: string; readonly version?: string }[];
}

interface Read {
  readonly contract?: string;
  readonly version?: string;
  readonly objects?: readonly { readonly name?: string; readonly properties?: readonly { readonly name: string; readonly tolerates?: readonly Tolerance[] }[] }[];
}

/**
 * The text of an index → the repository that it tells of, called `name`, or one sentence that says why it is refused: not JSON, another major
 * version, a field of another type, more than 20 MB. Keys that it does not know are left out. Never throws.
 */
export function readMeshIndex(text: string, name: string): { readonly repository: OtherRepository } | { readonly problem: string } {
  const parsed = parseJson("The index", text);
  if ("problem" in parsed) return parsed;
  const problem = refused("The index", parsed.map["meshgate"]);
  if (problem !== undefined) return { problem };
  const index = checked("The index", parsed.map, validate);
  if ("problem" in index) return index;
  const { contracts, products, consumers } = index.value;
  return {
    repository: {
      name,
      contracts: contracts.map(({ file, line, ...contract }) => ({ ...contract, at: placeOf(name, file, line) })),
      products: products.map(({ file, line, inputPorts, outputPorts, ...product }) => {
        const here = located(placeOf(name, file, line));
        const outputs = outputPorts.map(({ inputContracts, ...port }) => ({ ...port, ...here, inputContracts: inputContracts.map((input) => ({ ...input, ...here })) }));
        return { ...product, at: here.at, inputPorts: inputPorts.map((port) => ({ ...port, ...here })), outputPorts: outputs };
      }),
      consumers: consumers.map(({ file, line, reads, ...consumer }) => {
        const here = located(placeOf(name, file, line));
        return { ...consumer, at: here.at, reads: reads.map((read) => withPlaces(read, here)) };
      }),
    },
  };
}

function withPlaces({ objects, ...read }: Read, here: Located) {
  if (objects === undefined) return { ...read, ...here };
  return {
    ...read, ...here, objects: objects.map(({ properties, ...object }) => {
      if (properties === undefined) return { ...object, ...here };
      return { ...object, ...here, properties: properties.map(({ name, tolerates = [] }) => ({ name, tolerates, ...here })) };
    }),
  };
}

const located = (at: Location): Located => ({ at, spots: {} });
const placeOf = (name: string, file: string, line: number): Location => ({ file: `${name}:${file}`, line, column: 1, endLine: line, endColumn: 1 });

/** The text of the index of a repository: one line an entry, by id, version and place, so that the same files give the same bytes. */
export function writeMeshIndex({ contracts, products, consumers }: Mesh): string {
  const place = ({ at: { file, line } }: { readonly at: Location }) => ({ file, line });
  const port = ({ name, version: its, contractId }: Port) => ({ name, version: its, contractId });
  const parts: Readonly<Record<Exclude<keyof MeshIndex, "meshgate">, readonly Entry[]>> = {
    contracts: contracts.map((one) => ({ ...about(one), status: one.status, owner: one.owner, ...place(one) })),
    products: products.map((one) => ({
      ...about(one), owner: one.owner, ...place(one), inputPorts: one.inputPorts.map(port),
      outputPorts: one.outputPorts.map((output) => ({ ...port(output), inputContracts: output.inputContracts.map(({ id, version: its }) => ({ id, version: its })) })),
    })),
    consumers: consumers.map((one) => ({ ...about(one), owner: one.owner, ...place(one), reads: one.reads.map(readOf) })),
  };
  const lists = Object.entries(parts).map(([key, entries]) => {
    const lines = [...entries].sort(inOrder).map((entry) => `    ${JSON.stringify(entry)}`);
    return `  "${key}": ${lines.length === 0 ? "[]" : `[\n${lines.join(",\n")}\n  ]`}`;
  });
  return `{\n  "meshgate": ${JSON.stringify(version)},\n${lists.join(",\n")}\n}\n`;
}

interface Entry extends Place {
  readonly id: string | undefined;
  readonly version: string | undefined;
}

const about = (one: Contract | Product | ConsumerDeclaration) => ({ id: one.id, name: one.name, version: one.kind === "consumer" ? undefined : one.version });

const readOf = ({ contract, version: its, objects }: ConsumerDeclaration["reads"][number]) => ({
  contract, version: its, objects: objects?.map(({ name, properties }) => ({
    name, properties: properties?.map((property) => ({ name: property.name, tolerates: property.tolerates.length === 0 ? undefined : property.tolerates })),
  })),
});

const inOrder = (a: Entry, b: Entry) => compare(a.id ?? "", b.id ?? "") || compare(a.version ?? "", b.version ?? "") || compare(a.file, b.file) || a.line - b.line;
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
