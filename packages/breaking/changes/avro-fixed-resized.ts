import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const avroFixedResized: Kind = {
  id: "avro-fixed-resized",
  format: "avro",
  about: "rows",
  says: "A fixed type has another size.",
  why: "Readers take exactly as many bytes as they expect.",
  breaks: { consumers: "yes", producers: "yes" },
  impact: "action",
  hint: "Declare a new type of the new size and add a field of it.",
  mirror: "avro-fixed-resized",
  message: ({ before, after, element }) => `${element} had ${show(before)} bytes and has ${show(after)}.`,
};
