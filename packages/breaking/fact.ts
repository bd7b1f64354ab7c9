import type { Json, Location } from "#model";

/** A difference that a comparison found; `report.ts` makes a Change of it. */
export interface Fact {
  readonly kind: string;
  /** Names below the contract. Never joined to be compared. */
  readonly path: readonly string[];
  readonly before?: Json;
  readonly after?: Json;
  /** The element in the new text, or the nearest parent that is there. */
  readonly at: Location;
  /** Where it stood in the old text. */
  readonly was?: Location;
}

export type Tell = (fact: Fact) => void;

/** A fact with the values that there are. */
export function fact(kind: string, path: readonly string[], at: Location, was: Location | undefined, before?: Json, after?: Json): Fact {
  return { kind, path, at, ...(was === undefined ? {} : { was }), ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}
