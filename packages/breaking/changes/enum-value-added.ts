import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const enumValueAdded: Kind = {
  id: "enum-value-added",
  about: "rows",
  key: "schema.enum",
  says: "A value is allowed that was not.",
  why: "Readers that list all values meet one that they do not know.",
  breaks: { consumers: "yes", producers: "no" },
  impact: "action",
  hint: "Tell readers to expect it before it is written.",
  tolerance: "newValues",
  mirror: "enum-value-removed",
  message: ({ after, element }) => `${element} may now be ${show(after)}.`,
};
