import type { Kind } from "../kind.ts";
import { word } from "../show.ts";

export const avroTypeUnclear: Kind = {
  id: "avro-type-unclear",
  format: "avro",
  about: "unknown",
  says: "A type is declared in no file that was compared.",
  why: "What is not known cannot be compared.",
  breaks: { consumers: "unknown", producers: "unknown" },
  impact: "action",
  hint: "Put the file that declares it beside the others.",
  mirror: "avro-type-unclear",
  message: ({ before, after, element }) => `The type of ${element} was ${word(before)} and is ${word(after)}, and not both are known.`,
};
