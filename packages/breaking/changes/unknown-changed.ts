import type { Kind } from "../kind.ts";

export const unknownChanged: Kind = {
  id: "unknown-changed",
  about: "unknown",
  says: "Something changed that the gate has no word for.",
  why: "What nobody judged is not safe.",
  breaks: { consumers: "unknown", producers: "unknown" },
  impact: "notify",
  hint: "Judge it by eye.",
  mirror: "unknown-changed",
  message: ({ element }) => `${element} changed, and what that breaks is not known.`,
};
