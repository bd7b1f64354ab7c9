import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const avroFieldRenamed: Kind = {
  id: "avro-field-renamed",
  format: "avro",
  about: "rows",
  says: "A field has another name.",
  why: "Readers find fields by name: one without an alias misses it.",
  breaks: { consumers: "yes", producers: "yes" },
  impact: "action",
  hint: "Keep the old name as an alias, and let readers move before writers do.",
  mirror: "avro-field-renamed",
  message: ({ before, after }) => `The field ${show(before)} is called ${show(after)} now.`,
};
