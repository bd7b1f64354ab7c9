import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const physicalNameChanged: Kind = {
  id: "physical-name-changed",
  about: "shape",
  key: "schema.physicalName",
  says: "The physical name changed.",
  why: "Queries bind the physical name.",
  breaks: { consumers: "yes", producers: "yes" },
  impact: "break",
  hint: "Offer the old name too until its readers have moved.",
  mirror: "physical-name-changed",
  message: ({ before, after, element }) => `The physical name of ${element} was ${show(before)} and is ${show(after)}.`,
};
