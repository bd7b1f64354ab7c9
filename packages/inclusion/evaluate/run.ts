import type { Json } from "#model";
import type { Library } from "../references/library.ts";
import type { Scope, Scopes } from "../references/scope.ts";
import type { Spot } from "../references/spot.ts";
import type { Outcome } from "./outcome.ts";

/** One evaluation: what it knows, what it may still spend, and the first thing that it could not know. */
export interface Run {
  readonly library: Library;
  readonly scopes: Scopes;
  readonly formats: "assert" | "annotate";
  /** Steps that are left; several evaluations may share them. */
  readonly meter: { steps: number };
  /** What is being asked, outermost first: the schemas that wait for an answer. */
  readonly open: { readonly schema: Json; readonly value: Json; readonly scope: Scope }[];
  because?: string;
  /** A schema against a value, `evaluate`. */
  apply(spot: Spot, value: Json, scope: Scope): Outcome;
}

/** Notes why something is not known. */
export function unsure(run: Run, because: string): undefined {
  run.because ??= because;
  return undefined;
}
