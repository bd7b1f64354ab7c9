import type { Kind } from "../kind.ts";
import { showRule } from "../show.ts";

export const qualityLoosened: Kind = {
  id: "quality-loosened",
  about: "rows",
  key: "schema.quality",
  says: "A quality rule promises less.",
  why: "Readers meet data that they were promised never to see.",
  breaks: { consumers: "yes", producers: "no" },
  impact: "action",
  hint: "Keep the rule, or tell its readers.",
  mirror: "quality-tightened",
  message: ({ before, after, element }) => `A quality rule on ${element} was loosened: ${showRule(before)} → ${showRule(after)}.`,
};
