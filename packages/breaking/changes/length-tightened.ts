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
  hint: "See that no stored value is cut or refused.",
  mirror: "length-loosened",
  message: ({ before, after, element }) => `A length of ${element} was tightened: ${show(before)} → ${show(after)}.`,
};
