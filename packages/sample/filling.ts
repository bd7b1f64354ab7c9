import type { Pools } from "./pools.ts";
import type { TablePlan } from "./table.ts";
import type { Told } from "./told.ts";
import type { Value } from "./value.ts";

/** Rows while they come to be: values of each column, absent where it is not made yet. */
export interface Draft {
  readonly plan: TablePlan;
  readonly index: number;
  rows: number;
  readonly columns: (Value[] | undefined)[];
}

/** What filling stands on. */
export interface Filling {
  readonly drafts: readonly Draft[];
  readonly pools: Pools;
  readonly seed: number;
  readonly now: number;
  readonly tell: (told: Told) => void;
}
