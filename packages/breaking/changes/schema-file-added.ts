import type { Kind } from "../kind.ts";

export const schemaFileAdded: Kind = {
  id: "schema-file-added",
  format: "schema",
  about: "shape",
  says: "A schema file is new.",
  why: "Nobody can depend on it yet.",
  breaks: { consumers: "no", producers: "no" },
  impact: "none",
  mirror: "schema-file-removed",
  message: ({ element }) => `The schema file ${element} is new.`,
};
