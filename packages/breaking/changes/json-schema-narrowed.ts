import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const jsonSchemaNarrowed: Kind = {
  id: "json-schema-narrowed",
  format: "json-schema",
  about: "rows",
  says: "A schema no longer allows values that it allowed.",
  why: "Data written before may not fit.",
  breaks: { consumers: "no", producers: "yes" },
  impact: "none",
  hint: "See that no stored value is refused.",
  mirror: "json-schema-widened",
  message: ({ before, after, element }) => `The schema allows less: ${element} was ${show(before)} and is ${show(after)}.`,
};
