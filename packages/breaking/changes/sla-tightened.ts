import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const slaTightened: Kind = {
  id: "sla-tightened",
  about: "service",
  key: "slaProperties.value",
  says: "A service level promises more.",
  why: "Readers get more than before.",
  breaks: { consumers: "no", producers: "no" },
  impact: "none",
  mirror: "sla-loosened",
  message: ({ before, after, element }) => `The service level ${element} was tightened: ${show(before)} → ${show(after)}.`,
};
