import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const optionLoosened: Kind = {
  id: "option-loosened",
  about: "rows",
  key: "schema.logicalTypeOptions",
  says: "A limit on values is wider or gone.",
  why: "Readers meet values that they were promised never to see.",
  breaks: { consumers: "yes", producers: "no" },
  impact: "action",
  hint: "Keep the limit, or tell readers first.",
  mirror: "option-tightened",
  message: ({ before, after, element }) => `A limit on ${element} was loosened: ${show(before)} → ${show(after)}.`,
};
