import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const nameChanged: Kind = {
  id: "name-changed",
  about: "shape",
  key: "schema.name",
  says: "The name in the contract changed, the physical name did not.",
  why: "Queries go on working; documents and catalogs show another name.",
  breaks: { consumers: "no", producers: "no" },
  impact: "notify",
  mirror: "name-changed",
  message: ({ before, after, element }) => `${element} was called ${show(before)} and is called ${show(after)}; its physical name stays.`,
};
