import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const avroOrderChanged: Kind = {
  id: "avro-order-changed",
  format: "avro",
  about: "shape",
  says: "A field counts in another way when records are sorted.",
  why: "Data that was sorted before is in another order now.",
  breaks: { consumers: "no", producers: "no" },
  impact: "notify",
  mirror: "avro-order-changed",
  message: ({ before, after, element }) => `The sort order of ${element} was ${show(before)} and is ${show(after)}.`,
};
