import type { Consumer, Tolerance } from "#model";

/** Who reads the element at a path of a contract and does not tolerate what happened to it; an empty path is the contract itself. */
export type Readers = (path: readonly string[], tolerance?: Tolerance) => Consumer[];
