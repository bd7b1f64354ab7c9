import type { Kind } from "../kind.ts";
import { showRule } from "../show.ts";

export const qualityAdded: Kind = {
  id: "quality-added",
  about: "rows",
  key: "schema.quality",
  says: "A quality rule is new.",
  why: "Today's data may fail it.",
  breaks: { consumers: "no", producers: "yes" },
  impact: "none",
  hint: "See that what is stored passes the rule first.",
  mirror: "quality-removed",
  message: ({ after, element }) => `A quality rule on ${element} is new: ${showRule(after)}.`,
};
