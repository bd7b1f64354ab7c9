import type { Kind } from "../kind.ts";
import { literal } from "../show.ts";

export const avroDefaultRemoved: Kind = {
  id: "avro-default-removed",
  format: "avro",
  about: "rows",
  says: "A field or enum has no default any more.",
  why: "Readers can no longer do without the value: older data or newer symbols fail.",
  breaks: { consumers: "no", producers: "no" },
  impact: "action",
  hint: "Keep the default as long as there is data that needs it.",
  mirror: "avro-default-added",
  message: ({ before, element }) => `${element} no longer has the default ${literal(before)}.`,
};
