import type { Kind } from "../kind.ts";

export const avroFieldAdded: Kind = {
  id: "avro-field-added",
  format: "avro",
  about: "rows",
  says: "A field is new.",
  why: "Data written before does not have it: readers need a default.",
  breaks: { consumers: "no", producers: "yes" },
  impact: "notify",
  hint: "Give it a default.",
  mirror: "avro-field-removed",
  message: ({ element }) => `The field ${element} is new.`,
};
