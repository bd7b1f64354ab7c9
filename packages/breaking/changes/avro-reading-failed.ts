import type { Kind } from "../kind.ts";

export const avroReadingFailed: Kind = {
  id: "avro-reading-failed",
  format: "avro",
  about: "rows",
  says: "Data cannot be read for a reason that no other change of the schema tells.",
  why: "It is what Avro's rules say about the two schemas as a whole.",
  breaks: { consumers: "yes", producers: "yes" },
  impact: "action",
  hint: "Mend the reason that is named.",
  mirror: "avro-reading-failed",
  message: ({ element }) => `${element} cannot be read across the two versions.`,
};
