import type { Breaks, Change, Difference, Impact, Json, Location, Window, Witness } from "#model";
import type { Meter } from "#regular";

/** A difference that a comparison found; `breaking.ts` makes a Change of it. */
export interface Fact {
  readonly kind: string;
  /** Names below the contract or schema file. Never joined to be compared. */
  readonly path: readonly string[];
  readonly before?: Json;
  readonly after?: Json;
  /** Top key of the text that it stands under, where its kind does not say so: `servers`. */
  readonly section?: string;
  /** The element in the new text, or the nearest parent that is there. */
  readonly at: Location;
  /** Where it stood in the old text. */
  readonly was?: Location;
  /** Whom this very change breaks, where that is not the same for every change of its kind. */
  readonly breaks?: Change["breaks"];
  readonly impact?: Impact;
  readonly witness?: Witness;
  readonly difference?: Difference;
  readonly engines?: Readonly<Record<string, Breaks>>;
  /** Why it is so, one sentence, to be said after the kind's message. */
  readonly because?: string;
  /** What to do about this very change, one sentence, to be said after the kind's hint. */
  readonly hint?: string;
  readonly window?: Window;
  readonly exempt?: "draft";
  /** What a closer look says instead, where it costs too much to be taken at once. `left`: what all looks of one contract may cost. */
  readonly closer?: (left: Meter) => Promise<Partial<Fact>>;
}

export type Tell = (fact: Fact) => void;

/** A fact with the values that there are. */
export function fact(kind: string, path: readonly string[], at: Location, was: Location | undefined, before?: Json, after?: Json): Fact {
  return { kind, path, at, ...(was === undefined ? {} : { was }), ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}
