import type { Json } from "#model";
import { itemsOf } from "../evaluate/arrays.ts";
import type { JsonObject } from "../json.ts";
import type { Form } from "./form.ts";
import type { Workshop } from "./workshop.ts";

/** The keywords of arrays but `unevaluatedItems`. `child` reads a schema below. */
export function arrayForms(shop: Workshop, said: JsonObject, child: (schema: Json) => Form): Form[] {
  const { minItems, maxItems, uniqueItems, contains, minContains, maxContains } = said;
  const facts: Form[] = [];
  if (typeof minItems === "number") facts.push(shop.least("array", minItems));
  if (typeof maxItems === "number") facts.push(shop.most("array", maxItems));
  if (uniqueItems === true) facts.push(shop.unique());
  const { first, rest } = itemsOf(said);
  for (const [index, schema] of first.entries()) facts.push(shop.item(index, child(schema)));
  if (rest !== undefined) facts.push(restForm(shop, first.length, child(rest)));
  if (contains !== undefined) {
    const form = child(contains);
    facts.push(shop.many(0, form, typeof minContains === "number" ? minContains : 1));
    if (typeof maxContains === "number") facts.push(shop.few(0, form, maxContains));
  }
  return facts.map((fact) => shop.where("array", fact));
}

/** Every item from an index on fits. */
export const restForm = (shop: Workshop, from: number, form: Form): Form => shop.few(from, shop.not(form), 0);
