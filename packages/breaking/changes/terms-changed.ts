import type { Kind } from "../kind.ts";

export const termsChanged: Kind = {
  id: "terms-changed",
  says: "Roles or price changed.",
  why: "Readers may lose access or pay more.",
  breaks: { consumers: "no", producers: "no" },
  impact: "action",
  mirror: "terms-changed",
  message: ({ element }) => `${element} changed: readers may lose access or pay more.`,
};
