import type { Kind } from "../kind.ts";
import { word } from "../show.ts";

export const avroSymbolRemoved: Kind = {
  id: "avro-symbol-removed",
  format: "avro",
  about: "rows",
  says: "An enum has lost a symbol.",
  why: "Data written before may hold it.",
  breaks: { consumers: "no", producers: "yes" },
  impact: "none",
  hint: "Keep the symbol as long as data of it is kept, or give the enum a default.",
  mirror: "avro-symbol-added",
  message: ({ before, element }) => `${element} can no longer be ${word(before)}.`,
};
