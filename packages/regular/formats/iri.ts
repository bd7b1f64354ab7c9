import type { Format } from "../format.ts";
import { apostrophe, iri as grammar } from "./uris.ts";

/** RFC 3987 §2.2, `IRI`. */
export const iri: Format = {
  id: "iri",
  texts: { exact: grammar.whole },
  within: ["iri-reference"],
  unclear: { "uri-template": apostrophe },
  shown: [
    { text: "https://example.com/é", also: ["iri-reference", "uri-template", "regex"] },
    { text: "https://example.com/(", also: ["uri", "uri-reference", "iri-reference", "uri-template"] },
  ],
};
