import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const meaningChanged: Kind = {
  id: "meaning-changed",
  about: "meaning",
  says: "The words that say what a value means changed: its unit, currency, granularity or the way it is computed.",
  why: "The rows look the same and may say something else.",
  breaks: { consumers: "unknown", producers: "unknown" },
  impact: "action",
  hint: "If the values mean something else, publish them as a new property; if only the words are better, say so in the pull request.",
  mirror: "meaning-changed",
  message: ({ before, after, element }) => `What ${element} means may have changed: ${show(before)} → ${show(after)}.`,
};
