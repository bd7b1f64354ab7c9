import type { Location } from "#model";

/**
 * What people must know of made-up rows. `unkept`: a promise that the rows break, because it contradicts another one or asks for more than is made up;
 * `emptied`: kept only by leaving the column empty; `fewer`: fewer rows than were asked for; `unread`: a promise that nobody can read here, so that nobody knows.
 */
export interface Told {
  readonly is: "unkept" | "emptied" | "fewer" | "unread";
  /** Names in the contract, from the object downward. */
  readonly path: readonly string[];
  readonly at: Location;
  /** One sentence. */
  readonly message: string;
}
