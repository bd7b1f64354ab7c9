import type { Kind } from "../kind.ts";

export const contractRetired: Kind = {
  id: "contract-retired",
  about: "service",
  key: "status",
  says: "The contract is retired.",
  why: "Its promises end.",
  breaks: { consumers: "no", producers: "no" },
  impact: "break",
  hint: "Announce the end with status deprecated and an end date first.",
  mirror: { waived: "a retired contract that comes back is a change of status" },
  message: ({ element }) => `${element} is retired.`,
};
