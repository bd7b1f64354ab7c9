import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const slaLoosened: Kind = {
  id: "sla-loosened",
  about: "service",
  key: "slaProperties.value",
  says: "A service level promises less.",
  why: "Readers planned with the old one.",
  breaks: { consumers: "no", producers: "no" },
  impact: "break",
  hint: "Keep it, or agree on the new one with the readers.",
  mirror: "sla-tightened",
  message: ({ before, after, element }) => `The service level ${element} was loosened: ${show(before)} → ${show(after)}.`,
};
