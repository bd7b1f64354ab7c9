import type { Schema, SchemaObject } from "#model";

type Projection<Format extends Schema["format"]> = (schema: Extract<Schema, { format: Format }>, fragment?: string) => readonly SchemaObject[];

/** How the schemas of a format are said in the words of a contract; loaded when there is one. */
export const projections: { readonly [Format in Schema["format"]]?: () => Promise<Projection<Format>> } = {
  avro: async () => (await import("./projections/avro.ts")).projectAvro,
  "json-schema": async () => (await import("./projections/json-schema.ts")).projectJsonSchema,
  protobuf: async () => (await import("./projections/protobuf.ts")).projectProtobuf,
};

/** What a schema file declares, as objects of a contract; `fragment` is what stands behind `#` where the file is named. */
export async function project(schema: Schema, fragment?: string): Promise<readonly SchemaObject[]> {
  const load = projections[schema.format] as (() => Promise<(schema: Schema, fragment?: string) => readonly SchemaObject[]>) | undefined;
  return load === undefined ? [] : (await load())(schema, fragment);
}
