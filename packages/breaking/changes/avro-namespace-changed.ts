import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const avroNamespaceChanged: Kind = {
  id: "avro-namespace-changed",
  format: "avro",
  about: "shape",
  says: "A type is in another namespace.",
  why: "Avro compares names without it, and libraries that compare whole names refuse the data.",
  breaks: { consumers: "no", producers: "no" },
  impact: "action",
  hint: "Keep the old name, with its namespace, as an alias.",
  mirror: "avro-namespace-changed",
  message: ({ before, after }) => `The type ${show(before)} is called ${show(after)} now: only the namespace differs.`,
};
