import type { Format } from "../format.ts";
import { apostrophe, iri as grammar } from "./uris.ts";

/** RFC 3987 §2.2, `IRI-reference`. */
export const iriReference: Format = {
  id: "iri-reference",
  texts: { exact: grammar.reference },
  within: [],
  unclear: { "uri-template": apostrophe },
  shown: [
    { text: "é", also: ["idn-hostname", "uri-template", "regex"] },
    { text: "/(", also: ["uri-reference", "uri-template", "json-pointer"] },
  ],
};
