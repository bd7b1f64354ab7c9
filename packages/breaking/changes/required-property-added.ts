import type { Kind } from "../kind.ts";

export const requiredPropertyAdded: Kind = {
  id: "required-property-added",
  about: "shape",
  key: "schema.properties",
  says: "A required property is new.",
  why: "Data written before does not have it.",
  breaks: { consumers: "no", producers: "yes" },
  impact: "notify",
  hint: "Add it as optional, fill it, then require it.",
  mirror: "property-removed",
  message: ({ element }) => `The required property ${element} is new, and older data does not have it.`,
};
