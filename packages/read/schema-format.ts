import type { Document } from "#model";

/** A format of schema files. Its text becomes a Schema of the model, or contracts where it says what contracts say (SQL, dbt). */
export interface SchemaFormat {
  readonly id: string;
  /** How people call it. */
  readonly title: string;
  /** File names that say the format: `.avsc`. */
  readonly endings: readonly string[];
  /** Decoded text → its documents. Never throws; what cannot be read is a problem with its place. */
  read(file: string, text: string, how: SchemaHow): readonly Document[];
}

/** What a text does not say of itself. */
export interface SchemaHow {
  /** The SQL that is spoken: `postgres`, `bigquery`, `snowflake`, `databricks`; absent where nobody said. */
  readonly dialect?: string;
}
