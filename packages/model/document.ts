import type { ConsumerDeclaration } from "./consumer.ts";
import type { Contract } from "./contract.ts";
import type { Location, Path } from "./location.ts";
import type { Product } from "./product.ts";
import type { Schema } from "./schema.ts";
import type { SourceNode } from "./source.ts";

/** What is wrong with a text, seen while it was read. A fact without a level; the lint rule of the same id says it to people. */
export interface Problem {
  /** The id of the lint rule that reports it. */
  readonly rule: ProblemRule;
  readonly at: Location;
  /** Steps from the document's root to the blamed node. */
  readonly path: Path;
  /** What is wrong, one sentence. */
  readonly message: string;
  /** How to mend it, one sentence. */
  readonly hint?: string;
  readonly fix?: Fix;
}

export type ProblemRule =
  | "unreadable-file" | "yaml-syntax" | "duplicate-key" | "limit-exceeded" | "unknown-format" | "unsupported-version"
  | "missing-field" | "unknown-field" | "wrong-type" | "invalid-value" | "conflicting-fields" | "later-version";

/** Edits to one file that mend a finding without changing what the author meant. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** Puts `text` in the place of what stands at `at`; an empty range inserts. */
export interface Edit {
  readonly at: Location;
  readonly text: string;
}

/** What a document can be, told apart by `kind`. */
export type Model = Contract | Product | ConsumerDeclaration;

/** One YAML or JSON document of a file. */
export interface Document {
  readonly file: string;
  /** Position in the file, from 0. */
  readonly index: number;
  readonly root?: SourceNode;
  /** Absent where the text could not be understood; the problems say why. */
  readonly model?: Model;
  /** Where the document is a schema file of another standard: what it declares. */
  readonly schema?: Schema;
  readonly problems: readonly Problem[];
}

/** A file as read: never throws, always says. */
export interface Reading {
  readonly file: string;
  /** The format of schema files that it was read as; absent for contracts and products. */
  readonly format?: string;
  /** The decoded text, without a byte order mark; empty where it could not be decoded. */
  readonly text: string;
  readonly documents: readonly Document[];
}
