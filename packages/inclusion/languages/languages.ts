import { formatLanguage, formatSubset, has, type Language, languageOf } from "#regular";
import type { Truth } from "../evaluate/outcome.ts";

/** The texts that a pattern or a format allows: those that surely are, and all that may be. Or why nobody can say. */
export type Texts = { readonly narrow: Language; readonly wide: Language } | { readonly unknown: string };

const patterns = new Map<string, Texts>();

/** Texts in which an ECMA-262 pattern is found somewhere. */
export function patternTexts(pattern: string): Texts {
  const known = patterns.get(pattern) ?? exactly(languageOf(pattern));
  if (patterns.size > 2000) patterns.clear();
  patterns.set(pattern, known);
  return known;
}

const exactly = (made: ReturnType<typeof languageOf>): Texts => ("unknown" in made ? made : { narrow: made.language, wide: made.language });

/** The texts of a format; undefined where JSON Schema does not define it, and it therefore refuses nothing (2020-12 Validation §7.2.3). */
export const formatTexts = (format: string): Texts | undefined => formatLanguage(format);

/** Whether every text of a format is one of another, as their standards say. */
export const isWithin = (format: string, other: string): boolean => formatSubset(format, other) === "yes";

/** A text of one format that has not another, where the standards show one. */
export function outsideOf(format: string, other: string): string | undefined {
  const inclusion = formatSubset(format, other);
  return inclusion !== "yes" && "no" in inclusion ? inclusion.no : undefined;
}

/** A text of a format as people write one: the one that its table shows first. */
export const typical = (format: string): string | undefined => (formatTexts(format) === undefined ? undefined : outsideOf(format, format === "date" ? "time" : "date"));

/** Whether a pattern is found in a text. */
export const hasPattern = (pattern: string, text: string): Truth => isOneOf(patternTexts(pattern), text);

/** Whether a text has a format. */
export const hasFormat = (format: string, text: string): Truth => (format === "regex" ? isPattern(text) : isOneOf(formatTexts(format), text));

function isOneOf(texts: Texts | undefined, text: string): Truth {
  if (texts === undefined) return true;
  if ("unknown" in texts) return undefined;
  return has(texts.narrow, text) ? true : has(texts.wide, text) ? undefined : false;
}

/** Whether a text is a pattern of ECMA-262. It is only taken apart, never run. */
function isPattern(text: string): boolean {
  try {
    return new RegExp(text, "u") instanceof RegExp;
  } catch {
    return false;
  }
}
