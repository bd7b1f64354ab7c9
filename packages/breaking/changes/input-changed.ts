import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const inputChanged: Kind = {
  id: "input-changed",
  about: "place",
  key: "inputPorts",
  says: "The product reads another contract than before.",
  why: "What it offers may come from elsewhere now.",
  breaks: { consumers: "no", producers: "no" },
  impact: "notify",
  mirror: "input-changed",
  message: ({ before, after, element }) => `What ${element} reads changed: ${show(before)} → ${show(after)}.`,
};
