import type { Format } from "../format.ts";
import { iprivate, percent, ucschar } from "./pieces.ts";

const variable = `(?:\\w|${percent})+(?:\\.(?:\\w|${percent})+)*(?::[1-9]\\d{0,3}|\\*)?`;
const grammar = (operators: string, more: string) => `(?:[!#$&(-;=?-\\[\\]_a-z~${more}${ucschar}${iprivate}]|${percent}|\\{[${operators}]?${variable}(?:,${variable})*\\})*`;

/** RFC 6570 §2. The wide reading has the operators that §2.2 keeps for later, and the apostrophe of erratum 6937. */
export const uriTemplate: Format = {
  id: "uri-template",
  texts: { narrow: grammar("+#./;?&", ""), wide: grammar("+#./;?&=,!@|", "'") },
  within: [],
  shown: [
    { text: "{a}", also: ["regex"] },
    { text: "(", also: ["uri-reference", "iri-reference"] },
  ],
};
