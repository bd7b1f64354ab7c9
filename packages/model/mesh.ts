import type { ConsumerDeclaration, ContractRead } from "./consumer.ts";
import type { Contract } from "./contract.ts";
import type { ContractReference, InputPort, Product } from "./product.ts";

/** What a reference can name and who can be hurt: everything of this repository, and what is known of others. */
export interface Mesh {
  readonly contracts: readonly Contract[];
  readonly products: readonly Product[];
  readonly consumers: readonly ConsumerDeclaration[];
  readonly others?: readonly OtherRepository[];
}

/** Another repository of the mesh, as its files or its index tell. Every place in it begins with its name: `crm:contracts/customers.yaml`. */
export interface OtherRepository {
  readonly name: string;
  readonly contracts: readonly OtherContract[];
  readonly products: readonly OtherProduct[];
  readonly consumers: readonly OtherConsumer[];
}

/** `objects` are absent where only an index tells of the contract. */
export type OtherContract = Pick<Contract, "id" | "name" | "version" | "status" | "owner" | "at"> & Partial<Pick<Contract, "objects">>;
export type OtherProduct = Pick<Product, "id" | "name" | "version" | "owner" | "at"> & { readonly inputPorts: readonly InputPort[]; readonly outputPorts: readonly OtherOutput[] };
export type OtherOutput = InputPort & { readonly inputContracts: readonly ContractReference[] };
export type OtherConsumer = Pick<ConsumerDeclaration, "id" | "name" | "owner" | "at"> & { readonly reads: readonly ContractRead[] };
