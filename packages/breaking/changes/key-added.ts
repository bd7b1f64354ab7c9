import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const keyAdded: Kind = {
  id: "key-added",
  about: "rows",
  key: "schema.primaryKey",
  says: "A primary key is declared where there was none.",
  why: "Old rows may lack a value in it or hold one twice.",
  breaks: { consumers: "no", producers: "yes" },
  impact: "none",
  hint: "See that no stored row lacks a value in it or holds one twice.",
  mirror: "key-removed",
  message: ({ after, element }) => `${element} now has the primary key ${show(after)}.`,
};
