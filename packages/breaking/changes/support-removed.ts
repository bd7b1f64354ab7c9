import type { Kind } from "../kind.ts";

export const supportRemoved: Kind = {
  id: "support-removed",
  about: "access",
  key: "support",
  says: "A channel for help is gone.",
  why: "Readers that ask there are not heard.",
  breaks: { consumers: "no", producers: "no" },
  impact: "action",
  hint: "Name the channel that takes its place.",
  mirror: "support-added",
  message: ({ element }) => `The support channel ${element} is removed.`,
};
