import type { Kind } from "../kind.ts";

export const driftIntroduced: Kind = {
  id: "drift-introduced",
  format: "drift",
  about: "unknown",
  says: "A contract and the schema file that it describes no longer agree.",
  why: "One of the two is wrong: readers trust the contract, and the data follows the schema.",
  breaks: { consumers: "unknown", producers: "unknown" },
  impact: "action",
  hint: "Change the contract and its schema file together.",
  mirror: { waived: "agreeing again lets nobody down" },
  message: ({ element }) => `The contract and the schema file of ${element} came apart.`,
};
