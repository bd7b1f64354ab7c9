import type { Kind } from "../kind.ts";
import { word } from "../show.ts";

export const avroUnionAdded: Kind = {
  id: "avro-union-added",
  format: "avro",
  about: "shape",
  says: "A type became a union of itself.",
  why: "It is read as before; code that is generated from the schema may differ.",
  breaks: { consumers: "no", producers: "no" },
  impact: "none",
  mirror: "avro-union-removed",
  message: ({ after, element }) => `The type of ${element} is a union now: ${word(after)}.`,
};
