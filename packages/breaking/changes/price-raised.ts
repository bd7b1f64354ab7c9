import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const priceRaised: Kind = {
  id: "price-raised",
  about: "access",
  key: "price.priceAmount",
  says: "The data costs more.",
  why: "Readers pay more, or must leave.",
  breaks: { consumers: "no", producers: "no" },
  impact: "action",
  hint: "Tell readers before it counts.",
  mirror: "price-lowered",
  message: ({ before, after }) => `The price rose: ${show(before)} → ${show(after)}.`,
};
