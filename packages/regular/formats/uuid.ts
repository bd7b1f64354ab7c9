import type { Format } from "../format.ts";

/** RFC 4122 §3, the text after `urn:uuid:`. */
export const uuid: Format = {
  id: "uuid",
  texts: { exact: "[\\da-fA-F]{8}(?:-[\\da-fA-F]{4}){3}-[\\da-fA-F]{12}" },
  within: ["uri-reference", "iri-reference", "uri-template", "regex"],
  unclear: { hostname: "RFC 1123 expects letters in the last part of a name", "idn-hostname": "RFC 1123 expects letters in the last part of a name" },
  shown: [{ text: "123e4567-e89b-12d3-a456-426614174000", also: ["hostname", "idn-hostname", "uri-reference", "iri-reference", "uri-template", "regex"] }],
};
