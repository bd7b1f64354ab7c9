import type { Kind } from "../kind.ts";

export const objectRemoved: Kind = {
  id: "object-removed",
  about: "shape",
  key: "schema",
  says: "An object (table, topic, file) is gone.",
  why: "Every query on it fails.",
  breaks: { consumers: "yes", producers: "no" },
  impact: "break",
  hint: "Keep it and mark it deprecated until its readers have moved.",
  mirror: "object-added",
  message: ({ element }) => `The object ${element} is removed.`,
};
