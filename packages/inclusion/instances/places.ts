import type { Json } from "#model";
import { isArray, isObject, type JsonObject } from "../json.ts";
import { saidBy } from "../keywords.ts";
import type { Library } from "../references/library.ts";
import { findDynamic, findRecursive, type Scope, type Scopes } from "../references/scope.ts";
import type { Spot } from "../references/spot.ts";
import type { Chance } from "./chance.ts";

/** A schema that an instance is made for. */
export interface Place {
  readonly library: Library;
  readonly scopes: Scopes;
  readonly spot: Spot;
  readonly scope: Scope;
}

/** What one schema says of the instance, and how to go on below it. */
export interface Hint {
  readonly said: JsonObject;
  below(schema: Json): Place;
}

const most = 60;

/** What schemas and those that look at the same value say, with one branch of each alternative chosen by chance; now and then also what they refuse. */
export function hintsOf(places: readonly Place[], chance: Chance): Hint[] {
  const hints: Hint[] = [];
  const open = [...places];
  for (let place = open.shift(); place !== undefined && hints.length < most; place = open.shift()) {
    const { spot, library, scopes } = place;
    if (typeof spot.schema === "boolean") continue;
    const { keywords: said } = saidBy(spot);
    const scope = scopes.enter(place.scope, spot.home);
    const at = (found: Spot): Place => ({ library, scopes, spot: found, scope });
    const below = (schema: Json): Place => at(library.below(spot, schema));
    hints.push({ said, below });
    const { $ref, $dynamicRef, $recursiveRef, allOf, anyOf, oneOf, not, if: condition, then, else: otherwise, dependentSchemas, dependencies } = said;
    const follow = (found: Spot | { readonly unknown: string }) => void ("unknown" in found || open.push(at(found)));
    if (typeof $ref === "string") follow(library.find(spot, $ref));
    if (typeof $dynamicRef === "string") follow(findDynamic(library, spot, $dynamicRef, scope));
    if ($recursiveRef !== undefined) follow(findRecursive(spot, scope));
    const add = (schema: Json | undefined) => void (schema !== undefined && open.push(below(schema)));
    if (isArray(allOf)) allOf.forEach(add);
    for (const list of [anyOf, oneOf])
      if (isArray(list)) for (let count = chance.percent(25) ? 2 : 1; count > 0; count -= 1) add(chance.pick(list));
    if (chance.percent(30)) add(not);
    if (condition !== undefined) {
      if (chance.percent(55)) [condition, then].forEach(add);
      else add(otherwise);
    }
    for (const map of [dependentSchemas, dependencies]) if (isObject(map)) Object.values(map).filter((one) => !isArray(one) && chance.percent(50)).forEach(add);
  }
  return hints;
}
