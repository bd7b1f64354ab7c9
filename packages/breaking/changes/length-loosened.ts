import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const lengthLoosened: Kind = {
  id: "length-loosened",
  about: "rows",
  key: "schema.logicalTypeOptions",
  says: "Texts or lists may be longer, or shorter, than before.",
  why: "A reader with a fixed width cuts or refuses them.",
  breaks: { consumers: "yes", producers: "no" },
  impact: "action",
  hint: "Tell readers that keep the width to widen theirs first.",
  level: "warn",
  mirror: "length-tightened",
  message: ({ before, after, element }) => `A length of ${element} was loosened: ${show(before)} → ${show(after)}.`,
};
