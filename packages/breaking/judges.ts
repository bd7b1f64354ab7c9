import type { Schema } from "#model";
import type { Judge } from "./judge.ts";

/** Who judges the schema files of a format; loaded when there is one. */
export const judges: { readonly [Format in Schema["format"]]?: () => Promise<Judge<Format>> } = {
  "json-schema": async () => (await import("./json-schema/judge.ts")).judgeJsonSchema,
};
