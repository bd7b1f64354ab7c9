import type { Breaks, Impact, Json, Level, Schema, Tolerance } from "#model";

/** One kind of change. File name = id = fixture folder. What it breaks is a fact; only the judge gives a level. */
export interface Kind {
  /** Noun-verb. */
  readonly id: string;
  /** The format of schema files that it is about, `schema` where it is any of them; absent for contracts. */
  readonly format?: Schema["format"] | "schema";
  /**
   * What it is about: which elements there are (shape), which rows they may hold (rows), service levels, places, access and its terms, meaning, the version (judged
   * by all changes together), or what nobody can judge. Only facts about rows are symmetric: what breaks a reader on the way there breaks a producer on the way back.
   */
  readonly about: "shape" | "rows" | "service" | "place" | "access" | "meaning" | "version" | "unknown";
  /** Where ODCS or ODPS writes it: the section, and the key in it (`schema.required`). Absent where the path of the change ends in the key itself. */
  readonly key?: string;
  /** What happened, one sentence about any change of this kind. */
  readonly says: string;
  /** Who feels it and how. */
  readonly why: string;
  readonly breaks: { readonly consumers: Breaks; readonly producers: Breaks };
  readonly impact: Impact;
  /** What to do instead. */
  readonly hint?: string;
  /** The level that the judge takes where what it breaks does not say enough. */
  readonly level?: Exclude<Level, "off">;
  /** What a consumer can declare to cope with, so that it is not hurt. Whom the change breaks stays the same: not every reader is known. */
  readonly tolerance?: Tolerance;
  /** The kind that undoes it (its own id where it undoes itself), or why there is none. */
  readonly mirror: string | { readonly waived: string };
  message(about: About): string;
}

/** What a message can speak of. Values are untrusted: messages show them through `#text`. */
export interface About {
  /** The element, quoted: `orders.total` as separate names. */
  readonly element: string;
  readonly before?: Json;
  readonly after?: Json;
}
