import type { Kind } from "../kind.ts";

export const roleRemoved: Kind = {
  id: "role-removed",
  about: "access",
  key: "roles",
  says: "A role is gone.",
  why: "Those who have it lose their access.",
  breaks: { consumers: "no", producers: "no" },
  impact: "action",
  hint: "Give its holders another role first.",
  mirror: "role-added",
  message: ({ element }) => `The role ${element} is removed: who has it loses access.`,
};
