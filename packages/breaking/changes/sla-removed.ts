import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const slaRemoved: Kind = {
  id: "sla-removed",
  about: "service",
  key: "slaProperties",
  says: "A service level is no longer promised.",
  why: "Readers planned with it.",
  breaks: { consumers: "no", producers: "no" },
  impact: "break",
  hint: "Keep it, or agree on its end with the readers.",
  mirror: "sla-added",
  message: ({ before, element }) => `The service level ${element} (${show(before)}) is no longer promised.`,
};
