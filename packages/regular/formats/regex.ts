import type { Format } from "../format.ts";

/** ECMA-262 §22.2.1: nested groups, so not regular. The narrow reading has characters that mean themselves. */
export const regex: Format = {
  id: "regex",
  texts: { narrow: "[\\w %&,:;<=>@~\\-]*", wide: "[^]*" },
  within: [],
  shown: [{ text: "^a b$", also: [] }],
};
