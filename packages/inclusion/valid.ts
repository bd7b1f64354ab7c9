import type { Json } from "#model";
import { evaluate } from "./evaluate/evaluate.ts";
import type { Run } from "./evaluate/run.ts";
import { libraryOf } from "./references/library.ts";
import { scopes } from "./references/scope.ts";
import type { Reading, SchemaSide } from "./side.ts";
import { tooMuch } from "./work.ts";

/** Whether an instance fits, or why nobody can say. */
export type Validity = boolean | { readonly unknown: string };

/** Steps of one evaluation: schemas that meet a value. */
const most = 1_000_000;

/** A schema → its check of instances. `meter`: steps that several checks share; each has its own where there is none. */
export function checker(side: SchemaSide, how: Reading = {}, meter?: { steps: number }): (instance: Json) => Validity {
  const because = tooMuch(side);
  if (because !== undefined) return () => ({ unknown: because });
  const library = libraryOf(side);
  const known = scopes();
  return (instance) => {
    const run: Run = { library, scopes: known, formats: how.formats ?? "annotate", meter: meter ?? { steps: most }, open: [], apply: (spot, value, scope) => evaluate(run, spot, value, scope) };
    const { valid } = evaluate(run, library.root, instance, known.start);
    return valid ?? { unknown: run.because ?? "it is not known" };
  };
}

/** Whether an instance fits a schema. Pure; never throws for what a schema or an instance says. */
export const valid = (side: SchemaSide, instance: Json, how: Reading = {}): Validity => checker(side, how)(instance);
