import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const versionBumpedTooLittle: Kind = {
  id: "version-bumped-too-little",
  about: "version",
  key: "version",
  says: "The version of a contract rose by less than its changes ask for.",
  why: "A step that looks harmless is taken without a look. What breaks readers needs a new major, below 1.0.0 a new minor.",
  breaks: { consumers: "no", producers: "no" },
  impact: "none",
  hint: "Raise the version further in the same change.",
  mirror: { waived: "whether a version says enough is seen against what changed, not against the way back" },
  message: ({ before, after, element }) => `The version of ${element} went from ${show(before)} to ${show(after)}, which says too little.`,
};
