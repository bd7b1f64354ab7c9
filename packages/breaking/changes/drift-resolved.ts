import type { Kind } from "../kind.ts";

export const driftResolved: Kind = {
  id: "drift-resolved",
  format: "drift",
  about: "unknown",
  says: "A contract and the schema file that it describes agree again.",
  why: "What the contract says can be trusted again.",
  breaks: { consumers: "no", producers: "no" },
  impact: "none",
  mirror: { waived: "coming apart lets somebody down, agreeing again nobody" },
  message: ({ element }) => `The contract and the schema file of ${element} agree again.`,
};
