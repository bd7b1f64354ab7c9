import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const avroAliasRemoved: Kind = {
  id: "avro-alias-removed",
  format: "avro",
  about: "shape",
  says: "A type or field has lost an alias.",
  why: "Data written under that name can no longer be read.",
  breaks: { consumers: "no", producers: "no" },
  impact: "action",
  hint: "Keep the alias as long as data of that name is kept.",
  mirror: "avro-alias-added",
  message: ({ before, element }) => `${element} is no longer known as ${show(before)}.`,
};
