import type { Kind } from "../kind.ts";

export const productAdded: Kind = {
  id: "product-added",
  about: "shape",
  key: "id",
  says: "A data product is new.",
  why: "Nobody can depend on it yet.",
  breaks: { consumers: "no", producers: "no" },
  impact: "none",
  mirror: "product-removed",
  message: ({ element }) => `The data product ${element} is new.`,
};
