import { type Decimal, decimal, one } from "#decimal";
import type { Dialect, Json } from "#model";
import { isArray, type JsonObject, type JsonType } from "../json.ts";
import { bitOf, type Form } from "./form.ts";
import type { Workshop } from "./workshop.ts";

/** `type`, `enum` and `const` as forms. */
export function valueForms(shop: Workshop, { type, enum: list, const: constant }: JsonObject): Form[] {
  const forms: Form[] = [];
  if (type !== undefined) forms.push(shop.or(...(isArray(type) ? type : [type]).map((name) => typeForm(shop, String(name)))));
  for (const values of [isArray(list) ? list : undefined, constant === undefined ? undefined : [constant]])
    if (values !== undefined) forms.push(values.every(isKnown) ? shop.values(values) : shop.opaque(`values ${JSON.stringify(values)}`, "a number is too large to be known"));
  return forms;
}

function typeForm(shop: Workshop, name: string): Form {
  if (name === "integer") return shop.and(shop.ofTypes(bitOf("number")), shop.multiple(one));
  return shop.ofTypes(bitOf(name as JsonType));
}

const isKnown = (value: Json): boolean => (typeof value === "number" ? decimal(value) !== undefined : typeof value !== "object" || value === null || Object.values(value as Record<string, Json>).every(isKnown));

/** The keywords of numbers. */
export function numberForms(shop: Workshop, said: JsonObject, dialect: Dialect): Form[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = said;
  const old = dialect === "draft-04";
  const forms: Form[] = [];
  const add = (value: Json | undefined, make: (bound: Decimal) => Form) => {
    const bound = typeof value === "number" ? decimal(value) : undefined;
    if (bound !== undefined) forms.push(shop.where("number", make(bound)));
  };
  add(minimum, (bound) => shop.from(bound, old && exclusiveMinimum === true));
  add(maximum, (bound) => shop.to(bound, old && exclusiveMaximum === true));
  add(exclusiveMinimum, (bound) => shop.from(bound, true));
  add(exclusiveMaximum, (bound) => shop.to(bound, true));
  add(multipleOf, (step) => shop.multiple(step));
  return forms;
}

/** The keywords of texts. */
export function textForms(shop: Workshop, { minLength, maxLength, pattern, format }: JsonObject, asserts: boolean): Form[] {
  const facts: Form[] = [];
  if (typeof minLength === "number") facts.push(shop.least("string", minLength));
  if (typeof maxLength === "number") facts.push(shop.most("string", maxLength));
  if (typeof pattern === "string") facts.push(shop.pattern(pattern));
  if (asserts && typeof format === "string") facts.push(shop.format(format));
  return facts.map((fact) => shop.where("string", fact));
}
