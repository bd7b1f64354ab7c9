import type { Kind } from "../kind.ts";
import { showLevel } from "../show.ts";

export const slaChanged: Kind = {
  id: "sla-changed",
  about: "service",
  key: "slaProperties.value",
  says: "A service level changed in a way that nobody can judge.",
  why: "Whether it promises more or less is not known.",
  breaks: { consumers: "unknown", producers: "unknown" },
  impact: "action",
  hint: "Write value and unit in the same way as before.",
  mirror: "sla-changed",
  message: ({ before, after, element }) => `The service level ${element} changed: ${showLevel(before)} → ${showLevel(after)}; whether it promises less is not known.`,
};
