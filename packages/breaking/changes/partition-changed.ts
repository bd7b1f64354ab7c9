import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const partitionChanged: Kind = {
  id: "partition-changed",
  about: "access",
  key: "schema.partitioned",
  says: "The object is partitioned by other properties, or in another order.",
  why: "Queries cost more, required filters and paths of files differ.",
  breaks: { consumers: "no", producers: "no" },
  impact: "action",
  hint: "Tell readers which filters to write.",
  mirror: "partition-changed",
  message: ({ before, after, element }) => `The partition key of ${element} was ${show(before)} and is ${show(after)}.`,
};
