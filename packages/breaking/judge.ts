import type { Location, Schema } from "#model";
import type { Fact } from "./fact.ts";

/** Compares the schema files of one format, as they were and as they are: all of them at once, because they may name each other. Pure; at once, or later where it says so. */
export type Judge<Format extends Schema["format"], Facts = readonly SchemaFact[]> = (before: readonly Extract<Schema, { format: Format }>[], after: readonly Extract<Schema, { format: Format }>[], how: How) => Facts;

export type Later = readonly SchemaFact[] | Promise<readonly SchemaFact[]>;

export interface How {
  /** Of Protocol Buffers, who reads: code generated from each file or package, bytes and JSON (where nothing is said), bytes alone. */
  readonly strictness?: "FILE" | "PACKAGE" | "WIRE_JSON" | "WIRE";
  /** New path → old path of files that were moved. */
  readonly moved: ReadonlyMap<string, string>;
  /** Each side is one file that its user calls the same, whatever its path. */
  readonly alone?: boolean;
  /** Files that could not be read on a side, each with the place of its first problem; absent where there is none. */
  readonly unreadable?: { readonly before: ReadonlyMap<string, Location>; readonly after: ReadonlyMap<string, Location> };
}

/** A fact about a schema file, which is named where a contract has its id. */
export interface SchemaFact extends Fact {
  readonly file: string;
}
