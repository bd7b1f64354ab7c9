import type { Located } from "./location.ts";
import type { Json, SourceNode } from "./source.ts";

/** The drafts of JSON Schema that are judged, by the names that people use. */
export type Dialect = "draft-04" | "draft-06" | "draft-07" | "2019-09" | "2020-12";

/** A JSON Schema document. */
export interface JsonSchemaFile extends Located {
  readonly kind: "schema";
  readonly format: "json-schema";
  readonly file: string;
  readonly dialect: Dialect;
  /** The schema as plain data; objects have no prototype. */
  readonly schema: Json;
  /** The same with the place of every key. */
  readonly root: SourceNode;
}
