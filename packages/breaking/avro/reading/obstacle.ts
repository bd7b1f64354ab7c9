import type { AvroField, AvroType } from "#model";

/** The names of Apache Avro's SchemaCompatibility, and of what it cannot say. */
export type ObstacleId =
  | "NAME_MISMATCH" | "FIXED_SIZE_MISMATCH" | "MISSING_ENUM_SYMBOLS" | "READER_FIELD_MISSING_DEFAULT_VALUE" | "TYPE_MISMATCH" | "MISSING_UNION_BRANCH"
  /** A reader's field that fits several fields of the writer; Apache Avro throws. */
  | "AMBIGUOUS_ALIAS"
  /** The bytes are read and mean something else. */
  | "LOGICAL_TYPE_MISMATCH"
  /** Nobody can say: a type that no file declares, libraries that differ, too much to look at. */
  | "UNDECIDED";

/** What part of a node is in the way. */
export type Aspect = "name" | "size" | "symbol" | "field" | "type" | "alias" | "logical";

/** Why a reader cannot take what a writer writes. */
export interface Obstacle {
  readonly id: ObstacleId;
  /** Whether it is in the way for sure. */
  readonly certain: boolean;
  readonly aspect: Aspect;
  /** The nodes, fields, symbols and aliases that are to blame, the closest first. */
  readonly about: readonly object[];
  readonly link: Link;
  /** Steps below the link. */
  readonly steps: readonly (string | number)[];
  /** Part of a sentence. */
  readonly why: string;
  /** A value of the writer that shows it, where the smallest one does not. */
  readonly value?: string | number;
  /** No single value shows it: another branch might take that one, or it is legal on both sides and means two things. */
  readonly unshown?: true;
}

/** The way from the roots to two types that meet. */
export interface Link {
  readonly up?: Link;
  /** Steps of the JSON pointer from `up`: by the reader's fields, by the writer's branches. */
  readonly steps: readonly (string | number)[];
  /** As used, which may be a name. */
  readonly reader: AvroType;
  readonly writer: AvroType;
  /** How the writer's value holds the one here. */
  readonly via?: { readonly how: "items" | "values" | "branch" } | { readonly how: "field"; readonly reader: AvroField; readonly writer: AvroField };
  /** The reader has a union here, and the writer's value must find a branch. */
  readonly choice?: true;
}

/** A JSON pointer as Apache Avro writes it: `/fields/1/type`; `/` for the root. */
export function locationOf(link: Link, steps: readonly (string | number)[] = []): string {
  const parts = [steps];
  for (let at: Link | undefined = link; at !== undefined; at = at.up) parts.push(at.steps);
  return `/${parts.reverse().flat().join("/")}`;
}
