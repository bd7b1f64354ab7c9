import type { Kind } from "../kind.ts";

export const roleAdded: Kind = {
  id: "role-added",
  about: "access",
  key: "roles",
  says: "A role is new.",
  why: "Nobody loses by it.",
  breaks: { consumers: "no", producers: "no" },
  impact: "none",
  mirror: "role-removed",
  message: ({ element }) => `The role ${element} is new.`,
};
