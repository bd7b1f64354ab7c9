import type { Dialect, Json } from "#model";

/** A schema and the resource that it belongs to. */
export interface Spot {
  readonly schema: Json;
  readonly home: Resource;
}

/** A schema with a URI of its own, and all below it that has none (2020-12 Core §4.3.5). */
export interface Resource {
  /** Absolute, without a fragment. */
  readonly uri: string;
  readonly root: Json;
  readonly dialect: Dialect;
  /** Whether keywords such as `minimum` and `required` are in force: a meta-schema may leave their vocabulary out. */
  readonly validates: boolean;
  /** Whether the meta-schema makes `format` an assertion. */
  readonly asserts: boolean;
  readonly anchors: Map<string, Spot>;
  readonly dynamicAnchors: Map<string, Spot>;
  /** `$recursiveAnchor` of 2019-09. */
  readonly recursive: boolean;
}
