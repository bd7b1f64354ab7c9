import type { Kind } from "../kind.ts";
import { showRule } from "../show.ts";

export const qualityRemoved: Kind = {
  id: "quality-removed",
  about: "rows",
  key: "schema.quality",
  says: "A quality rule is gone.",
  why: "A guarantee is withdrawn.",
  breaks: { consumers: "yes", producers: "no" },
  impact: "action",
  hint: "Keep the rule, or tell its readers.",
  mirror: "quality-added",
  message: ({ before, element }) => `A quality rule on ${element} is removed: ${showRule(before)}.`,
};
