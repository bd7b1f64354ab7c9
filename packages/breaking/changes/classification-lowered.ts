import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const classificationLowered: Kind = {
  id: "classification-lowered",
  about: "access",
  key: "schema.classification",
  says: "The data is less confidential than it was.",
  why: "Data may reach people who must not see it.",
  breaks: { consumers: "no", producers: "no" },
  impact: "break",
  hint: "Have the owner of the data's privacy approve it first.",
  mirror: "classification-raised",
  message: ({ before, after, element }) => `The classification of ${element} was lowered from ${show(before)} to ${show(after)}.`,
};
