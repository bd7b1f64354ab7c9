import type { Kind } from "../kind.ts";

export const schemaFileRemoved: Kind = {
  id: "schema-file-removed",
  format: "schema",
  about: "shape",
  says: "A schema file is gone.",
  why: "Whoever reads data of this schema cannot tell any more what it looks like.",
  breaks: { consumers: "yes", producers: "no" },
  impact: "break",
  hint: "Keep the file until nobody reads data of this schema.",
  mirror: "schema-file-added",
  message: ({ element }) => `The schema file ${element} is removed.`,
};
