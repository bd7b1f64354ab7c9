import type { Schema } from "#model";
import type { Judge, Later } from "./judge.ts";

/** Who judges the schema files of a format; loaded when there is one. */
export const judges: { readonly [Format in Schema["format"]]?: () => Promise<Judge<Format, Later>> } = {
  "json-schema": async () => (await import("./json-schema/judge.ts")).judgeJsonSchema,
  avro: async () => (await import("./avro/judge.ts")).judgeAvro,
  protobuf: async () => (await import("./protobuf/judge.ts")).protobuf,
};
