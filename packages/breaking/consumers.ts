import type { Consumer, Contract, Mesh } from "#model";
import { type Declared, declarationsIn, declaredReaders } from "./consumers/declarations.ts";
import { type PortReader, portReaders, portsIn } from "./consumers/ports.ts";
import type { Readers } from "./consumers/readers.ts";
import { type Reference, referenceReaders, referencesIn } from "./consumers/references.ts";

/** Everything in the mesh that reads a contract, gathered once. */
export interface WhoReads {
  readonly ports: readonly PortReader[];
  readonly references: readonly Reference[];
  /** By the id of the contract that is read. */
  readonly declared: ReadonlyMap<string, readonly Declared[]>;
}

export function readingIn(mesh: Mesh): WhoReads {
  return { ports: portsIn(mesh), references: referencesIn(mesh), declared: declarationsIn(mesh) };
}

/**
 * Who reads a contract: products whose ports name it, contracts whose relationships lead to it, consumers that declare it. Offline, from files
 * alone. `versions` are the contract as it was and as it is: whoever reads it may use the old names, the new ones or the ids.
 */
export function readersOf(versions: readonly Contract[], { ports, references, declared }: WhoReads): Readers {
  const ids = new Set(versions.flatMap(({ id }) => id ?? []));
  const declarations = [...ids].flatMap((id) => declared.get(id) ?? []);
  const speakers = new Set(declarations.flatMap(({ consumer }) => consumer.id ?? []));
  const all = [
    portReaders(ids, ports.filter(({ product }) => product.id === undefined || !speakers.has(product.id))),
    referenceReaders(versions, ids, references),
    declaredReaders(versions, declarations),
  ].flatMap((readers) => readers ?? []);
  return (path, tolerance) => once(all.flatMap((readers) => readers(path, tolerance)));
}

/** Everybody who reads one of several contracts, where the change is not in the contracts themselves. */
export function possibleReaders(contracts: readonly Contract[], reading: WhoReads): Consumer[] {
  return once(contracts.flatMap((contract) => readersOf([contract], reading)([]).map(({ fields: _, ...reader }) => ({ ...reader, reads: "possible" as const }))));
}

/** A product counts once, by what is known best of it: those that are hurt for certain first, those that declared other fields last. */
export function once(all: readonly Consumer[]): Consumer[] {
  const rank = ({ reads, fields }: Consumer) => (reads === "certain" ? Number(fields === undefined) : 2 + Number(fields !== undefined));
  const sorted = [...all].sort((a, b) => rank(a) - rank(b) || (a.product < b.product ? -1 : a.product > b.product ? 1 : 0));
  const seen = new Set<string>();
  return sorted.filter(({ product }) => !seen.has(product) && seen.add(product));
}
