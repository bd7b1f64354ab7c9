import { decimal } from "#decimal";
import { flat } from "#text";

/** One draw: strangers' texts, and harmless ones in their place that are in the same order and equal where those are. What we say of both must be built alike. */
export interface Texts {
  readonly nth: (index: number) => string;
  /** In a place for fingerprints: a harmless one that has the form of a fingerprint only where the stranger's has it. */
  readonly fingerprint: (index: number) => string;
}

/** Ids that mean something to what says them, so that every kind of row is there; a stranger's stand beside them. */
export const ids = ["property-removed", "property-added", "type-changed", "metadata-changed", "unknown-field", "description-missing", "required", "row-count", "freshness"].sort();

/** Those, and the judge's own: a harmless text stands between the same two of them as the stranger's, so that what is sorted stays in order. */
const between = [...ids, "anomaly", "baseline-stale", "configuration-changed", "flapping", "report-missing", "version-not-bumped", "waiver-broken", "waiver-ending", "waiver-idle"].sort();

const isFingerprint = (text: string) => /^[\w-]{1,64}$/.test(text);
const isBlank = (text: string) => flat(text).trim() === "";

export function twins(drawn: readonly string[]): { readonly strange: Texts; readonly plain: Texts } {
  // Nothing of a blank text is shown, so it has no harmless one; a number is harmless, and a number where one is wanted.
  const pool = drawn.map((text) => (isBlank(text) ? "" : decimal(text.trim()) === undefined ? text : `${text}x`));
  const words = new Map([...new Set(pool)].sort().map((text, index) => [text, text === "" ? "" : `${between.findLast((id) => id <= text) ?? "A"}w${letters(index)}`]));
  const at = (index: number) => pool[index % pool.length] ?? "";
  const word = (index: number) => words.get(at(index)) ?? "";
  return { strange: { nth: at, fingerprint: at }, plain: { nth: word, fingerprint: (index) => (isFingerprint(at(index)) ? word(index) : `${word(index)}.`) } };
}

/** Letters that no commit has, in the order of the numbers. */
const letters = (index: number) => [Math.floor(index / 400), Math.floor(index / 20) % 20, index % 20].map((digit) => "ghijklmnopqrstuvwxyz"[digit]).join("");

/** What of a text can be seen: a fix is only offered where all of it can. */
export const seen = (text: string): string => text.replace(/[^\P{C}\n]|[\u2028\u2029]|\p{Default_Ignorable_Code_Point}/gu, "");
