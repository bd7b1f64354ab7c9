import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const classificationRaised: Kind = {
  id: "classification-raised",
  about: "access",
  key: "schema.classification",
  says: "The data is more confidential than it was.",
  why: "Access may be cut, and readers have new duties.",
  breaks: { consumers: "no", producers: "no" },
  impact: "action",
  hint: "Tell readers which duties they have now.",
  mirror: "classification-lowered",
  message: ({ before, after, element }) => `The classification of ${element} was raised from ${show(before)} to ${show(after)}.`,
};
