import type { Format } from "../format.ts";
import { apostrophe, uri as grammar } from "./uris.ts";

/** RFC 3986, appendix A, `URI`. */
export const uri: Format = {
  id: "uri",
  texts: { exact: grammar.whole },
  within: ["uri-reference", "iri", "iri-reference"],
  unclear: { "uri-template": apostrophe },
  shown: [
    { text: "https://example.com/", also: ["uri-reference", "iri", "iri-reference", "uri-template", "regex"] },
    { text: "https://example.com/(", also: ["uri-reference", "iri", "iri-reference", "uri-template"] },
  ],
};
