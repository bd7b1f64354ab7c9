import type { ConsumerDeclaration, Contract, Mesh, OtherContract, Product } from "#model";

/** What a repository holds, by id: how a reference finds its contract without a walk over all of them. */
export interface Neighbours {
  readonly contracts: ReadonlyMap<string, readonly Contract[]>;
  readonly products: ReadonlyMap<string, readonly Product[]>;
  readonly consumers: ReadonlyMap<string, readonly ConsumerDeclaration[]>;
  /** Every contract that is known, those of other repositories too; of one id, those of this repository. */
  readonly known: ReadonlyMap<string, readonly OtherContract[]>;
  /** Ids of the contracts that an output port exposes. */
  readonly exposed: ReadonlySet<string>;
}

const known = new WeakMap<Mesh, Neighbours>();

export function neighbours(mesh: Mesh): Neighbours {
  const found = known.get(mesh) ?? {
    contracts: byId(mesh.contracts),
    products: byId(mesh.products),
    consumers: byId(mesh.consumers),
    known: new Map([...byId((mesh.others ?? []).flatMap(({ contracts }): readonly OtherContract[] => contracts)), ...byId<OtherContract>(mesh.contracts)]),
    exposed: new Set(mesh.products.flatMap(({ outputPorts }) => outputPorts.flatMap(({ contractId }) => contractId ?? []))),
  };
  known.set(mesh, found);
  return found;
}

function byId<T extends { readonly id?: string }>(all: readonly T[]): Map<string, T[]> {
  const ids = new Map<string, T[]>();
  for (const one of all) {
    if (one.id === undefined) continue;
    const same = ids.get(one.id);
    if (same === undefined) ids.set(one.id, [one]);
    else same.push(one);
  }
  return ids;
}

/**
 * Whether a version serves a reader who names one: `v1.2.0` is `1.2.0`, `1` is any `1.…`, and a later one of the same major serves too
 * (Semantic Versioning 2.0.0, §8; below 1.0.0 the minor counts as the major). What a step inside a major breaks is said by `breaking`.
 */
export function isVersion(asked: string, found: string | undefined): boolean {
  const [one, other] = [plain(asked), plain(found ?? "")];
  return one === other || (/^\d+(\.\d+)?$/.test(one) && other.startsWith(`${one}.`)) || serves(one, other);
}

function serves(asked: string, found: string): boolean {
  const [one, other] = [asked, found].map((version) => /^(\d+)\.(\d+)\.(\d+)$/.exec(version)?.slice(1).map(Number));
  if (one === undefined || other === undefined) return false;
  const fixed = one[0] === 0 ? 2 : 1;
  const differs = one.findIndex((part, index) => part !== other[index]);
  return differs < 0 || (differs >= fixed && (one[differs] ?? 0) < (other[differs] ?? 0));
}

const plain = (version: string) => version.trim().replace(/^v(?=\d)/i, "");
