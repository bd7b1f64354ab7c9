import type { Kind } from "../kind.ts";

export const uniqueRemoved: Kind = {
  id: "unique-removed",
  about: "rows",
  key: "schema.unique",
  says: "A property is no longer unique.",
  why: "Joins on it fan out in silence.",
  breaks: { consumers: "yes", producers: "no" },
  impact: "break",
  hint: "Keep it unique, or offer another key first.",
  tolerance: "duplicates",
  mirror: "unique-added",
  message: ({ element }) => `${element} is no longer unique: joins on it may multiply rows.`,
};
