import type { Kind } from "../kind.ts";

export const contractUnreadable: Kind = {
  id: "contract-unreadable",
  about: "shape",
  key: "id",
  says: "A contract cannot be read any more.",
  why: "What cannot be read cannot be compared.",
  breaks: { consumers: "unknown", producers: "unknown" },
  impact: "action",
  hint: "Mend the file, so that both sides can be read.",
  level: "error",
  mirror: "contract-readable",
  message: ({ element }) => `${element} cannot be read, so nobody knows what it promises.`,
};
