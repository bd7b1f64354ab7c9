import type { Kind } from "../kind.ts";
import { literal } from "../show.ts";

export const avroDefaultAdded: Kind = {
  id: "avro-default-added",
  format: "avro",
  about: "rows",
  says: "A field or enum has a default.",
  why: "Readers can do without the value.",
  breaks: { consumers: "no", producers: "no" },
  impact: "none",
  mirror: "avro-default-removed",
  message: ({ after, element }) => `${element} has the default ${literal(after)} now.`,
};
