import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const slaAdded: Kind = {
  id: "sla-added",
  about: "service",
  key: "slaProperties",
  says: "A service level is promised.",
  why: "Readers get more than before.",
  breaks: { consumers: "no", producers: "no" },
  impact: "none",
  mirror: "sla-removed",
  message: ({ after, element }) => `The service level ${element} is promised now: ${show(after)}.`,
};
