import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const enumValueRemoved: Kind = {
  id: "enum-value-removed",
  about: "rows",
  key: "schema.enum",
  says: "A value is no longer allowed.",
  why: "Data written before may hold it; filters on it go empty.",
  breaks: { consumers: "no", producers: "yes" },
  impact: "notify",
  hint: "Keep the value as long as data of it is stored.",
  mirror: "enum-value-added",
  message: ({ before, element }) => `${element} may no longer be ${show(before)}.`,
};
