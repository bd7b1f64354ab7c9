import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const optionChanged: Kind = {
  id: "option-changed",
  about: "rows",
  key: "schema.logicalTypeOptions",
  says: "A pattern, format or other option changed.",
  why: "Whether the old values and the new ones fit each other cannot be decided here.",
  breaks: { consumers: "unknown", producers: "unknown" },
  impact: "action",
  hint: "See that old readers accept the new values.",
  mirror: "option-changed",
  message: ({ before, after, element }) => `An option of ${element} changed: ${show(before)} → ${show(after)}.`,
};
