import type { Schema, SchemaObject } from "#model";

/** How the schemas of a format are said in the words of a contract; loaded when there is one. */
export const projections: { readonly [Format in Schema["format"]]?: () => Promise<(schema: Extract<Schema, { format: Format }>) => readonly SchemaObject[]> } = {};

/** What a schema file declares, as objects of a contract. */
export async function project(schema: Schema): Promise<readonly SchemaObject[]> {
  const load = projections[schema.format] as (() => Promise<(schema: Schema) => readonly SchemaObject[]>) | undefined;
  return load === undefined ? [] : (await load())(schema);
}
