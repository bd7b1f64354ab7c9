import type { Kind } from "../kind.ts";
import { showRule } from "../show.ts";

export const qualityTightened: Kind = {
  id: "quality-tightened",
  about: "rows",
  key: "schema.quality",
  says: "A quality rule promises more.",
  why: "Today's data may fail it.",
  breaks: { consumers: "no", producers: "yes" },
  impact: "none",
  hint: "See that what is stored passes the rule first.",
  mirror: "quality-loosened",
  message: ({ before, after, element }) => `A quality rule on ${element} was tightened: ${showRule(before)} → ${showRule(after)}.`,
};
