import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const defaultAdded: Kind = {
  id: "default-added",
  about: "rows",
  key: "schema.default",
  says: "A default is new.",
  why: "Writers may leave the value out; readers always find one.",
  breaks: { consumers: "no", producers: "no" },
  impact: "notify",
  mirror: "default-removed",
  message: ({ after, element }) => `${element} now has the default ${show(after)}.`,
};
