import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const keyChanged: Kind = {
  id: "key-changed",
  about: "rows",
  key: "schema.primaryKey",
  says: "The primary key consists of other properties, or in another order.",
  why: "Merges and deduplication by the old key go wrong in silence.",
  breaks: { consumers: "yes", producers: "yes" },
  impact: "break",
  hint: "Publish the new key in a new object or a new major version.",
  mirror: "key-changed",
  message: ({ before, after, element }) => `The primary key of ${element} was ${show(before)} and is ${show(after)}.`,
};
