import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const avroAliasAdded: Kind = {
  id: "avro-alias-added",
  format: "avro",
  about: "shape",
  says: "A type or field has one more alias.",
  why: "Data written under that name can be read.",
  breaks: { consumers: "no", producers: "no" },
  impact: "none",
  mirror: "avro-alias-removed",
  message: ({ after, element }) => `${element} is also known as ${show(after)} now.`,
};
