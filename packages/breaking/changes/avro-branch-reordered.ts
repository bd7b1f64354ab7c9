import type { Kind } from "../kind.ts";

export const avroBranchReordered: Kind = {
  id: "avro-branch-reordered",
  format: "avro",
  about: "shape",
  says: "The branches of a union are in another order.",
  why: "Avro finds the branch by its type; older libraries take the first one for the default.",
  breaks: { consumers: "no", producers: "no" },
  impact: "notify",
  mirror: "avro-branch-reordered",
  message: ({ element }) => `The branches of ${element} are in another order.`,
};
