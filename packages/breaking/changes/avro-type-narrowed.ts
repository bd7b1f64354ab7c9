import type { Kind } from "../kind.ts";
import { word } from "../show.ts";

export const avroTypeNarrowed: Kind = {
  id: "avro-type-narrowed",
  format: "avro",
  about: "rows",
  says: "A type is one that promotes to the old type.",
  why: "Old readers take new values; new readers do not take old ones.",
  breaks: { consumers: "no", producers: "yes" },
  impact: "none",
  hint: "Keep the wider type as long as data of it is kept.",
  mirror: "avro-type-widened",
  message: ({ before, after, element }) => `The type of ${element} was narrowed from ${word(before)} to ${word(after)}.`,
};
