import type { Format } from "../format.ts";
import { label, surelyHostname } from "./pieces.ts";

/** RFC 1123 §2.1; what `xn--` announces must be a name of RFC 5891 §4.4. The wide reading knows no length of the whole, and the dot of the root. */
export const hostname: Format = {
  id: "hostname",
  texts: { narrow: surelyHostname, wide: `${label}(?:\\.${label})*\\.?` },
  within: ["idn-hostname", "uri-reference", "iri-reference", "uri-template", "regex"],
  shown: [{ text: "example.com", also: ["idn-hostname", "uri-reference", "iri-reference", "uri-template", "regex"] }],
};
