import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const classificationChanged: Kind = {
  id: "classification-changed",
  about: "access",
  key: "schema.classification",
  says: "The classification changed.",
  why: "Access may be cut, or data may reach people who must not see it.",
  breaks: { consumers: "no", producers: "no" },
  impact: "action",
  hint: "Ask the owner of the data's privacy.",
  mirror: "classification-changed",
  message: ({ before, after, element }) => `The classification of ${element} was ${show(before)} and is ${show(after)}.`,
};
