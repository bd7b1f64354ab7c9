import type { Json } from "#model";
import type { JsonObject } from "../json.ts";
import type { Scope } from "../references/scope.ts";
import type { Spot } from "../references/spot.ts";
import { restForm } from "./arrays.ts";
import type { Form } from "./form.ts";
import { joined, type Looked, looksOf, type Onward } from "./looked.ts";

/** Looks that hold only sometimes and are still told apart: each doubles the form. */
const most = 8;

/**
 * `unevaluatedProperties` and `unevaluatedItems` without annotations: for each set of the looks that may hold, either another one holds as well, or what the set
 * leaves over fits. Equivalent to the drafts' rule, because a larger set leaves less over.
 */
export function unevaluatedForms(on: Onward, said: JsonObject, spot: Spot, scope: Scope): Form[] {
  const { shop } = on;
  const forms: Form[] = [];
  const add = (keyword: string, type: "object" | "array", schema: Json | undefined, concerns: (looked: Looked, always: Looked) => boolean, leftOver: (looked: Looked, form: Form) => Form) => {
    if (schema === undefined) return;
    const looks = looksOf(on, spot, scope, keyword);
    const maybe = looks?.maybe.filter(({ looked, when }) => when !== shop.none && concerns(looked, looks.always)) ?? [];
    if (looks === undefined || maybe.length > most) {
      forms.push(shop.where(type, shop.opaque(`${keyword} ${JSON.stringify(spot.schema)}`, `\`${keyword}\` stands beside more than can be told apart`)));
      return;
    }
    const form = on.child(on.below(spot, schema), scope);
    for (let set = 0; set < 1 << maybe.length; set += 1) {
      const inside = (index: number) => (set & (1 << index)) !== 0;
      const looked = maybe.reduce((all, one, index) => (inside(index) ? joined(shop, all, one.looked) : all), looks.always);
      const others = maybe.flatMap(({ when }, index) => (inside(index) ? [] : [when]));
      forms.push(shop.where(type, shop.or(...others, leftOver(looked, form))));
    }
  };
  add("unevaluatedProperties", "object", said["unevaluatedProperties"], ({ keys }) => keys !== shop.none, ({ keys }, form) => shop.every(shop.not(keys), form));
  add("unevaluatedItems", "array", said["unevaluatedItems"], (looked, always) => looked.items > always.items || looked.found !== shop.none,
    ({ items, found }, form) => (items === Infinity ? shop.any : restForm(shop, items, shop.or(form, found))));
  return forms;
}
