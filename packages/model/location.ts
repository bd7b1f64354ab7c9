/** A range in a text file. Lines and columns count from 1, in UTF-16 code units; the end is exclusive. */
export interface Location {
  /** Path relative to the repository root, with `/` between folders. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A model value that came from a text and can be blamed. */
export interface Located {
  /** Where the value is named: its `name`, `id` or first key; the whole scalar where it is one. */
  readonly at: Location;
  /** Where each key of the value stands as written: the key and, for a scalar, its value on the same line. */
  readonly spots: Readonly<Record<string, Location>>;
}

/** One step into a document: a key of a map or an index of a list. Never joined into a string to be compared. */
export type Step = string | number;
export type Path = readonly Step[];
