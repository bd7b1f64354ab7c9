import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const typeUnclear: Kind = {
  id: "type-unclear",
  about: "rows",
  key: "schema.physicalType",
  says: "The type changed in a way that nobody can judge.",
  why: "One of the two types is not known.",
  breaks: { consumers: "unknown", producers: "unknown" },
  impact: "action",
  hint: "Use a type name of the server, or set a logicalType.",
  mirror: "type-unclear",
  message: ({ before, after, element }) => `The type of ${element} was ${show(before)} and is ${show(after)}; how far they are apart is not known.`,
};
