/** What was seen of the data of one object. */
export interface Seen {
  /** Name that the object gets. */
  readonly name: string;
  /** Where the data lies, as it was named. */
  readonly file: string;
  readonly format: "csv" | "json" | "ndjson" | "parquet";
  readonly rows: number;
  readonly columns: readonly SeenColumn[];
  /** Columns that together differ in every row, where no column alone does. */
  readonly together?: readonly string[];
}

export interface SeenColumn {
  readonly name: string;
  /** The engine's type: `BIGINT`, `STRUCT(a INTEGER)`. */
  readonly type: string;
  readonly nulls: number;
  /** Whether every value that is there differs from all others. */
  readonly differs: boolean;
  /** How many different values there are, where they are few. */
  readonly few?: number;
  /** Whether no number is below zero. */
  readonly notNegative?: boolean;
  /** Characters of the shortest and the longest text. */
  readonly lengths?: readonly [shortest: number, longest: number];
  /** A format that all texts have. */
  readonly format?: string;
  /** What its name says of people: `an e-mail address`. */
  readonly personal?: string;
  /** Another object and a column of it that has every value. */
  readonly refersTo?: readonly [object: string, column: string];
  /** Values, only where their owner asked for them. */
  readonly shown?: { readonly least?: string; readonly greatest?: string; readonly all?: readonly (string | number | boolean)[]; readonly some: readonly string[] };
}
