import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const propertyRenamed: Kind = {
  id: "property-renamed",
  about: "shape",
  key: "schema.name",
  says: "A property has another name; its id says that it is the same.",
  why: "Readers ask for it by its old name.",
  breaks: { consumers: "yes", producers: "yes" },
  impact: "break",
  hint: "Keep the old name as `physicalName`, or offer both until readers have moved.",
  mirror: "property-renamed",
  message: ({ before, after, element }) => `The property ${element} was called ${show(before)} and is called ${show(after)}.`,
};
