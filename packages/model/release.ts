import type { Change } from "./change.ts";
import type { Location } from "./location.ts";

/** A released version of a contract that a change touches, and what has changed since. */
export interface Release {
  /** Id of the contract. */
  readonly contract: string;
  readonly tag: string;
  /** The commit that the tag leads to. */
  readonly commit: string;
  /** The version that was released, as written. */
  readonly version: string;
  /** Why it is compared with: it is the last one, or an earlier one that is still supported. */
  readonly is: "last" | "supported";
  /** Everything that differs from the last release now; of an earlier one, what breaks somebody or may do so. */
  readonly changes: readonly ChangeSince[];
  /** How many of the changes that break somebody the base had already. */
  readonly known: number;
}

/** A change since a release, in short. */
export interface ChangeSince extends Pick<Change, "kind" | "path" | "breaks" | "impact" | "window" | "exempt" | "fingerprint"> {
  /** The base had it already: another change is to blame. */
  readonly known: boolean;
}

/** Whether the version of a contract says what changed since its last release, or since the base where it was never released. */
export interface Bump {
  /** Id of the contract. */
  readonly contract: string;
  /** The tag of the last release; absent where the base stands for it. */
  readonly since?: string;
  /** The version then, as written. */
  readonly was?: string;
  /** The version now, as written. */
  readonly has?: string;
  /** The bump that the changes ask for. */
  readonly asks: "none" | "patch" | "minor" | "major";
  /** The least version that says it; absent where a version is no semantic one. */
  readonly needs?: string;
  readonly enough: true | false | "unknown";
  /** The kind of change that it is, where it is not surely enough: `version-not-bumped`. */
  readonly kind?: string;
  /** The base lacked it already, and what has changed since asks for less. */
  readonly known: boolean;
  /** What asks for the bump, counted by kind and effect. */
  readonly because: readonly Cause[];
  /** One sentence. */
  readonly message: string;
  readonly hint?: string;
  readonly at: Location;
  readonly fingerprint: string;
}

export interface Cause extends Pick<Change, "kind" | "breaks" | "impact" | "window" | "exempt"> {
  readonly count: number;
}
