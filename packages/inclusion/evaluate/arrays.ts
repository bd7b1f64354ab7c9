import { canonical } from "#fingerprint";
import type { Json } from "#model";
import { isArray, type JsonObject } from "../json.ts";
import { atLeast } from "../references/dialect.ts";
import type { Scope } from "../references/scope.ts";
import type { Spot } from "../references/spot.ts";
import { both, counted, type Outcome, outcome, type Truth } from "./outcome.ts";
import type { Run } from "./run.ts";

/** The keywords of arrays but `unevaluatedItems`. */
export function checkArray(run: Run, said: JsonObject, spot: Spot, value: readonly Json[], scope: Scope): Outcome {
  const { minItems, maxItems, uniqueItems } = said;
  if (typeof minItems === "number" && value.length < minItems) return outcome(false);
  if (typeof maxItems === "number" && value.length > maxItems) return outcome(false);
  if (uniqueItems === true && new Set(value.map(canonical)).size < value.length) return outcome(false);
  return both(checkItems(run, said, spot, value, scope), checkContains(run, said, spot, value, scope));
}

/** The schemas of the first items and that of the others, whatever the dialect calls them. */
export function itemsOf({ items, prefixItems, additionalItems }: JsonObject): { readonly first: readonly Json[]; readonly rest: Json | undefined } {
  if (isArray(items)) return { first: items, rest: additionalItems };
  return { first: isArray(prefixItems) ? prefixItems : [], rest: items };
}

function checkItems(run: Run, said: JsonObject, spot: Spot, value: readonly Json[], scope: Scope): Outcome {
  const { first, rest } = itemsOf(said);
  let valid: Truth = true;
  for (const [index, item] of value.entries()) {
    const schema = first[index] ?? rest;
    if (schema === undefined) break;
    const { valid: fits } = run.apply(run.library.below(spot, schema), item, scope);
    if (fits === false) return outcome(false);
    valid = valid && fits;
  }
  return outcome(valid, { items: rest === undefined ? Math.min(first.length, value.length) : value.length });
}

function checkContains(run: Run, { contains, minContains, maxContains }: JsonObject, spot: Spot, value: readonly Json[], scope: Scope): Outcome {
  if (contains === undefined) return outcome(true);
  const truths = value.map((item) => run.apply(run.library.below(spot, contains), item, scope).valid);
  const valid = counted(truths, typeof minContains === "number" ? minContains : 1, typeof maxContains === "number" ? maxContains : Infinity);
  const found = atLeast(spot.home.dialect, "2020-12") ? truths.flatMap((one, index) => (one === true ? [index] : [])) : [];
  return outcome(valid, { found: new Set(found), sure: !truths.includes(undefined) });
}
