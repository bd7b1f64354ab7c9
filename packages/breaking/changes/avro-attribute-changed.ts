import type { Kind } from "../kind.ts";
import { literal } from "../show.ts";

export const avroAttributeChanged: Kind = {
  id: "avro-attribute-changed",
  format: "avro",
  about: "unknown",
  says: "An attribute changed that Avro has no word for.",
  why: "Some tool may read it: what nobody judged is not safe.",
  breaks: { consumers: "unknown", producers: "unknown" },
  impact: "notify",
  hint: "Judge it by eye.",
  mirror: "avro-attribute-changed",
  message: ({ before, after, element }) => `The attribute ${element} was ${literal(before)} and is ${literal(after)}, and what that breaks is not known.`,
};
