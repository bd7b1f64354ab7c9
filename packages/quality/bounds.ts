import { type Bound, boundsOf } from "#terms";
import { named } from "#text";
import { misfits } from "./conditions.ts";
import type { Found } from "./found.ts";
import { literalOf, typeOf } from "./literal.ts";
import { called, comparing, type Draft, nobody, noRows, optionAt } from "./promise.ts";
import { written } from "./values.ts";

/** One promise for each end of a range; `exclusiveMinimum` is a value (since ODCS 3.1) or says whether `minimum` is left out (until 3.0). */
export function ends(found: Found, side: "low" | "high"): Draft[] {
  return boundsOf(found.property.options)[side].map((bound) => end(found, side, bound));
}

function end(found: Found, side: "low" | "high", { key, value, open }: Bound): Draft {
  const { property } = found;
  const literal = literalOf(value, property);
  const sign = side === "low" ? (open ? ">" : ">=") : open ? "<" : "<=";
  const draft = { key, at: optionAt(found, key), counts: `with a value of ${called(found)} ${side === "low" ? (open ? "at or below" : "below") : open ? "at or above" : "above"} ${named(written(value))}` };
  const type = typeOf(property);
  if (type === "string" || literal === undefined || literal.kind === "boolean")
    return { ...draft, measured: nobody(`${named(written(value))} is no end of a range of ${type === undefined ? "values without a type" : `the type ${named(type)}`} that can be compared here.`) };
  return { ...draft, measured: comparing(found, noRows(misfits(found, (column) => ({ is: "compared", column, with: sign, value: literal }))), draft.counts) };
}
