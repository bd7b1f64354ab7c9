/** A format of JSON Schema (Validation 2020-12, §7.3): its texts, and how it lies to the other formats. */
export interface Format {
  readonly id: string;
  /** What a text must match as a whole: a pattern of ECMA-262 with the flag `u`. */
  readonly texts: Texts;
  /** Formats that allow all its texts, because their standards make it so. */
  readonly within: readonly string[];
  /** Formats where the standards leave it open whether they do, and why. */
  readonly unclear?: Readonly<Record<string, string>>;
  /** Texts of this format, each with every other format that allows it too. Of each format that is neither above, one of them shows the difference. */
  readonly shown: readonly Shown[];
}

interface Shown {
  readonly text: string;
  readonly also: readonly string[];
}

/** Either exactly its texts, or where the format is not regular (or its standard is read in several ways) some that surely are and all that may be. */
export type Texts = { readonly exact: string } | { readonly narrow: string; readonly wide: string };
