import type { Kind } from "../kind.ts";

export const schemaFileUnreadable: Kind = {
  id: "schema-file-unreadable",
  format: "schema",
  about: "unknown",
  says: "A schema file cannot be read any more.",
  why: "What cannot be read cannot be compared.",
  breaks: { consumers: "unknown", producers: "unknown" },
  impact: "action",
  hint: "Mend the file, so that both sides can be read.",
  level: "error",
  mirror: "schema-file-readable",
  message: ({ element }) => `The schema file ${element} cannot be read, so nobody knows what changed.`,
};
