import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const statusChanged: Kind = {
  id: "status-changed",
  about: "service",
  key: "status",
  says: "The status changed.",
  why: "It tells readers how far they may rely on it.",
  breaks: { consumers: "no", producers: "no" },
  impact: "notify",
  mirror: "status-changed",
  message: ({ before, after, element }) => `The status of ${element} was ${show(before)} and is ${show(after)}.`,
};
