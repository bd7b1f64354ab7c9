import type { Kind } from "../kind.ts";
import { word } from "../show.ts";

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
  message: ({ before, after, element }) => `The type of ${element} was ${word(before)} and is ${word(after)}.`,
};
