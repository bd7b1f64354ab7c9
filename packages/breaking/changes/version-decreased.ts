import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const versionDecreased: Kind = {
  id: "version-decreased",
  about: "version",
  key: "version",
  says: "The version of a contract is lower than it was.",
  why: "Tools that take the greatest version go on using the old contract, and a version that was released once cannot mean something else.",
  breaks: { consumers: "no", producers: "no" },
  impact: "none",
  hint: "Give it a version after the one that it had.",
  level: "error",
  mirror: { waived: "a version that rises again is as it should be" },
  message: ({ before, after, element }) => `The version of ${element} fell from ${show(before)} to ${show(after)}.`,
};
