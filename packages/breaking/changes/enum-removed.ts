import type { Kind } from "../kind.ts";

export const enumRemoved: Kind = {
  id: "enum-removed",
  about: "rows",
  key: "schema.enum",
  says: "A list of values became free.",
  why: "Readers that list all values meet ones that they do not know.",
  breaks: { consumers: "yes", producers: "no" },
  impact: "action",
  hint: "Keep the list and add to it.",
  tolerance: "newValues",
  mirror: "enum-added",
  message: ({ element }) => `${element} is no longer limited to a list of values.`,
};
