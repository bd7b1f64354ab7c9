import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const jsonSchemaWidened: Kind = {
  id: "json-schema-widened",
  format: "json-schema",
  about: "rows",
  says: "A schema allows values that it did not allow.",
  why: "A reader may meet a value that it does not expect.",
  breaks: { consumers: "yes", producers: "no" },
  impact: "action",
  hint: "Tell readers before such values are written, or keep refusing them.",
  mirror: "json-schema-narrowed",
  message: ({ before, after, element }) => `The schema allows more: ${element} was ${show(before)} and is ${show(after)}.`,
};
