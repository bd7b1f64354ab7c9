import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const defaultChanged: Kind = {
  id: "default-changed",
  about: "rows",
  key: "schema.default",
  says: "The default is another one.",
  why: "What is left out means another value from now on.",
  breaks: { consumers: "no", producers: "no" },
  impact: "notify",
  mirror: "default-changed",
  message: ({ before, after, element }) => `The default of ${element} was ${show(before)} and is ${show(after)}.`,
};
