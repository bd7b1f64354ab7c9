import type { Format } from "../format.ts";
import { ipv4 as address } from "./pieces.ts";

/** RFC 2673 §3.2, `dotted-quad`; its grammar takes leading zeros, most readers do not. */
export const ipv4: Format = {
  id: "ipv4",
  texts: { narrow: address, wide: "(?:(?:25[0-5]|2[0-4]\\d|[01]?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|[01]?\\d?\\d)" },
  within: ["uri-reference", "iri-reference", "uri-template", "regex"],
  unclear: { hostname: "RFC 1123 says that a name never has this form, its grammar allows it", "idn-hostname": "RFC 1123 says that a name never has this form, its grammar allows it" },
  shown: [{ text: "192.0.2.1", also: ["hostname", "idn-hostname", "uri-reference", "iri-reference", "uri-template", "regex"] }],
};
