import type { Kind } from "../kind.ts";

export const productRemoved: Kind = {
  id: "product-removed",
  about: "shape",
  key: "id",
  says: "A data product is gone.",
  why: "Its ports are no longer offered or looked after.",
  breaks: { consumers: "no", producers: "no" },
  impact: "break",
  hint: "Set its status to retired once its readers have moved, and remove it then.",
  mirror: "product-added",
  message: ({ element }) => `The data product ${element} is removed.`,
};
