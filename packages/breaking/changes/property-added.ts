import type { Kind } from "../kind.ts";

export const propertyAdded: Kind = {
  id: "property-added",
  about: "shape",
  key: "schema.properties",
  says: "An optional property is new.",
  why: "Readers that name their columns do not notice; SELECT * and positional loads do.",
  breaks: { consumers: "no", producers: "no" },
  impact: "notify",
  mirror: "property-removed",
  message: ({ element }) => `The optional property ${element} is new.`,
};
