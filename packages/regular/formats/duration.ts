import type { Format } from "../format.ts";

const grammar = (sign: (letter: string) => string) => {
  const part = (letter: string, after = "") => `\\d+${sign(letter)}${after === "" ? "" : `(?:${after})?`}`;
  const clock = `${sign("T")}(?:${part("H", part("M", part("S")))}|${part("M", part("S"))}|${part("S")})`;
  const days = `(?:${part("Y", part("M", part("D")))}|${part("M", part("D"))}|${part("D")})(?:${clock})?`;
  return `${sign("P")}(?:${days}|${clock}|${part("W")})`;
};

/** RFC 3339, appendix A. Its grammar takes small letters too (RFC 2234 §2.3), ISO 8601 does not. */
export const duration: Format = {
  id: "duration",
  texts: { narrow: grammar((letter) => letter), wide: grammar((letter) => `[${letter}${letter.toLowerCase()}]`) },
  within: ["uri-reference", "iri-reference", "uri-template", "regex"],
  shown: [
    { text: "P1D", also: ["hostname", "idn-hostname", "uri-reference", "iri-reference", "uri-template", "regex"] },
    { text: `P1${"0".repeat(64)}D`, also: ["uri-reference", "iri-reference", "uri-template", "regex"] },
  ],
};
