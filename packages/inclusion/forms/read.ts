import type { Json } from "#model";
import { isArray, isObject, type JsonObject } from "../json.ts";
import { saidBy } from "../keywords.ts";
import { schemasBelow } from "../references/dialect.ts";
import type { Library, Lost } from "../references/library.ts";
import { findDynamic, findRecursive, type Scope, scopes } from "../references/scope.ts";
import type { Spot } from "../references/spot.ts";
import type { Reading } from "../side.ts";
import { arrayForms } from "./arrays.ts";
import type { Form, Reader } from "./form.ts";
import type { Onward } from "./looked.ts";
import { objectForms } from "./objects.ts";
import { numberForms, textForms, valueForms } from "./scalars.ts";
import { unevaluatedForms } from "./unevaluated.ts";
import type { Workshop } from "./workshop.ts";

/** Branches of `oneOf` that are told apart. */
const mostBranches = 1000;

/** The form of a library's schema. Schemas that refer to others are read when they are asked for, so that recursion has an end. */
export function formOf(library: Library, how: Reading, shop: Workshop): Form {
  const known = scopes();
  const read = new Map<object, Map<Scope, Form>>();
  const refers = new Map<object, boolean>();

  const reader: Reader = {
    read(spot, scope) {
      if (typeof spot.schema === "boolean") return spot.schema ? shop.any : shop.none;
      const at = read.get(spot.schema as object) ?? new Map<Scope, Form>();
      read.set(spot.schema as object, at);
      const form = at.get(scope) ?? schemaForm(spot, scope);
      at.set(scope, form);
      return form;
    },
  };

  const schemaForm = (spot: Spot, above: Scope): Form => {
    const { keywords: said, malformed } = saidBy(spot);
    if (malformed !== undefined || !isObject(spot.schema)) return shop.opaque(`malformed ${spot.home.dialect} ${JSON.stringify(spot.schema)}`, malformed ?? "a schema is neither an object nor a boolean");
    const scope = known.enter(above, spot.home);
    const below = (schema: Json) => child(library.below(spot, schema), scope);
    const asserts = spot.home.asserts || how.formats === "assert";
    return shop.and(
      ...valueForms(shop, said), ...numberForms(shop, said, spot.home.dialect), ...textForms(shop, said, asserts), ...arrayForms(shop, said, below),
      ...objectForms(shop, said, below), ...joinedForms(said, below), ...referenceForms(spot, scope), ...unevaluatedForms(onward, said, spot, scope),
    );
  };

  const joinedForms = (said: JsonObject, below: (schema: Json) => Form): Form[] => {
    const { allOf, anyOf, oneOf, not, if: condition, then, else: otherwise } = said;
    const forms: Form[] = [];
    if (isArray(allOf)) forms.push(...allOf.map(below));
    if (isArray(anyOf)) forms.push(shop.or(...anyOf.map(below)));
    if (isArray(oneOf)) forms.push(exactlyOne(oneOf.map(below)));
    if (not !== undefined) forms.push(shop.not(below(not)));
    if (condition !== undefined) {
      const test = below(condition);
      if (then !== undefined) forms.push(shop.or(shop.not(test), below(then)));
      if (otherwise !== undefined) forms.push(shop.or(test, below(otherwise)));
    }
    return forms;
  };

  const exactlyOne = (forms: readonly Form[]): Form => {
    if (forms.every((one) => one.is === "value" && !one.refused)) return onlyOnce(forms);
    if (forms.length > mostBranches) return shop.opaque(`oneOf ${forms.map(({ id }) => id).join(" ")}`, `\`oneOf\` has more than ${mostBranches} branches`);
    return shop.or(...forms.map((one, index) => shop.and(one, ...forms.filter((_, other) => other !== index).map(shop.not))));
  };

  /** The values that one of the forms alone allows. */
  const onlyOnce = (forms: readonly Form[]): Form => {
    const all = forms.flatMap((one) => (one.is === "value" ? [...one.texts].map((text, index) => ({ text, value: one.values[index] as Json })) : []));
    const counts = new Map<string, number>();
    for (const { text } of all) counts.set(text, (counts.get(text) ?? 0) + 1);
    return shop.values(all.filter(({ text }) => counts.get(text) === 1).map(({ value }) => value));
  };

  const targets = (spot: Spot, scope: Scope): (Spot | Lost)[] => {
    const { $ref, $dynamicRef, $recursiveRef } = saidBy(spot).keywords;
    const found: (Spot | Lost)[] = [];
    if (typeof $ref === "string") found.push(library.find(spot, $ref));
    if (typeof $dynamicRef === "string") found.push(findDynamic(library, spot, $dynamicRef, scope));
    if ($recursiveRef !== undefined) found.push(findRecursive(spot, scope));
    return found;
  };

  const referenceForms = (spot: Spot, scope: Scope): Form[] =>
    targets(spot, scope).map((found) => ("unknown" in found ? shop.opaque(`reference ${found.to}`, found.unknown) : child(found, scope)));

  const child = (spot: Spot, scope: Scope): Form => {
    if (!isObject(spot.schema) || !mayRefer(spot)) return reader.read(spot, scope);
    const { spot: target, scope: there } = followed(spot, scope);
    return mayRefer(target) ? shop.schema(reader, target, there) : reader.read(target, there);
  };

  /** Where a schema leads that only refers to another. */
  const followed = (spot: Spot, scope: Scope, hops = 0): { readonly spot: Spot; readonly scope: Scope } => {
    const { keywords: said } = saidBy(spot);
    const only = Object.keys(said).length === 1 && typeof said["$ref"] === "string" ? library.find(spot, said["$ref"]) : undefined;
    return only === undefined || "unknown" in only || hops > 20 ? { spot, scope } : followed(only, known.enter(scope, spot.home), hops + 1);
  };

  /** Whether a schema or one below it refers to another. */
  const mayRefer = (spot: Spot): boolean => {
    if (!isObject(spot.schema)) return false;
    const before = refers.get(spot.schema);
    if (before !== undefined) return before;
    const { $ref, $dynamicRef, $recursiveRef } = saidBy(spot).keywords;
    const answer = $ref !== undefined || $dynamicRef !== undefined || $recursiveRef !== undefined || schemasBelow(spot.schema, spot.home.dialect).some(({ schema }) => mayRefer(library.below(spot, schema)));
    refers.set(spot.schema, answer);
    return answer;
  };

  const onward: Onward = {
    shop, child, below: library.below, enter: (scope, { home }) => known.enter(scope, home),
    targets(spot, scope) {
      const found = targets(spot, scope).flatMap((one) => ("unknown" in one ? [] : [one]));
      return found.length === targets(spot, scope).length ? found : undefined;
    },
  };

  return child(library.root, known.start);
}
