import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const versionNotBumped: Kind = {
  id: "version-not-bumped",
  about: "version",
  key: "version",
  says: "A contract changed and its version did not.",
  why: "Readers pin a version: what it names must not change under their feet. What breaks them needs a new major, below 1.0.0 a new minor.",
  breaks: { consumers: "no", producers: "no" },
  impact: "none",
  hint: "Raise the version in the same change.",
  mirror: { waived: "whether a version says enough is seen against what changed, not against the way back" },
  message: ({ after, element }) => `The version of ${element} is still ${show(after)}.`,
};
