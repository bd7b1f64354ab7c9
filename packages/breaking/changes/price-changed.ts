import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const priceChanged: Kind = {
  id: "price-changed",
  about: "access",
  key: "price",
  says: "The price is counted in another way.",
  why: "Whether readers pay more is not decided here.",
  breaks: { consumers: "no", producers: "no" },
  impact: "action",
  hint: "Say what it comes to for a usual reader.",
  mirror: "price-changed",
  message: ({ before, after }) => `The price changed: ${show(before)} → ${show(after)}.`,
};
