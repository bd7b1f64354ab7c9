import type { Kind } from "../kind.ts";

export const requiredAdded: Kind = {
  id: "required-added",
  about: "rows",
  key: "schema.required",
  says: "A property became required.",
  why: "Data written before may lack it.",
  breaks: { consumers: "no", producers: "yes" },
  impact: "none",
  hint: "Fill it in what is stored first, then require it.",
  mirror: "required-removed",
  message: ({ element }) => `${element} is required now, and older data may lack it.`,
};
