import type { Format } from "../format.ts";
import { dotString, label, surelyHostname } from "./pieces.ts";

/** RFC 5321 §4.1.2, `Mailbox`. The narrow reading has no quoted names, no addresses in brackets and no domains of one part; the wide one knows no lengths. */
export const email: Format = {
  id: "email",
  texts: {
    narrow: `(?=.{1,64}@)${dotString("")}@(?=[^.]+\\.)${surelyHostname}`,
    wide: `(?:${dotString("")}|"(?:[ !#-\\[\\]-~]|\\\\[ -~])*")@(?:${label.replace("{0,61}", "*")}(?:\\.${label.replace("{0,61}", "*")})*\\.?|\\[[!-Z^-~]+\\])`,
  },
  within: ["idn-email"],
  shown: [
    { text: "user@example.com", also: ["idn-email", "uri-reference", "iri-reference", "uri-template", "regex"] },
    { text: "{user@example.com", also: ["idn-email", "regex"] },
    { text: "+user@example.com", also: ["idn-email", "uri-reference", "iri-reference", "uri-template"] },
  ],
};
