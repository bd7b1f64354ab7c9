import type { Kind } from "../kind.ts";

export const requiredRemoved: Kind = {
  id: "required-removed",
  about: "rows",
  key: "schema.required",
  says: "A property is no longer required.",
  why: "Readers meet nulls that they were promised never to see.",
  breaks: { consumers: "yes", producers: "no" },
  impact: "break",
  hint: "Keep it required and write a default, or tell its readers to handle nulls first.",
  tolerance: "nulls",
  mirror: "required-added",
  message: ({ element }) => `${element} is no longer required: readers may meet nulls.`,
};
