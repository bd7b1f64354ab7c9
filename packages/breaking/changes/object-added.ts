import type { Kind } from "../kind.ts";

export const objectAdded: Kind = {
  id: "object-added",
  about: "shape",
  key: "schema",
  says: "An object is new.",
  why: "Nobody can depend on it yet.",
  breaks: { consumers: "no", producers: "no" },
  impact: "none",
  mirror: "object-removed",
  message: ({ element }) => `The object ${element} is new.`,
};
