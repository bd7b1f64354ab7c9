import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const termsChanged: Kind = {
  id: "terms-changed",
  says: "Roles or price changed.",
  why: "Readers may lose access or pay more.",
  breaks: { consumers: "no", producers: "no" },
  impact: "action",
  mirror: "terms-changed",
  message: ({ after, element }) => `The ${show(after)} of ${element} changed.`,
};
