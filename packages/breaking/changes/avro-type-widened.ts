import type { Kind } from "../kind.ts";
import { word } from "../show.ts";

export const avroTypeWidened: Kind = {
  id: "avro-type-widened",
  format: "avro",
  about: "rows",
  says: "A type is one that the old type promotes to.",
  why: "New readers take old values; old readers do not take new ones.",
  breaks: { consumers: "yes", producers: "no" },
  impact: "action",
  hint: "Let every reader move to the new schema before a writer does.",
  mirror: "avro-type-narrowed",
  message: ({ before, after, element }) => `The type of ${element} was widened from ${word(before)} to ${word(after)}.`,
};
