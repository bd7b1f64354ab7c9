import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const objectRenamed: Kind = {
  id: "object-renamed",
  about: "shape",
  key: "schema.name",
  says: "An object has another name; its id says that it is the same.",
  why: "Readers ask for it by its old name.",
  breaks: { consumers: "yes", producers: "yes" },
  impact: "break",
  hint: "Offer the old name too, for example as a view, until its readers have moved.",
  mirror: "object-renamed",
  message: ({ before, after, element }) => `The object ${element} was called ${show(before)} and is called ${show(after)}.`,
};
