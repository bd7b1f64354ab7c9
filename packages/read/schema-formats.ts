import type { SchemaFormat } from "./schema-format.ts";

/** A row: what a file's name says, how much of a file is read where that is not `limits.bytes`, and the format itself. */
interface Row {
  readonly endings: readonly string[];
  readonly bytes?: number;
  readonly load: () => Promise<SchemaFormat>;
}

/** Every format of schema files, loaded when a file of it is read. */
export const schemaFormats: Readonly<Record<string, Row>> = {
  dbt: { endings: [], bytes: 64 * 1024 * 1024, load: async () => (await import("./formats/dbt/index.ts")).dbt },
  sql: { endings: [], load: async () => (await import("./formats/sql/index.ts")).sql },
  "json-schema": { endings: [".schema.json", ".schema.yaml", ".schema.yml"], load: async () => (await import("./formats/json-schema/index.ts")).jsonSchema },
  avro: { endings: [".avsc"], load: async () => (await import("./formats/avro/index.ts")).avro },
  protobuf: { endings: [".proto"], load: async () => (await import("./formats/protobuf/index.ts")).protobuf },
};
