import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const jsonSchemaChanged: Kind = {
  id: "json-schema-changed",
  format: "json-schema",
  about: "rows",
  says: "A schema allows some values that it did not, and no longer allows others.",
  why: "A reader may meet a value that it does not expect, and data written before may not fit.",
  breaks: { consumers: "yes", producers: "yes" },
  impact: "action",
  hint: "Make two steps of it: allow the new values first, and refuse the old ones when nobody writes them any more.",
  mirror: "json-schema-changed",
  message: ({ before, after, element }) => `The schema allows other values: ${element} was ${show(before)} and is ${show(after)}.`,
};
