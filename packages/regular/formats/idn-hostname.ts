import type { Format } from "../format.ts";
import { surelyHostname } from "./pieces.ts";

/** At most 63 characters, for its other form (RFC 5890 §2.3.2.1) is not shorter. */
const part = "(?:(?![.。．｡])[\\da-zA-Z\\-\\u0080-\\u{10FFFF}]){1,63}";

/** RFC 1123 as for `hostname`, or RFC 5890 §2.3.2.3. What characters beyond ASCII are allowed is a table that the narrow reading leaves out. */
export const idnHostname: Format = {
  id: "idn-hostname",
  texts: { narrow: surelyHostname, wide: `${part}(?:[.。．｡]${part})*` },
  within: ["iri-reference", "uri-template", "regex"],
  shown: [{ text: "例え.テスト", also: ["iri-reference", "uri-template", "regex"] }],
};
