import type { Chance } from "./chance.ts";
import type { Value } from "./value.ts";
import type { Want } from "./want.ts";

/** How values are made up. */
export interface Making {
  readonly chance: Chance;
  /** Milliseconds since 1970 that count as now. */
  readonly now: number;
  /** Makes the values of a part. */
  readonly part: (want: Want, count: number) => readonly Value[];
}
