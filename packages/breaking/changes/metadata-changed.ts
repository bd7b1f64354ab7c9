import type { Kind } from "../kind.ts";

export const metadataChanged: Kind = {
  id: "metadata-changed",
  about: "meaning",
  says: "A description, tag, owner or other text for people changed.",
  why: "It may tell a change of meaning; no query notices.",
  breaks: { consumers: "no", producers: "no" },
  impact: "notify",
  mirror: "metadata-changed",
  message: ({ element }) => `${element} changed.`,
};
