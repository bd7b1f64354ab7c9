import type { Kind } from "../kind.ts";
import { literal } from "../show.ts";

export const avroDefaultChanged: Kind = {
  id: "avro-default-changed",
  format: "avro",
  about: "rows",
  says: "A default is another one.",
  why: "Readers fill in another value for the same data.",
  breaks: { consumers: "no", producers: "no" },
  impact: "action",
  hint: "Tell those who read data without the value.",
  mirror: "avro-default-changed",
  message: ({ before, after, element }) => `The default of ${element} was ${literal(before)} and is ${literal(after)}.`,
};
