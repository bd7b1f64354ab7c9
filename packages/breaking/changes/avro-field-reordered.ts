import type { Kind } from "../kind.ts";

export const avroFieldReordered: Kind = {
  id: "avro-field-reordered",
  format: "avro",
  about: "shape",
  says: "The fields of a record are in another order.",
  why: "Avro reads fields by name; the sort order of records follows the fields.",
  breaks: { consumers: "no", producers: "no" },
  impact: "notify",
  mirror: "avro-field-reordered",
  message: ({ element }) => `The fields of ${element} are in another order.`,
};
