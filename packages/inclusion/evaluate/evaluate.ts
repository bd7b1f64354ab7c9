import type { Json } from "#model";
import { isArray, isObject, type JsonObject } from "../json.ts";
import { saidBy } from "../keywords.ts";
import { findDynamic, findRecursive, type Scope } from "../references/scope.ts";
import type { Spot } from "../references/spot.ts";
import { checkArray } from "./arrays.ts";
import { checkObject } from "./objects.ts";
import { both, counted, not, type Outcome, outcome, seen } from "./outcome.ts";
import { type Run, unsure } from "./run.ts";
import { checkNumber, checkText, checkValue } from "./scalars.ts";

/** Schemas that may be inside each other on the way to one answer. */
const deepest = 600;

/** What a schema makes of a value. `scope`: what was entered on the way, without the schema's own resource. */
export function evaluate(run: Run, spot: Spot, value: Json, above: Scope): Outcome {
  if (typeof spot.schema === "boolean") return outcome(spot.schema);
  if ((run.meter.steps -= 1) < 0) return outcome(unsure(run, "the instance needs more steps than are taken"));
  const { keywords: said, malformed } = saidBy(spot);
  if (malformed !== undefined || !isObject(spot.schema)) return outcome(unsure(run, malformed ?? "a schema is neither an object nor a boolean"));
  const scope = run.scopes.enter(above, spot.home);
  if (run.open.length > deepest || isAsked(run, spot.schema, value, scope)) return outcome(unsure(run, "a schema refers to itself without an end"));
  run.open.push({ schema: spot.schema, value, scope });
  try {
    return whole(run, said, spot, value, scope);
  } finally {
    run.open.pop();
  }
}

/** Whether this very question waits for its own answer: between the two nothing has stepped into the instance. */
function isAsked({ open }: Run, schema: Json, value: Json, scope: Scope): boolean {
  for (let index = open.length - 1; index >= 0; index -= 1) {
    const one = open[index];
    if (one === undefined || !Object.is(one.value, value)) return false;
    if (one.schema === schema && one.scope === scope) return true;
  }
  return false;
}

function whole(run: Run, said: JsonObject, spot: Spot, value: Json, scope: Scope): Outcome {
  if (!checkValue(said, value)) return outcome(false);
  let all = outcome(true);
  if (typeof value === "number") all = outcome(checkNumber(run, said, value, spot.home.dialect));
  else if (typeof value === "string") all = outcome(checkText(run, said, value, spot.home.asserts || run.formats === "assert"));
  else if (isArray(value)) all = checkArray(run, said, spot, value, scope);
  else if (isObject(value)) all = checkObject(run, said, spot, value, scope);
  for (const part of parts(run, said, spot, value, scope)) {
    if (all.valid === false) return all;
    all = both(all, part);
  }
  return all.valid === false ? all : unevaluated(run, said, spot, value, scope, all);
}

/** What the schemas say that look at the same value, one after the other. */
function* parts(run: Run, said: JsonObject, spot: Spot, value: Json, scope: Scope): Generator<Outcome> {
  const apply = (schema: Json) => run.apply(run.library.below(spot, schema), value, scope);
  const follow = (found: Spot | { readonly unknown: string }) => ("unknown" in found ? outcome(unsure(run, found.unknown)) : run.apply(found, value, scope));
  const { $ref, $dynamicRef, $recursiveRef, allOf, anyOf, oneOf, not: refused, if: condition, then, else: otherwise, dependentSchemas, dependencies } = said;
  if (typeof $ref === "string") yield follow(run.library.find(spot, $ref));
  if (typeof $dynamicRef === "string") yield follow(findDynamic(run.library, spot, $dynamicRef, scope));
  if ($recursiveRef !== undefined) yield follow(findRecursive(spot, scope));
  if (isArray(allOf)) for (const schema of allOf) yield apply(schema);
  for (const [list, most] of [[anyOf, Infinity], [oneOf, 1]] as const) {
    if (!isArray(list)) continue;
    const branches = list.map(apply);
    const valid = counted(branches.map((one) => one.valid), 1, most);
    const looked = branches.filter((one) => one.valid === true).reduce((a, b) => seen(valid, a, b), outcome(valid));
    yield { ...looked, sure: branches.every((one) => one.valid !== undefined) };
  }
  if (refused !== undefined) yield outcome(not(apply(refused).valid));
  if (condition !== undefined) {
    const test = apply(condition);
    const branch = (schema: Json | undefined) => (schema === undefined ? outcome(true) : apply(schema));
    if (test.valid === true) yield both(test, branch(then));
    else if (test.valid === false) yield branch(otherwise);
    else {
      const [yes, no] = [branch(then).valid, branch(otherwise).valid];
      yield outcome(yes === false && no === false ? false : yes === true && no === true ? true : undefined, { sure: false });
    }
  }
  if (!isObject(value)) return;
  for (const map of [dependentSchemas, dependencies])
    if (isObject(map))
      for (const [key, schema] of Object.entries(map)) if (!isArray(schema) && Object.hasOwn(value, key)) yield apply(schema);
}

function unevaluated(run: Run, { unevaluatedProperties, unevaluatedItems }: JsonObject, spot: Spot, value: Json, scope: Scope, all: Outcome): Outcome {
  const check = (schema: Json, rest: readonly Json[]): Outcome["valid"] => {
    const truths = rest.map((item) => run.apply(run.library.below(spot, schema), item, scope).valid);
    return truths.length === 0 ? true : !all.sure && truths.includes(false) ? undefined : counted(truths, truths.length, Infinity);
  };
  if (isObject(value) && unevaluatedProperties !== undefined) {
    const rest = all.properties === "all" ? [] : Object.entries(value).flatMap(([key, item]) => (all.properties !== "all" && all.properties.has(key) ? [] : [item]));
    return both(all, outcome(check(unevaluatedProperties, rest), { properties: "all" }));
  }
  if (isArray(value) && unevaluatedItems !== undefined) {
    const rest = value.filter((_, index) => index >= all.items && !all.found.has(index));
    return both(all, outcome(check(unevaluatedItems, rest), { items: value.length }));
  }
  return all;
}
