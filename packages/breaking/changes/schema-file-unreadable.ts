import type { Kind } from "../kind.ts";

export const schemaFileUnreadable: Kind = {
  id: "schema-file-unreadable",
  format: "schema",
  about: "unknown",
  says: "A schema file cannot be read on one side.",
  why: "What cannot be read cannot be compared.",
  breaks: { consumers: "unknown", producers: "unknown" },
  impact: "action",
  hint: "Mend the file, so that both sides can be read.",
  mirror: { waived: "an unreadable side is not undone by another kind: the file becomes readable" },
  message: ({ element }) => `The schema file ${element} cannot be read on one side, so its changes are unknown.`,
};
