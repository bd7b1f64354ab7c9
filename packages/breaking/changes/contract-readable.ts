import type { Kind } from "../kind.ts";

export const contractReadable: Kind = {
  id: "contract-readable",
  about: "shape",
  key: "id",
  says: "A contract that could not be read can be read now.",
  why: "What it promised before is not known, so nobody can say whether it keeps it.",
  breaks: { consumers: "unknown", producers: "unknown" },
  impact: "action",
  hint: "Compare it with the last version that could be read: `--base`.",
  mirror: "contract-unreadable",
  message: ({ element }) => `${element} can be read now; what it said before is not known.`,
};
