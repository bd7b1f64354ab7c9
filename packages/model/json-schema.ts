import type { Located, Location } from "./location.ts";
import type { Json, SourceNode } from "./source.ts";

/** The drafts of JSON Schema that are judged, by the names that people use. */
export type Dialect = "draft-04" | "draft-06" | "draft-07" | "2019-09" | "2020-12";

/** A JSON Schema document. */
export interface JsonSchemaFile extends Located {
  readonly kind: "schema";
  readonly format: "json-schema";
  readonly file: string;
  /** What `$schema` names; 2020-12 where it is absent or names a meta-schema of somebody's own. */
  readonly dialect: Dialect;
  /** It has no `$schema`: which draft it is, only its keywords can show. */
  readonly undeclared?: true;
  /** What `$schema` says where that is none of the drafts. */
  readonly metaSchema?: string;
  /** The schema as plain data; objects have no prototype. */
  readonly schema: Json;
  /** The same with the place of every key. */
  readonly root: SourceNode;
  /** Numbers that JavaScript cannot hold as they are written: what they ask for is not known exactly. */
  readonly rounded: readonly Rounded[];
}

/** A number that JavaScript holds as another one. */
export interface Rounded {
  readonly at: Location;
  /** Steps to it from the root. */
  readonly path: readonly string[];
  readonly written: string;
}
