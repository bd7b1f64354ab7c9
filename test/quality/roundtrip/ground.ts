import type { Session } from "#quality";
import type { Kind } from "./kind.ts";
import type { Named } from "./variants.ts";

/** A place where tables are written, and an engine that measures them there. */
export interface Ground {
  readonly id: string;
  /** As the contract's server says it. */
  readonly type: string;
  /** How many sessions are opened there at once. */
  readonly atOnce?: number;
  /** Writes tables in the place of a chunk of contracts, and opens a session there; without tables it opens another one. */
  readonly open: (tables: readonly Named[], chunk: number) => Promise<Session>;
}

export const isScalar = ({ is }: Kind): boolean => is !== "list" && is !== "map" && is !== "struct";
