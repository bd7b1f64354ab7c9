import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const priceLowered: Kind = {
  id: "price-lowered",
  about: "access",
  key: "price.priceAmount",
  says: "The data costs less.",
  why: "Nobody loses by it.",
  breaks: { consumers: "no", producers: "no" },
  impact: "none",
  mirror: "price-raised",
  message: ({ before, after }) => `The price fell: ${show(before)} → ${show(after)}.`,
};
