import { fingerprint } from "#fingerprint";
import type { Contract, Mesh } from "#model";

/** What has one issue: a product with the contracts of its output ports, or a contract that no product, or more than one, offers. */
export interface Subject {
  readonly kind: "product" | "contract";
  readonly id: string;
  /** The same for the same subject in every run; holds nothing of its text. */
  readonly key: string;
  /** Who answers for it, the product's owner first. */
  readonly owners: readonly string[];
  /** Ids of its contracts that promise anything of data. */
  readonly contracts: readonly string[];
}

/** The subjects of a repository, in the order of its products and contracts. `promising`: whether a contract promises anything. A contract without an id has no issue: nothing says tomorrow that it is the same one. */
export function subjectsOf({ contracts, products }: Pick<Mesh, "contracts" | "products">, promising: (contract: Contract) => boolean): Subject[] {
  const offeredBy = new Map<string, Set<string>>();
  for (const { id, outputPorts } of products) for (const { contractId } of outputPorts) if (id !== undefined && contractId !== undefined) offeredBy.set(contractId, (offeredBy.get(contractId) ?? new Set()).add(id));
  const found = new Map<string, Subject>();
  const add = (kind: Subject["kind"], id: string, owners: readonly (string | undefined)[], own: readonly string[]) => {
    const key = keyOf(kind, id);
    const known = found.get(key);
    found.set(key, { kind, id, key, owners: [...new Set([...(known?.owners ?? []), ...owners.flatMap((owner) => owner ?? [])])], contracts: [...new Set([...(known?.contracts ?? []), ...own])] });
  };
  for (const { id, owner } of products) if (id !== undefined) add("product", id, [owner], []);
  for (const contract of contracts) {
    if (contract.id === undefined) continue;
    const [product, ...others] = offeredBy.get(contract.id) ?? [];
    const own = promising(contract) ? [contract.id] : [];
    if (product === undefined || others.length > 0) add("contract", contract.id, [contract.owner], own);
    else add("product", product, [contract.owner], own);
  }
  return [...found.values()];
}

export const keyOf = (kind: Subject["kind"], id: string): string => fingerprint("monitor", kind, id);
