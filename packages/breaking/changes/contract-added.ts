import type { Kind } from "../kind.ts";

export const contractAdded: Kind = {
  id: "contract-added",
  about: "shape",
  key: "id",
  says: "A contract is new.",
  why: "Nobody can depend on it yet.",
  breaks: { consumers: "no", producers: "no" },
  impact: "none",
  mirror: "contract-removed",
  message: ({ element }) => `The contract ${element} is new.`,
};
