import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const jsonSchemaContentChanged: Kind = {
  id: "json-schema-content-changed",
  format: "json-schema",
  about: "meaning",
  says: "A text is to be decoded in another way.",
  why: "`contentEncoding`, `contentMediaType` and `contentSchema` refuse no text, but who decodes by them reads something else.",
  breaks: { consumers: "no", producers: "no" },
  impact: "action",
  hint: "Give what is encoded in another way a name of its own.",
  mirror: "json-schema-content-changed",
  message: ({ before, after, element }) => `A text is to be decoded in another way: ${element} was ${show(before)} and is ${show(after)}.`,
};
