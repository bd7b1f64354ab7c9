import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const avroNameChanged: Kind = {
  id: "avro-name-changed",
  format: "avro",
  about: "rows",
  says: "A type has another name.",
  why: "Readers find types by their name: one without an alias does not know the other.",
  breaks: { consumers: "yes", producers: "yes" },
  impact: "action",
  hint: "Keep the old name as an alias, and let readers move before writers do.",
  mirror: "avro-name-changed",
  message: ({ before, after }) => `The type ${show(before)} is called ${show(after)} now.`,
};
