import type { Kind } from "../kind.ts";

export const avroDocChanged: Kind = {
  id: "avro-doc-changed",
  format: "avro",
  about: "meaning",
  says: "The documentation of a schema changed.",
  why: "It may tell a change of meaning; no reader notices.",
  breaks: { consumers: "no", producers: "no" },
  impact: "notify",
  mirror: "avro-doc-changed",
  message: ({ element }) => `The documentation of ${element} changed.`,
};
