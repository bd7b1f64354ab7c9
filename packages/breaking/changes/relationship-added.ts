import type { Kind } from "../kind.ts";
import { showTarget } from "../show.ts";

export const relationshipAdded: Kind = {
  id: "relationship-added",
  about: "rows",
  key: "schema.relationships",
  says: "A reference to another property is promised.",
  why: "Data written before may not hold it.",
  breaks: { consumers: "no", producers: "yes" },
  impact: "none",
  hint: "See that every stored value is found where the reference leads.",
  mirror: "relationship-removed",
  message: ({ after, element }) => `${element} refers to ${showTarget(after)} now.`,
};
