import type { Contract } from "./contract.ts";
import type { Described } from "./drift.ts";
import type { Product } from "./product.ts";

/** Every contract and product of the repository: what a reference can name and who can be hurt. */
export interface Mesh {
  readonly contracts: readonly Contract[];
  readonly products: readonly Product[];
  /** The schema files that its contracts describe. */
  readonly described?: readonly Described[];
}
