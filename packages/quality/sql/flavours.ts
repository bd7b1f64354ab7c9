import type { Flavour } from "#regular";

/** RE2; words are ASCII, as in ECMA-262. */
export const re2: Flavour = { point: (code) => `\\x{${code.toString(16).toUpperCase()}}`, places: { start: "\\A", end: "\\z", boundary: "\\b", inside: "\\B" }, mostRepeats: 1000 };

const [word, noWord] = ["[0-9A-Za-z_]", "(?![0-9A-Za-z_])"];
/** What PCRE, ICU, Java and Joni have in common. Words are ASCII, which their own `\b` does not say. */
export const perl: Flavour = {
  point: (code) => `\\x{${code.toString(16)}}`,
  places: { start: "\\A", end: "\\z", boundary: `(?:(?<=${word})${noWord}|(?<!${word})(?=${word}))`, inside: `(?:(?<=${word})(?=${word})|(?<!${word})${noWord})` },
  mostRepeats: 1000,
  ahead: { is: "(?=", isNot: "(?!" },
};

/**
 * POSIX extended expressions with characters of Unicode, as Snowflake documents its own: groups are plain ones, ^ and $ are the ends of the whole text, and what has no letter or digit stands for itself after
 * a backslash. Where words begin is left out, for nobody documents which letters they have.
 */
export const posix: Flavour = { point: (code) => (code > 32 && code < 127 ? `\\${String.fromCodePoint(code)}` : String.fromCodePoint(code)), places: { start: "^", end: "$" }, mostRepeats: 1000, group: "(" };
