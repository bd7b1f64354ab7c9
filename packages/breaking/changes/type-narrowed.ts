import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const typeNarrowed: Kind = {
  id: "type-narrowed",
  about: "rows",
  key: "schema.physicalType",
  says: "The type holds less than before.",
  why: "Data written before may not fit.",
  breaks: { consumers: "no", producers: "yes" },
  impact: "none",
  hint: "See that no stored value is lost.",
  mirror: "type-widened",
  message: ({ before, after, element }) => `The type of ${element} was narrowed from ${show(before)} to ${show(after)}.`,
};
