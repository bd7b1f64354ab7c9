import type { Model, SourceMap } from "#model";

/** A format of contracts, products or consumers. */
export interface Format {
  readonly id: string;
  /** How people call it. */
  readonly title: string;
  /** File names that say the format: `orders.odcs.yaml` ends with `.odcs.yaml`. */
  readonly endings: readonly string[];
  /** Whether a document is meant to be of this format; judged by its marker keys alone. */
  recognises(root: SourceMap): boolean;
  /** The version of the standard that the document names, as written, and the key that names it. */
  version(root: SourceMap): { readonly key: string; readonly written: string | undefined };
  /** The versions that are read, oldest first, without a leading `v`. */
  readonly versions: readonly string[];
  /** The document in the words of the model. Tolerates every mistake: the structure check says them. */
  toModel(root: SourceMap, version: string): Model;
}
