import type { Format } from "../format.ts";
import { apostrophe, uri as grammar } from "./uris.ts";

/** RFC 3986, appendix A, `URI-reference`. */
export const uriReference: Format = {
  id: "uri-reference",
  texts: { exact: grammar.reference },
  within: ["iri-reference"],
  unclear: { "uri-template": apostrophe },
  shown: [
    { text: "a", also: ["hostname", "idn-hostname", "iri-reference", "uri-template", "regex"] },
    { text: "/(", also: ["iri-reference", "uri-template", "json-pointer"] },
  ],
};
