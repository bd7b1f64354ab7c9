import type { Json } from "#model";
import type { Form } from "../forms/form.ts";
import type { Workshop } from "../forms/workshop.ts";
import { isArray, isObject } from "../json.ts";

/** That an array or an object is not this one, said by its parts. */
export function differs(shop: Workshop, from: Json): Form {
  if (isArray(from)) {
    const items = from.map((item, at) => shop.and(shop.least("array", at + 1), shop.item(at, shop.values([item], true))));
    return shop.or(shop.most("array", from.length - 1), shop.least("array", from.length + 1), ...items);
  }
  if (!isObject(from)) return shop.any;
  const parts = Object.entries(from).flatMap(([key, item]) => [shop.every(shop.values([key]), shop.none), shop.some(shop.values([key]), shop.values([item], true))]);
  return shop.or(...parts, shop.some(shop.values(Object.keys(from), true), shop.any));
}
