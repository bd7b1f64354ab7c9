import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const typeChanged: Kind = {
  id: "type-changed",
  about: "rows",
  key: "schema.physicalType",
  says: "The type is another one.",
  why: "Values no longer mean the same to a reader, and old data does not fit.",
  breaks: { consumers: "yes", producers: "yes" },
  impact: "break",
  hint: "Add a property of the new type and keep the old one until its readers have moved.",
  mirror: "type-changed",
  message: ({ before, after, element }) => `The type of ${element} was ${show(before)} and is ${show(after)}.`,
};
