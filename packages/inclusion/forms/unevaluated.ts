import type { Json } from "#model";
import type { JsonObject } from "../json.ts";
import type { Scope } from "../references/scope.ts";
import type { Spot } from "../references/spot.ts";
import { holds } from "../solve/holds.ts";
import { restForm } from "./arrays.ts";
import type { Form } from "./form.ts";
import { forOthers, namesIn, undecidable } from "./keys.ts";
import { type Looks, looksOf, type Onward } from "./looked.ts";
import type { Workshop } from "./workshop.ts";

/** Patterns, or forms of `contains`, whose look holds only sometimes and that are told apart: each doubles the form. */
const most = 6;
/** Items between two looks that are named one by one. */
const widest = 50;

/**
 * `unevaluatedProperties` and `unevaluatedItems` without annotations. Keys (or indices) that the same schemas look at are alike: either one of these schemas holds, or
 * the values of such keys fit.
 */
export function unevaluatedForms(on: Onward, said: JsonObject, spot: Spot, scope: Scope): Form[] {
  const { shop } = on;
  const add = (keyword: string, type: "object" | "array", schema: Json | undefined, made: (looks: Looks, form: Form) => Form[] | undefined): Form[] => {
    if (schema === undefined) return [];
    const looks = looksOf(on, spot, scope, keyword);
    const forms = looks === undefined ? undefined : made({ always: looks.always, maybe: looks.maybe.filter(({ when }) => when !== shop.none) }, on.child(on.below(spot, schema), scope));
    return (forms ?? [shop.opaque(`${keyword} ${JSON.stringify(spot.schema)}`, `\`${keyword}\` stands beside more than can be told apart`)]).map((form) => shop.where(type, form));
  };
  return [
    ...add("unevaluatedProperties", "object", said["unevaluatedProperties"], (looks, form) => propertyForms(shop, looks, form)),
    ...add("unevaluatedItems", "array", said["unevaluatedItems"], (looks, form) => itemForms(shop, looks, form)),
  ];
}

function propertyForms(shop: Workshop, { always, maybe }: Looks, form: Form): Form[] | undefined {
  if (always.keys === shop.any) return [];
  const looks = maybe.filter(({ looked }) => looked.keys !== shop.none);
  if ([always, ...looks.map(({ looked }) => looked)].some(({ keys }) => undecidable(keys) !== undefined)) return undefined;
  const names = new Set<string>();
  for (const keys of [always.keys, ...looks.map(({ looked }) => looked.keys)]) namesIn(keys, names);
  const alike = new Map<string, { readonly names: string[]; readonly when: Form[] }>();
  for (const name of names) {
    if (holds(always.keys, name) === true) continue;
    const lookers = looks.flatMap(({ looked, when }) => (holds(looked.keys, name) === true ? [when] : []));
    const key = lookers.map(({ id }) => id).join(" ");
    const group = alike.get(key) ?? { names: [], when: lookers };
    group.names.push(name);
    alike.set(key, group);
  }
  const forms = [...alike.values()].map((group) => shop.or(...group.when, shop.every(shop.values(group.names), form)));

  const rest = looks.map(({ looked, when }) => ({ when, keys: forOthers(shop, looked.keys) })).filter(({ keys }) => keys !== shop.none);
  const patterns = [...new Set(rest.map(({ keys }) => keys))].filter((keys) => keys !== shop.any);
  if (patterns.length > most) return undefined;
  const others = shop.and(shop.not(forOthers(shop, always.keys)), shop.values([...names], true));
  for (let set = 0; set < 1 << patterns.length; set += 1) {
    const inside = (keys: Form) => keys === shop.any || (set & (1 << patterns.indexOf(keys))) !== 0;
    const keys = shop.and(others, ...patterns.map((one) => (inside(one) ? one : shop.not(one))));
    forms.push(shop.or(...rest.filter((one) => inside(one.keys)).map(({ when }) => when), shop.every(keys, form)));
  }
  return forms;
}

function itemForms(shop: Workshop, { always, maybe }: Looks, form: Form): Form[] | undefined {
  if (always.items === Infinity) return [];
  const finders = maybe.filter(({ looked }) => looked.found !== shop.none);
  const ends = [...new Set([always.items, ...maybe.map(({ looked }) => looked.items).filter((end) => end > always.items), Infinity])].sort((a, b) => a - b);
  if (finders.length > most || ends.some((end, index) => end !== Infinity && end - (ends[index - 1] ?? end) > widest)) return undefined;
  const forms: Form[] = [];
  for (let set = 0; set < 1 << finders.length; set += 1) {
    const inside = finders.filter((_, index) => (set & (1 << index)) !== 0);
    const fits = shop.or(form, always.found, ...inside.map(({ looked }) => looked.found));
    const outside = finders.filter((one) => !inside.includes(one)).map(({ when }) => when);
    for (const [index, end] of ends.entries()) {
      const start = ends[index - 1];
      if (start === undefined) continue;
      const lookers = maybe.flatMap(({ looked, when }) => (looked.items >= end ? [when] : []));
      const items = end === Infinity ? restForm(shop, start, fits) : shop.and(...Array.from({ length: end - start }, (_, at) => shop.item(start + at, fits)));
      forms.push(shop.or(...outside, ...lookers, items));
    }
  }
  return forms;
}
