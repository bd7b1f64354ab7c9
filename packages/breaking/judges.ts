import type { Schema } from "#model";
import type { Judge } from "./judge.ts";

/** Who judges the schema files of a format; loaded when there is one. */
export const judges: { readonly [Format in Schema["format"]]?: () => Promise<Judge<Format>> } = {
  avro: async () => (await import("./avro/judge.ts")).judgeAvro,
  protobuf: async () => (await import("./protobuf/judge.ts")).protobuf,
};
