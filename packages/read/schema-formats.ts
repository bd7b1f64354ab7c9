import type { SchemaFormat } from "./schema-format.ts";

/** Every format of schema files, loaded when a file of it is read. */
export const schemaFormats: Readonly<Record<string, { readonly endings: readonly string[]; readonly load: () => Promise<SchemaFormat> }>> = {
  "json-schema": { endings: [".schema.json", ".schema.yaml", ".schema.yml"], load: async () => (await import("./formats/json-schema/index.ts")).jsonSchema },
  avro: { endings: [".avsc"], load: async () => (await import("./formats/avro/index.ts")).avro },
};
