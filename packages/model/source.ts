import type { Location } from "./location.ts";

/** What a YAML or JSON document says, with the place of every key and value. Aliases and merge keys are expanded. */
export type SourceNode = SourceMap | SourceList | SourceScalar;

export interface SourceMap {
  readonly kind: "map";
  readonly at: Location;
  readonly entries: ReadonlyMap<string, SourceEntry>;
}

export interface SourceEntry {
  /** The key alone. */
  readonly key: Location;
  /** The key and, where the value is a scalar, its value: what a finding about this entry underlines. */
  readonly at: Location;
  readonly node: SourceNode;
}

export interface SourceList {
  readonly kind: "list";
  readonly at: Location;
  /** Written in brackets: `[a, b]`. */
  readonly flow: boolean;
  readonly items: readonly SourceNode[];
}

export interface SourceScalar {
  readonly kind: "scalar";
  readonly at: Location;
  readonly value: string | number | boolean | null;
}

/** Plain JSON data, as the validators see it. Objects have no prototype, so that `__proto__` is a key like any other. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
