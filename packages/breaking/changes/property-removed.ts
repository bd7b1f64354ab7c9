import type { Kind } from "../kind.ts";

export const propertyRemoved: Kind = {
  id: "property-removed",
  about: "shape",
  key: "schema.properties",
  says: "A property (column, field) is gone.",
  why: "Every query that reads it fails.",
  breaks: { consumers: "yes", producers: "no" },
  impact: "break",
  hint: "Keep it and mark it deprecated until its readers have moved.",
  mirror: "property-added",
  message: ({ element }) => `The property ${element} is removed.`,
};
