import type { Json } from "#model";
import { isArray, isObject, type JsonObject } from "../json.ts";
import { saidBy } from "../keywords.ts";
import { schemasBelow } from "../references/dialect.ts";
import { libraryOf } from "../references/library.ts";
import { findDynamic, findRecursive, type Scope, scopes } from "../references/scope.ts";
import type { Spot } from "../references/spot.ts";
import type { Reading, SchemaSide } from "../side.ts";
import { arrayForms } from "./arrays.ts";
import type { Form, Reader } from "./form.ts";
import type { Onward } from "./looked.ts";
import { objectForms } from "./objects.ts";
import { numberForms, textForms, valueForms } from "./scalars.ts";
import { unevaluatedForms } from "./unevaluated.ts";
import type { Workshop } from "./workshop.ts";

/** A side → the form of its schema. Schemas that refer to others are read when they are asked for, so that recursion has an end. */
export function formOf(side: SchemaSide, how: Reading, shop: Workshop): Form {
  const library = libraryOf(side);
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
    if (malformed !== undefined || !isObject(spot.schema)) return shop.opaque(`malformed ${JSON.stringify(spot.schema)}`, malformed ?? "a schema is neither an object nor a boolean");
    const scope = known.enter(above, spot.home);
    const below = (schema: Json) => child(library.below(spot, schema), scope);
    const asserts = spot.home.asserts || how.formats === "assert";
    return shop.and(
      ...valueForms(shop, said), ...numberForms(shop, said, spot.home.dialect), ...textForms(shop, said, asserts), ...arrayForms(shop, said, below),
      ...objectForms(shop, said, below), ...joinedForms(said, below), ...referenceForms(spot, said, scope), ...unevaluatedForms(onward, said, spot, scope),
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

  const exactlyOne = (forms: readonly Form[]): Form =>
    shop.and(shop.or(...forms), ...forms.flatMap((one, index) => forms.slice(index + 1).map((other) => shop.or(shop.not(one), shop.not(other)))));

  const targets = (spot: Spot, scope: Scope): (Spot | { readonly unknown: string })[] => {
    const { $ref, $dynamicRef, $recursiveRef } = saidBy(spot).keywords;
    const found: (Spot | { readonly unknown: string })[] = [];
    if (typeof $ref === "string") found.push(library.find(spot, $ref));
    if (typeof $dynamicRef === "string") found.push(findDynamic(library, spot, $dynamicRef, scope));
    if ($recursiveRef !== undefined) found.push(findRecursive(spot, scope));
    return found;
  };

  const referenceForms = (spot: Spot, said: JsonObject, scope: Scope): Form[] =>
    targets(spot, scope).map((found) => ("unknown" in found ? shop.opaque(`reference ${String(said["$ref"] ?? said["$dynamicRef"])} ${spot.home.uri}`, found.unknown) : child(found, scope)));

  const child = (spot: Spot, scope: Scope): Form => (isObject(spot.schema) && mayRefer(spot) ? shop.schema(reader, spot, scope) : reader.read(spot, scope));

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
