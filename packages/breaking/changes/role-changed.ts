import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const roleChanged: Kind = {
  id: "role-changed",
  about: "access",
  key: "roles.access",
  says: "A role gives other access.",
  why: "Those who have it may lose access.",
  breaks: { consumers: "no", producers: "no" },
  impact: "action",
  hint: "Tell its holders, or add a role beside it.",
  mirror: "role-changed",
  message: ({ before, after, element }) => `The role ${element} changed: ${show(before)} → ${show(after)}.`,
};
