import type { Kind } from "../kind.ts";
import { showTarget } from "../show.ts";

export const relationshipRemoved: Kind = {
  id: "relationship-removed",
  about: "rows",
  key: "schema.relationships",
  says: "A reference is no longer promised.",
  why: "Joins may lose rows in silence.",
  breaks: { consumers: "yes", producers: "no" },
  impact: "action",
  hint: "Keep the reference, or tell its readers.",
  mirror: "relationship-added",
  message: ({ before, element }) => `${element} no longer refers to ${showTarget(before)}.`,
};
