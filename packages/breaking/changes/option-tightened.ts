import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const optionTightened: Kind = {
  id: "option-tightened",
  about: "rows",
  key: "schema.logicalTypeOptions",
  says: "A limit on values is narrower or new.",
  why: "Data written before may not fit.",
  breaks: { consumers: "no", producers: "yes" },
  impact: "none",
  hint: "See that no stored value is refused.",
  mirror: "option-loosened",
  message: ({ before, after, element }) => `A limit on ${element} was tightened: ${show(before)} → ${show(after)}.`,
};
