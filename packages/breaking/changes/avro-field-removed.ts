import type { Kind } from "../kind.ts";

export const avroFieldRemoved: Kind = {
  id: "avro-field-removed",
  format: "avro",
  about: "rows",
  says: "A field is gone.",
  why: "Readers that have no default for it cannot do without it.",
  breaks: { consumers: "yes", producers: "no" },
  impact: "action",
  hint: "Give it a default first, and remove it when every reader has the default.",
  mirror: "avro-field-added",
  message: ({ element }) => `The field ${element} is removed.`,
};
