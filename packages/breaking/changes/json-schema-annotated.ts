import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const jsonSchemaAnnotated: Kind = {
  id: "json-schema-annotated",
  format: "json-schema",
  about: "meaning",
  says: "What a schema tells people, and not validators, is another text.",
  why: "No value is allowed or refused because of it.",
  breaks: { consumers: "no", producers: "no" },
  impact: "none",
  mirror: "json-schema-annotated",
  message: ({ before, after, element }) => `The schema describes its values in other words: ${element} was ${show(before)} and is ${show(after)}.`,
};
