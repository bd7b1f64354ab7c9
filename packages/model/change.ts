import type { Location } from "./location.ts";
import type { Json } from "./source.ts";

/** Whether a change breaks somebody. Unknown is never treated as no. */
export type Breaks = "yes" | "no" | "unknown";

/** What a change asks of consumers apart from rows: service levels, access, location, meaning. */
export type Impact = "none" | "notify" | "action" | "break";

/** A difference between two versions of a contract. A fact: it has no level, only the judge gives one. */
export interface Change {
  /** Id of the kind, noun-verb: `property-removed`. */
  readonly kind: string;
  /** The element, from the contract's id downward; names are elements of the list and are never joined to be compared. */
  readonly path: readonly string[];
  readonly before?: Json;
  readonly after?: Json;
  /** Top key of the text that it stands under, where its kind does not say so: `servers`. */
  readonly section?: string;
  readonly breaks: {
    /** Old reader, new data (registries say FORWARD). */
    readonly consumers: Breaks;
    /** New reader or table, old data (registries say BACKWARD). */
    readonly producers: Breaks;
  };
  readonly impact: Impact;
  /** Values that prove whom it breaks. */
  readonly witness?: Witness;
  /** What the two versions differ by, as schemas. */
  readonly difference?: Difference;
  /** Whether the change may be made in place on an engine, by its name: `Iceberg v2`. */
  readonly engines?: Readonly<Record<string, Breaks>>;
  /** What happened, one sentence. */
  readonly message: string;
  /** What to do instead, one sentence. */
  readonly hint?: string;
  /** Where it shows in the new text: the element, or the nearest parent that is still there. */
  readonly at: Location;
  /** Where it stood in the old text. */
  readonly was?: Location;
  readonly hurt: readonly Consumer[];
  /** Where something is removed whose end the old text announced. */
  readonly window?: Window;
  /** Why nobody is held to what changed: the old text was a draft. */
  readonly exempt?: "draft";
  /** The release that it is a change since, where the base hides it: `orders/v1.2.0`. Absent: since the base. */
  readonly since?: string;
  readonly fingerprint: string;
}

/** The time until which something was to be kept. Read from the old text alone, so that no change announces itself. */
export interface Window {
  /** It was deprecated, or a day was named. */
  readonly announced: boolean;
  /** The last day on which it is kept, in UTC: `2027-01-31`. Absent where none was named. */
  readonly ends?: string;
  /** That day is over. */
  readonly passed: boolean;
}

/**
 * What is legal on one side and not on the other: a row, two rows, a data set by its tables, an instance, a measured number, a level of service. Made up by the gate,
 * never read from data. A row shows the columns that matter; the others hold what is legal.
 */
export interface Witness {
  /** Legal now and not before: what an old reader does not expect. */
  readonly consumers?: Json;
  /** Legal before and not now: what a new reader or table refuses. */
  readonly producers?: Json;
}

/** Two JSON Schemas apart: of the values that only the newer allows, and of those that only the older did. Absent where there are none. */
export interface Difference {
  readonly added?: Json;
  readonly removed?: Json;
}

/** Somebody who reads what changed. */
export interface Consumer {
  /** Id of the data product, or of the consumer that declared what it reads. */
  readonly product: string;
  readonly owner?: string;
  /** The other repository that it was found in; absent for this one. */
  readonly repository?: string;
  /** How it is known: the port or relationship that names the contract, the line that declares the field. */
  readonly at: Location;
  /** How it reads: `input port orders`, `output port revenue`, `relationship of invoices`, `consumer declaration`. */
  readonly through: string;
  /** certain: reads this very element, one above or one below it; possible: reads the contract, and nobody knows that it reads the element. */
  readonly reads: "certain" | "possible";
  /**
   * The fields of its declaration that the change touches, each as object and property; empty: it declared other fields only, which is no
   * proof that it does not read this one. Absent where it did not say which fields it reads.
   */
  readonly fields?: readonly (readonly string[])[];
}
