import { type Language, languageOf } from "#regular";

/** The texts that a pattern or a format allows, or why nobody can say. */
export type Known = { readonly language: Language } | { readonly unknown: string };

const patterns = new Map<string, Known>();

/** Texts in which an ECMA-262 pattern is found somewhere. */
export function patternTexts(pattern: string): Known {
  const known = patterns.get(pattern) ?? languageOf(pattern);
  if (patterns.size > 2000) patterns.clear();
  patterns.set(pattern, known);
  return known;
}

/** The texts of a format; undefined where no draft knows it, and it therefore refuses nothing. */
export function formatTexts(_format: string): Known | undefined {
  return undefined;
}

/** Whether every text of a format is one of another, where that is known without their languages. */
export const isWithin = (_format: string, _other: string): boolean => false;
