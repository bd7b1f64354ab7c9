import type { Kind } from "../kind.ts";
import { word } from "../show.ts";

export const avroUnionRemoved: Kind = {
  id: "avro-union-removed",
  format: "avro",
  about: "shape",
  says: "A union of one type became the type.",
  why: "It is read as before; code that is generated from the schema may differ.",
  breaks: { consumers: "no", producers: "no" },
  impact: "none",
  mirror: "avro-union-added",
  message: ({ after, element }) => `The type of ${element} is no union any more: ${word(after)}.`,
};
