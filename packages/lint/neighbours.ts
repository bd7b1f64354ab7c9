import type { Contract, Mesh, Product } from "#model";

/** What a repository holds, by id: how a reference finds its contract without a walk over all of them. */
export interface Neighbours {
  readonly contracts: ReadonlyMap<string, readonly Contract[]>;
  readonly products: ReadonlyMap<string, readonly Product[]>;
  /** Ids of the contracts that an output port exposes. */
  readonly exposed: ReadonlySet<string>;
}

const known = new WeakMap<Mesh, Neighbours>();

export function neighbours(mesh: Mesh): Neighbours {
  const found = known.get(mesh) ?? {
    contracts: byId(mesh.contracts),
    products: byId(mesh.products),
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
 * Whether a reference means a version: `v1.2.0` is `1.2.0`, and `1` is any `1.…`, for a port is often named by its major version alone.
 */
export function isVersion(asked: string, found: string | undefined): boolean {
  const [one, other] = [plain(asked), plain(found ?? "")];
  return one === other || (/^\d+(\.\d+)?$/.test(one) && other.startsWith(`${one}.`));
}

const plain = (version: string) => version.trim().replace(/^v(?=\d)/i, "");
