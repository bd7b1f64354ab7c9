import type { Change, Json, Location, Witness } from "#model";
import type { Kind } from "../kind.ts";
import type { Pairs } from "./pairs.ts";

/**
 * Who reads: FILE, code generated from each file; PACKAGE, code generated from all files of a package; WIRE_JSON, bytes and ProtoJSON; WIRE, bytes alone. CSR is
 * what the schema registry of Confluent asks for (buf, "Rules and categories"). What breaks a later one of the first four breaks the earlier ones.
 */
export type Category = "FILE" | "PACKAGE" | "WIRE_JSON" | "WIRE" | "CSR";

/** A kind of change of Protocol Buffers, with the comparison that finds it. */
export interface ProtoKind extends Kind, ProtoRule {
  readonly format: "protobuf";
}

/** How a kind of change is found. */
export interface ProtoRule {
  /** The kind that is told. */
  readonly id: string;
  /** The rule of buf that says the same; absent where buf has none. */
  readonly buf?: string;
  /** The categories of buf that hold the rule. */
  readonly categories: readonly Category[];
  /** Kinds that say the same change more strongly: where one of them is told of the same element, this one is not. */
  readonly under?: readonly string[];
  find(pairs: Pairs): Iterable<Found>;
}

/** What a comparison found. */
export interface Found {
  /** The elements that it is about: the first is its own, the others stand around it or go with it. Compared by identity. */
  readonly about: readonly [own: object, ...others: object[]];
  /** Names from the file downward, for people. */
  readonly path: readonly string[];
  /** The file as it is; absent where it is gone. */
  readonly file?: string;
  /** The place in the new text; absent where only the file is left. */
  readonly at?: Location;
  readonly was: Location | undefined;
  readonly before?: Json;
  readonly after?: Json;
  /** Whom it breaks who reads bytes and JSON, where the kind does not say enough. */
  readonly breaks?: Change["breaks"];
  /** Whom it breaks who reads bytes alone, where that is another thing. */
  readonly wire?: Change["breaks"];
  readonly impact?: Change["impact"];
  readonly witness?: Witness;
  readonly because?: string;
  /** What to do about this very change, after the kind's hint. */
  readonly hint?: string;
}
