import type { Json } from "#model";
import { type Key, keys } from "./keys.ts";

type Schema = { readonly [key: string]: Json };

/** The JSON Schema (draft 2019-09) of `meshgate.yaml`. */
export const configSchema: Schema = {
  $schema: "https://json-schema.org/draft/2019-09/schema",
  title: "meshgate.yaml",
  description: "How Meshgate judges this repository. Every key may be left out.",
  type: "object",
  properties: propertiesOf(keys),
  additionalProperties: false,
};

/** The same for an editor that completes the rules and kinds of change under `levels`. */
export function configSchemaWith(ids: readonly string[]): Schema {
  const levels = propertiesOf(keys)["levels"];
  return { ...configSchema, properties: { ...propertiesOf(keys), levels: { ...levels, propertyNames: { enum: ids } } } };
}

function propertiesOf(rows: readonly Key[]): Readonly<Record<string, Schema>> {
  return Object.fromEntries(rows.map(({ key, says, schema, default: standard, examples }) => [key, { description: says, ...schema, default: standard, examples }]));
}
