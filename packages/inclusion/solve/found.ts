import type { Json } from "#model";
import type { Meter } from "#regular";
import type { JsonType } from "../json.ts";
import type { Truth } from "../evaluate/outcome.ts";
import type { Form } from "../forms/form.ts";
import type { Workshop } from "../forms/workshop.ts";

/** A value that fits a form, the certainty that there is none, or why nobody can say. */
export type Found = { readonly is: "value"; readonly value: Json } | { readonly is: "none" } | { readonly is: "unknown"; readonly because: string };

export const none: Found = { is: "none" };
export const value = (found: Json): Found => ({ is: "value", value: found });
export const unknown = (because: string): Found => ({ is: "unknown", because });

/** Different values that fit a form; `all` says that there are no others. */
export type Members = { readonly values: readonly Json[]; readonly all: boolean } | { readonly unknown: string };

/** What the parts of the search ask of each other. */
export interface Solver {
  readonly shop: Workshop;
  /** What automata may still cost. */
  readonly texts: Meter;
  restrict(form: Form, type: JsonType): Form;
  /** A value that fits. */
  satisfy(form: Form): Found;
  /** Up to so many different ones. */
  members(form: Form, most: number): Members;
  /** Whether a value fits. */
  holds(form: Form, value: Json): Truth;
  /** Counts work; unwinds the whole search where it was too much. */
  spend(steps?: number): void;
}
