import type { Fix } from "./document.ts";
import type { Location } from "./location.ts";

/** What lint found. A fact: it has no level, only the judge gives one. */
export interface Finding {
  /** Id of the lint rule. */
  readonly rule: string;
  readonly message: string;
  readonly hint?: string;
  readonly at: Location;
  /** The element that is blamed, from the contract's id downward. */
  readonly subject: readonly string[];
  readonly fix?: Fix;
  /** Hash over rule, subject and message details; no line numbers, so that it survives a rebase. */
  readonly fingerprint: string;
}
