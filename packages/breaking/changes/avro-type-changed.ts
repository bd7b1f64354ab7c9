import type { Kind } from "../kind.ts";
<<<<<<< HEAD
import { literal } from "../show.ts";
=======
import { word } from "../show.ts";
>>>>>>> newcomer

export const avroTypeChanged: Kind = {
  id: "avro-type-changed",
  format: "avro",
  about: "rows",
  says: "A type is another one.",
  why: "Readers of one type cannot take values of the other.",
  breaks: { consumers: "yes", producers: "yes" },
  impact: "action",
  hint: "Add a field of the new type and keep the old one until its readers have moved.",
  mirror: "avro-type-changed",
<<<<<<< HEAD
  message: ({ before, after, element }) => `The type of ${element} was ${literal(before)} and is ${literal(after)}.`,
=======
  message: ({ before, after, element }) => `The type of ${element} was ${word(before)} and is ${word(after)}.`,
>>>>>>> newcomer
};
