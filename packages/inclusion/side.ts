import type { Dialect, Json } from "#model";

/** A JSON Schema and what has to be known to read it. */
export interface SchemaSide {
  readonly schema: Json;
  /** What holds where the schema names no dialect with `$schema`. */
  readonly dialect: Dialect;
  /** The URI that the schema was read from; relative references are resolved against it. */
  readonly base?: string;
  /** Other schemas that are known, by absolute URI. Nothing is ever fetched. */
  readonly documents?: ReadonlyMap<string, Json>;
}

export interface Reading {
  /**
   * Whether `format` refuses a text or only describes it. Absent: it describes, as the drafts say by default
   * (2020-12 Validation §7.2.1; draft-07 Validation §7.2), unless the schema's own meta-schema asks for assertion.
   */
  readonly formats?: "assert" | "annotate";
}
