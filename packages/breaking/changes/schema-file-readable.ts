import type { Kind } from "../kind.ts";

export const schemaFileReadable: Kind = {
  id: "schema-file-readable",
  format: "schema",
  about: "unknown",
  says: "A schema file that could not be read can be read now.",
  why: "What it said before is not known, so nobody can say what changed.",
  breaks: { consumers: "unknown", producers: "unknown" },
  impact: "action",
  hint: "Compare it with the last version that could be read.",
  mirror: "schema-file-unreadable",
  message: ({ element }) => `The schema file ${element} can be read now; what it said before is not known.`,
};
