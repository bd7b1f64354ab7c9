import type { Kind } from "../kind.ts";

export const contractUnreadable: Kind = {
  id: "contract-unreadable",
  about: "shape",
  says: "A contract cannot be read on one side.",
  why: "What cannot be read cannot be compared.",
  breaks: { consumers: "unknown", producers: "unknown" },
  impact: "action",
  hint: "Mend the file, so that both sides can be read.",
  mirror: { waived: "an unreadable side is not undone by another kind: the contract becomes readable" },
  message: ({ element }) => `${element} cannot be read on one side, so its changes are unknown.`,
};
