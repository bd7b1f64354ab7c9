import type { Json } from "#model";
import { isArray, isObject, type JsonObject, own } from "../json.ts";
import type { Scope } from "../references/scope.ts";
import type { Spot } from "../references/spot.ts";
import { both, type Outcome, outcome, type Truth } from "./outcome.ts";
import type { Run } from "./run.ts";
import { matches } from "./scalars.ts";

/** The keywords of objects but those that look at the whole again and `unevaluatedProperties`. */
export function checkObject(run: Run, said: JsonObject, spot: Spot, value: JsonObject, scope: Scope): Outcome {
  const { minProperties, maxProperties, required, dependentRequired, dependencies, propertyNames } = said;
  const keys = Object.keys(value);
  if (typeof minProperties === "number" && keys.length < minProperties) return outcome(false);
  if (typeof maxProperties === "number" && keys.length > maxProperties) return outcome(false);
  const there = (names: Json | undefined) => !isArray(names) || names.every((name) => typeof name === "string" && Object.hasOwn(value, name));
  if (!there(required)) return outcome(false);
  for (const needs of [dependentRequired, dependencies]) if (isObject(needs) && keys.some((key) => !there(own(needs, key)))) return outcome(false);
  let valid: Truth = true;
  if (propertyNames !== undefined)
    for (const key of keys) {
      const { valid: fits } = run.apply(run.library.below(spot, propertyNames), key, scope);
      if (fits === false) return outcome(false);
      valid = valid && fits;
    }
  return both(outcome(valid), checkProperties(run, said, spot, value, scope));
}

function checkProperties(run: Run, said: JsonObject, spot: Spot, value: JsonObject, scope: Scope): Outcome {
  const { additionalProperties } = said;
  const properties = isObject(said["properties"]) ? said["properties"] : {};
  const patterns = isObject(said["patternProperties"]) ? Object.entries(said["patternProperties"]) : [];
  const looked = new Set<string>();
  let valid: Truth = true;
  const check = (schema: Json, item: Json, applies: Truth): boolean => {
    const { valid: fits } = run.apply(run.library.below(spot, schema), item, scope);
    if (fits === false && applies === true) return false;
    if (fits !== true) valid = undefined;
    return true;
  };
  for (const [key, item] of Object.entries(value)) {
    let known: Truth = false;
    const named = own(properties, key);
    if (named !== undefined) {
      known = true;
      if (!check(named, item, true)) return outcome(false);
    }
    for (const [pattern, schema] of patterns) {
      const applies = matches(run, pattern, key);
      if (applies === false) continue;
      known = known || applies;
      if (!check(schema, item, applies)) return outcome(false);
    }
    if (known === undefined) valid = valid && undefined;
    if (known !== true && additionalProperties !== undefined && !check(additionalProperties, item, known === undefined ? undefined : true)) return outcome(false);
    if (known === true) looked.add(key);
  }
  return outcome(valid, { properties: additionalProperties === undefined ? looked : "all" });
}
