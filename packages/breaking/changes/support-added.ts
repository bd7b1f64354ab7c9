import type { Kind } from "../kind.ts";

export const supportAdded: Kind = {
  id: "support-added",
  about: "access",
  key: "support",
  says: "A channel for help is new.",
  why: "Nobody loses by it.",
  breaks: { consumers: "no", producers: "no" },
  impact: "none",
  mirror: "support-removed",
  message: ({ element }) => `The support channel ${element} is new.`,
};
