import type { Consumer, Contract, ContractRead, Location, Mesh, OtherConsumer, Tolerance } from "#model";
import { reads as readsVersion } from "#versions";
import { elementPath, elementsOf, find, type Level } from "./elements.ts";
import { grouped } from "./grouped.ts";
import type { Readers } from "./readers.ts";

/** What a consumer declares of one contract. */
export interface Declared {
  readonly contract: string;
  readonly consumer: OtherConsumer;
  readonly repository?: string;
  readonly reads: readonly ContractRead[];
}

/** Every declaration, by the contract that it reads; this repository knows its own consumers better than any other does. */
export function declarationsIn({ consumers, others = [] }: Mesh): Map<string, Declared[]> {
  const own = new Set(consumers.flatMap(({ id }) => id ?? []));
  const elsewhere = others.flatMap(({ name, consumers: there }) => there.filter(({ id }) => id === undefined || !own.has(id)).map((consumer) => ({ consumer, repository: name })));
  const all = [...consumers.map((consumer) => ({ consumer })), ...elsewhere].flatMap((one) => [...grouped(one.consumer.reads, ({ contract }) => contract)].map(([contract, reads]) => ({ ...one, contract, reads })));
  return grouped(all, ({ contract }) => contract);
}

/** Consumers that declare the version of the contract that was there before. */
export function declaredReaders([was, ...more]: readonly Contract[], declared: readonly Declared[]): Readers | undefined {
  const current = declared.flatMap((one) => {
    const reads = one.reads.filter(({ version }) => version === undefined || readsVersion(version, was?.version) !== false);
    return reads.length === 0 ? [] : [{ ...one, reads }];
  });
  if (was === undefined || current.length === 0) return undefined;
  const elements = elementsOf([was, ...more]);
  const maps = current.map((one) => ({ one, map: mapOf(one.reads, elements) }));
  return (path, tolerance) => {
    const element = elementPath(path, elements);
    return maps.flatMap(({ one, map }) => reader(one, map, path, element, tolerance));
  };
}

/** A field that a consumer reads, or an object of which nobody knows the fields that it reads. */
interface Entry {
  readonly field: readonly string[];
  readonly isField: boolean;
  readonly at: Location;
  readonly tolerates: readonly Tolerance[];
}

/** What a consumer reads, as a tree of the steps of changes. `vague`: more may be read here than is said, or something else is meant. */
interface Node {
  readonly entries: Entry[];
  readonly below: Map<string, Node>;
  vague: boolean;
}

const empty = (): Node => ({ entries: [], below: new Map(), vague: false });

function mapOf(reads: readonly ContractRead[], elements: Level): Node {
  const root = empty();
  for (const { objects = [] } of reads) {
    if (objects.length === 0) root.vague = true;
    for (const { name, at, properties = [] } of objects) {
      const meant = name === undefined ? [] : elements.names.get(name) ?? [];
      if (name === undefined || meant.length === 0) root.vague = true;
      else for (const object of meant) {
        const node = nodeAt(root, [object.step]);
        if (properties.length === 0) put(node, { field: [name], isField: false, at, tolerates: [] });
        for (const property of properties) {
          const paths = find(property.name, object.below);
          if (paths.length === 0) node.vague = true;
          for (const path of paths) nodeAt(node, path).entries.push({ field: [name, property.name], isField: true, at: property.at, tolerates: property.tolerates });
        }
      }
    }
  }
  return root;
}

function put(node: Node, entry: Entry): void {
  node.entries.push(entry);
  node.vague = true;
}

function nodeAt(root: Node, path: readonly string[]): Node {
  return path.reduce((node, step) => {
    const next = node.below.get(step) ?? empty();
    node.below.set(step, next);
    return next;
  }, root);
}

/** Nothing where the consumer tolerates it. `element` is the part of the path that leads to an element of the contract. */
function reader({ consumer, repository, reads }: Declared, root: Node, path: readonly string[], element: readonly string[], tolerance: Tolerance | undefined): Consumer[] {
  const { id, name, owner, at: place } = consumer;
  const whole = { product: id ?? name ?? place.file, ...(owner === undefined ? {} : { owner }), ...(repository === undefined ? {} : { repository }), through: "consumer declaration" };
  const at = reads[0]?.at ?? place;
  if (element.length === 0 && path.length > 0) return [{ ...whole, at, reads: "possible" }];
  const { touched, isVague } = touchedBy(root, element);
  const fields = touched.filter(({ isField }) => isField).map(({ field }) => field);
  if (path.length === 0) return [{ ...whole, at, reads: "certain", ...(fields.length === 0 ? {} : { fields }) }];
  if (touched.length === 0) return [{ ...whole, at, reads: "possible", ...(isVague ? {} : { fields: [] }) }];
  if (tolerance !== undefined && touched.length < most && touched.every(({ tolerates }) => tolerates.includes(tolerance))) return [];
  return [{ ...whole, at: touched[0]?.at ?? at, reads: "certain", ...(fields.length === 0 ? {} : { fields }) }];
}

/** Fields that are named for one change and one consumer: enough to know what it reads, few enough for any number of changes. */
const most = 50;

/** The fields above, at and below an element, up to a few, and whether more may be read of it than is said. */
function touchedBy(root: Node, element: readonly string[]): { readonly touched: readonly Entry[]; readonly isVague: boolean } {
  const touched: Entry[] = [];
  const add = (entries: readonly Entry[]) => {
    for (const entry of entries) if (touched.length < most) touched.push(entry);
  };
  let isVague = root.vague;
  let node: Node | undefined = root;
  for (const step of element) {
    add(node.entries.filter(({ isField }) => isField));
    isVague ||= node.vague;
    node = node.below.get(step);
    if (node === undefined) return { touched, isVague };
  }
  const vague = isVague || node.vague;
  const open = [node];
  for (let next = open.shift(); next !== undefined && touched.length < most; next = open.shift()) {
    add(next.entries);
    for (const below of next.below.values()) open.push(below);
  }
  return { touched, isVague: vague };
}
