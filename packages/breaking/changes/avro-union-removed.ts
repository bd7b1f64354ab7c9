import type { Kind } from "../kind.ts";
<<<<<<< HEAD
import { literal } from "../show.ts";
=======
import { word } from "../show.ts";
>>>>>>> newcomer

export const avroUnionRemoved: Kind = {
  id: "avro-union-removed",
  format: "avro",
  about: "shape",
  says: "A union of one type became the type.",
  why: "It is read as before; code that is generated from the schema may differ.",
  breaks: { consumers: "no", producers: "no" },
  impact: "none",
  mirror: "avro-union-added",
<<<<<<< HEAD
  message: ({ after, element }) => `The type of ${element} is no union any more: ${literal(after)}.`,
=======
  message: ({ after, element }) => `The type of ${element} is no union any more: ${word(after)}.`,
>>>>>>> newcomer
};
