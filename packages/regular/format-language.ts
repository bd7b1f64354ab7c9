import { formatNamed, formats } from "./formats.ts";
import type { Language } from "./language.ts";
import { languageOf } from "./pattern.ts";
import type { Inclusion } from "./subset.ts";

/** The texts of a format. */
export interface FormatLanguage {
  /** Its texts where `exact`, else `narrow`: good for samples, never for the claim that something lies inside or outside. */
  readonly language: Language;
  readonly exact: boolean;
  /** Texts that surely have the format: what lies inside has it. */
  readonly narrow: Language;
  /** All texts that may have the format: what holds of them holds of the format. */
  readonly wide: Language;
}

const known = new Map<string, FormatLanguage>();

/** The texts of a format of JSON Schema 2020-12, made when first asked for; undefined for other names. */
export function formatLanguage(id: string): FormatLanguage | undefined {
  const format = formatNamed(id);
  if (format === undefined) return undefined;
  const found = known.get(id) ?? made(format.texts);
  known.set(id, found);
  return found;
}

/**
 * A pattern for engines that know no look-around (RE2): it matches every text that some reading of the format's standard allows, and no other; undefined for other
 * names and for formats that need to look around.
 */
export function formatPattern(id: string): string | undefined {
  const texts = formatNamed(id)?.texts;
  if (texts === undefined) return undefined;
  const wide = "exact" in texts ? texts.exact : texts.wide;
  return /\(\?(?:[=!]|<[=!])/.test(wide) ? undefined : `^(?:${wide})$`;
}

function made(texts: NonNullable<ReturnType<typeof formatNamed>>["texts"]): FormatLanguage {
  if ("exact" in texts) {
    const language = whole(texts.exact);
    return { language, exact: true, narrow: language, wide: language };
  }
  const [narrow, wide] = [whole(texts.narrow), whole(texts.wide)];
  return { language: narrow, exact: false, narrow, wide };
}

function whole(pattern: string): Language {
  const answer = languageOf(pattern, { anchored: true });
  if ("unknown" in answer) throw new Error(`a format's pattern is wrong: ${answer.unknown}`);
  return answer.language;
}

/**
 * Whether every text of format `a` has format `b`, by their standards; otherwise a text of `a` that has not `b`. A name that JSON Schema 2020-12 does not define (`color`, `ip-address` of
 * draft 3) lies in itself and nobody knows in what else.
 */
export function formatSubset(a: string, b: string): Inclusion {
  if (a === b) return "yes";
  const format = formatNamed(a);
  const stranger = format === undefined ? a : formatNamed(b) === undefined ? b : undefined;
  if (format === undefined || stranger !== undefined) return { unknown: `JSON Schema does not say what the format ${JSON.stringify(stranger ?? a)} allows` };
  if (format.within.includes(b)) return "yes";
  const why = format.unclear !== undefined && Object.hasOwn(format.unclear, b) ? format.unclear[b] : undefined;
  if (why !== undefined) return { unknown: why };
  const shown = format.shown.find(({ also }) => !also.includes(b));
  if (shown === undefined) throw new Error(`nothing shows that ${a} is not ${b}`);
  return { no: shown.text };
}

/** The names of all formats that are known here. */
export const formatNames: readonly string[] = formats.map(({ id }) => id);
