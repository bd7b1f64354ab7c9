import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const lengthTightened: Kind = {
  id: "length-tightened",
  about: "rows",
  key: "schema.logicalTypeOptions",
  says: "Texts or lists have less room than before.",
  why: "Data written before may not fit.",
  breaks: { consumers: "no", producers: "yes" },
  impact: "none",
  mirror: "length-loosened",
  message: ({ before, after, element }) => `A length of ${element} was tightened: ${show(before)} → ${show(after)}.`,
};
