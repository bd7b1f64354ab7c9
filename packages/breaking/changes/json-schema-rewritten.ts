import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const jsonSchemaRewritten: Kind = {
  id: "json-schema-rewritten",
  format: "json-schema",
  about: "rows",
  says: "A schema is written in another way and allows the same values.",
  why: "Nobody meets another value.",
  breaks: { consumers: "no", producers: "no" },
  impact: "none",
  mirror: "json-schema-rewritten",
  message: ({ before, after, element }) => `The schema allows the same as before: ${element} was ${show(before)} and is ${show(after)}.`,
};
