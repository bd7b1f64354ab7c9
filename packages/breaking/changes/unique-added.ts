import type { Kind } from "../kind.ts";

export const uniqueAdded: Kind = {
  id: "unique-added",
  about: "rows",
  key: "schema.unique",
  says: "A property became unique.",
  why: "Data written before may hold duplicates.",
  breaks: { consumers: "no", producers: "yes" },
  impact: "none",
  hint: "See that no stored value stands twice first.",
  mirror: "unique-removed",
  message: ({ element }) => `${element} is unique now, and older data may hold duplicates.`,
};
