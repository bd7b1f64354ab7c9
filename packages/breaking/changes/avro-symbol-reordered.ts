import type { Kind } from "../kind.ts";

export const avroSymbolReordered: Kind = {
  id: "avro-symbol-reordered",
  format: "avro",
  about: "shape",
  says: "The symbols of an enum are in another order.",
  why: "Avro reads symbols by name; the sort order of values follows the list.",
  breaks: { consumers: "no", producers: "no" },
  impact: "notify",
  mirror: "avro-symbol-reordered",
  message: ({ element }) => `The symbols of ${element} are in another order.`,
};
