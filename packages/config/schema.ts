import type { Json } from "#model";
import { keys } from "./keys.ts";

type Schema = { readonly [key: string]: Json };

/** The JSON Schema (draft 2019-09) of `meshgate.yaml`. With `ids`, an editor completes the rules and kinds of change under `levels`. */
export function configSchema(ids: readonly string[] = []): Schema {
  const properties: Record<string, Json> = {};
  for (const { key, says, schema, default: standard, examples } of keys) {
    const complete = key === "levels" && ids.length > 0 ? { ...schema, propertyNames: { enum: ids } } : schema;
    properties[key] = { description: says, ...complete, ...(standard === undefined ? {} : { default: standard }), examples };
  }
  return {
    $schema: "https://json-schema.org/draft/2019-09/schema",
    title: "meshgate.yaml",
    description: "How Meshgate judges this repository. Every key may be left out.",
    type: "object",
    properties,
    additionalProperties: false,
  };
}
