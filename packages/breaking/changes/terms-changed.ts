import type { Kind } from "../kind.ts";

export const termsChanged: Kind = {
  id: "terms-changed",
  about: "access",
  key: "description",
  says: "The conditions of use or the known limits changed.",
  why: "Readers may no longer do with the data what they do.",
  breaks: { consumers: "no", producers: "no" },
  impact: "notify",
  mirror: "terms-changed",
  message: ({ element }) => `The terms ${element} changed.`,
};
