import type { Format } from "../format.ts";
import { date as fullDate } from "./pieces.ts";

/** RFC 3339 §5.6, `full-date`. */
export const date: Format = {
  id: "date",
  texts: { exact: fullDate },
  within: ["uri-reference", "iri-reference", "uri-template", "regex"],
  unclear: { hostname: "RFC 1123 expects letters in the last part of a name", "idn-hostname": "RFC 1123 expects letters in the last part of a name" },
  shown: [{ text: "2024-02-29", also: ["hostname", "idn-hostname", "uri-reference", "iri-reference", "uri-template", "regex"] }],
};
