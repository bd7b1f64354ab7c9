import type { SchemaFormat } from "./schema-format.ts";

/** Every format of schema files, loaded when a file of it is read. */
export const schemaFormats: Readonly<Record<string, { readonly endings: readonly string[]; readonly load: () => Promise<SchemaFormat> }>> = {
  avro: { endings: [".avsc"], load: async () => (await import("./formats/avro/index.ts")).avro },
  protobuf: { endings: [".proto"], load: async () => (await import("./formats/protobuf/index.ts")).protobuf },
};
