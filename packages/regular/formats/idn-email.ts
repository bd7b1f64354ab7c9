import type { Format } from "../format.ts";
import { dotString, surelyHostname } from "./pieces.ts";

/** RFC 6531 §3.3: characters beyond ASCII in both parts. */
export const idnEmail: Format = {
  id: "idn-email",
  texts: { narrow: `(?=[^]{1,16}@)${dotString("\\xA0-\\uD7FF")}@(?=[^.]+\\.)${surelyHostname}`, wide: "[^]+@[^]+" },
  within: [],
  shown: [
    { text: "δ@example.com", also: ["iri-reference", "uri-template", "regex"] },
    { text: "{user@example.com", also: ["email", "regex"] },
    { text: "+user@example.com", also: ["email", "uri-reference", "iri-reference", "uri-template"] },
  ],
};
