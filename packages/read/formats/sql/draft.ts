import type { Json, Location } from "#model";

/** What no comparison of columns and tables judges, under the words of its clause: `MASKING POLICY` → the texts that follow it. */
export interface Rest {
  readonly clauses: Map<string, { readonly at: Location; readonly texts: string[] }>;
}

/** A column, field, element, key or value while its declaration is read. */
export interface Column {
  readonly name?: string;
  readonly at: Location;
  readonly spots: Record<string, Location>;
  type?: string;
  fields: Column[];
  items?: Column;
  key?: Column;
  value?: Column;
  notNull?: boolean;
  unique?: boolean;
  /** Position in the primary key, from 1. */
  keyPosition?: number;
  partition?: number;
  /** A value, or `{ sql }` for what is computed. */
  default?: Json;
  description?: string;
  logic?: string;
  tags: string[];
  enum?: { readonly at: Location; readonly value: Json }[];
  readonly options: Map<string, { readonly at: Location; readonly value: Json }>;
  readonly references: Reference[];
  readonly rest: Rest;
}

/** A foreign key. */
export interface Reference {
  readonly at: Location;
  readonly from: readonly string[];
  readonly table: string;
  /** The columns that it leads to; none where the primary key is meant. */
  readonly to: readonly string[];
}

/** A table while its statements are read. */
export interface Table {
  readonly parts: readonly string[];
  readonly at: Location;
  readonly spots: Record<string, Location>;
  readonly columns: Column[];
  readonly byName: Map<string, Column>;
  description?: string;
  tags: string[];
  readonly references: Reference[];
  /** Columns that are unique together, several of them. */
  readonly uniques: { readonly at: Location; readonly columns: readonly string[] }[];
  /** There may be columns that are not written here. */
  partial: boolean;
  /** A statement about it was not understood, so that those after it are not either. */
  closed: boolean;
  /** All that its declaration says, as one text. */
  readonly whole: string;
  readonly rest: Rest;
}

export const newRest = (): Rest => ({ clauses: new Map() });

export const newColumn = (name: string | undefined, at: Location): Column =>
  ({ ...(name === undefined ? {} : { name }), at, spots: Object.create(null), fields: [], tags: [], options: new Map(), references: [], rest: newRest() });

/** Keeps what is not judged. */
export function keep(rest: Rest, key: string, at: Location, text: string): void {
  const known = rest.clauses.get(key);
  if (known === undefined) rest.clauses.set(key, { at, texts: [text] });
  else known.texts.push(text);
}
