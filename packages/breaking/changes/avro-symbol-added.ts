import type { Kind } from "../kind.ts";
import { word } from "../show.ts";

export const avroSymbolAdded: Kind = {
  id: "avro-symbol-added",
  format: "avro",
  about: "rows",
  says: "An enum has one more symbol.",
  why: "Readers that do not know it fail, or take their default.",
  breaks: { consumers: "yes", producers: "no" },
  impact: "action",
  hint: "Give the enum a default, and let readers move before a writer uses the symbol.",
  mirror: "avro-symbol-removed",
  message: ({ after, element }) => `${element} may be ${word(after)} now.`,
};
