import type { Kind } from "../kind.ts";

export const propertyReordered: Kind = {
  id: "property-reordered",
  about: "shape",
  key: "schema.properties",
  says: "Properties stand in another order.",
  why: "Readers by name do not notice; positional loads do.",
  breaks: { consumers: "no", producers: "no" },
  impact: "notify",
  mirror: "property-reordered",
  message: ({ element }) => `The properties of ${element} stand in another order.`,
};
