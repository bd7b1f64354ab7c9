import type { Kind } from "../kind.ts";
import { showRule } from "../show.ts";

export const qualityChanged: Kind = {
  id: "quality-changed",
  about: "rows",
  key: "schema.quality",
  says: "A quality rule changed.",
  why: "Whether it promises more or less is not decided here.",
  breaks: { consumers: "unknown", producers: "unknown" },
  impact: "action",
  hint: "If it promises less, keep the old rule beside the new one until its readers know; if only the words are better, say so in the pull request.",
  mirror: "quality-changed",
  message: ({ before, after, element }) => `A quality rule on ${element} changed: ${showRule(before)} → ${showRule(after)}.`,
};
