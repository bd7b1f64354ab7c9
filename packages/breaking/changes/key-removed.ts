import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const keyRemoved: Kind = {
  id: "key-removed",
  about: "rows",
  key: "schema.primaryKey",
  says: "No primary key is declared any more.",
  why: "Merges and deduplication by the key go wrong in silence.",
  breaks: { consumers: "yes", producers: "no" },
  impact: "break",
  hint: "Keep the key, or tell readers that rows may come twice.",
  mirror: "key-added",
  message: ({ before, element }) => `${element} no longer has its primary key ${show(before)}.`,
};
