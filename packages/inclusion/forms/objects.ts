import type { Json } from "#model";
import { isArray, isObject, type JsonObject } from "../json.ts";
import type { Form } from "./form.ts";
import type { Workshop } from "./workshop.ts";

/** The keywords of objects but `unevaluatedProperties`. `child` reads a schema below. */
export function objectForms(shop: Workshop, said: JsonObject, child: (schema: Json) => Form): Form[] {
  const { minProperties, maxProperties, required, propertyNames, additionalProperties, dependentRequired, dependentSchemas, dependencies } = said;
  const facts: Form[] = [];
  if (typeof minProperties === "number") facts.push(shop.least("object", minProperties));
  if (typeof maxProperties === "number") facts.push(shop.most("object", maxProperties));
  if (isArray(required)) facts.push(...required.map((name) => has(shop, String(name))));
  for (const [name, schema] of entriesOf(said["properties"])) facts.push(shop.every(shop.values([name]), child(schema)));
  for (const [pattern, schema] of entriesOf(said["patternProperties"])) facts.push(shop.every(shop.pattern(pattern), child(schema)));
  if (additionalProperties !== undefined) facts.push(shop.every(shop.not(ownKeys(shop, said)), child(additionalProperties)));
  if (propertyNames !== undefined) facts.push(shop.every(shop.not(child(propertyNames)), shop.none));
  const forms = facts.map((fact) => shop.where("object", fact));
  for (const [name, needs] of [...entriesOf(dependentRequired), ...entriesOf(dependentSchemas), ...entriesOf(dependencies)]) {
    const needed = isArray(needs) ? shop.and(...needs.map((need) => has(shop, String(need)))) : child(needs);
    forms.push(shop.where("object", shop.or(shop.every(shop.values([name]), shop.none), needed)));
  }
  return forms;
}

/** The property is there. */
export const has = (shop: Workshop, name: string): Form => shop.some(shop.values([name]), shop.any);

/** The keys that `properties` and `patternProperties` speak of. */
export const ownKeys = (shop: Workshop, said: JsonObject): Form =>
  shop.or(shop.values(entriesOf(said["properties"]).map(([name]) => name)), ...entriesOf(said["patternProperties"]).map(([pattern]) => shop.pattern(pattern)));

export const entriesOf = (map: Json | undefined): [string, Json][] => (isObject(map) ? Object.entries(map) : []);
