import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const jsonSchemaUnclear: Kind = {
  id: "json-schema-unclear",
  format: "json-schema",
  about: "unknown",
  says: "Nobody can say which values a change of a schema allows or refuses.",
  why: "What is not known may break anybody.",
  breaks: { consumers: "unknown", producers: "unknown" },
  impact: "action",
  hint: "Say it with keywords of the draft, and refer only to schemas that are among the files.",
  mirror: "json-schema-unclear",
  message: ({ before, after, element }) => `Nobody can say what the schema allows now: ${element} was ${show(before)} and is ${show(after)}.`,
};
