import type { Kind } from "../kind.ts";

export const enumAdded: Kind = {
  id: "enum-added",
  about: "rows",
  key: "schema.enum",
  says: "Free values became a list.",
  why: "Data written before may hold other values.",
  breaks: { consumers: "no", producers: "yes" },
  impact: "none",
  hint: "See that no stored value is outside the list.",
  mirror: "enum-removed",
  message: ({ element }) => `${element} is limited to a list of values now.`,
};
