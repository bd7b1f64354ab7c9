import type { Decimal } from "#decimal";
import type { Json } from "#model";
import type { JsonType } from "../json.ts";
import type { Scope } from "../references/scope.ts";
import type { Spot } from "../references/spot.ts";

/**
 * What has to hold of a value, free of dialects and references: a Boolean combination of small facts. Forms are made by a workshop only, which gives equal ones
 * the same object, so that they are compared by identity. A fact about numbers, texts, arrays or objects is only ever asked of a value of that type.
 */
export type Form = { readonly id: number } & (Whole | Joined | OfNumber | OfText | OfArray | OfObject | OfSize);

/** The parts that are facts: neither joined nor about all values. */
export type Fact = Extract<Form, OfNumber | OfText | OfArray | OfObject | OfSize>;

type Whole =
  | { readonly is: "any" } | { readonly is: "none" }
  /** One of these types, as a sum of `bitOf`. */
  | { readonly is: "type"; readonly types: number }
  /** Equal to one of the values, or to none of them. */
  | { readonly is: "value"; readonly values: readonly Json[]; readonly texts: ReadonlySet<string>; readonly refused: boolean }
  /** Something that nobody can decide; two of the same name are the same. */
  | { readonly is: "opaque"; readonly name: string; readonly because: string; readonly refused: boolean }
  /** What another schema says, read when it is asked for. */
  | { readonly is: "schema"; readonly reader: Reader; readonly spot: Spot; readonly scope: Scope; readonly refused: boolean };

type Joined = { readonly is: "and" | "or"; readonly parts: readonly Form[] };

type OfNumber =
  /** At least, or with `open` above. */
  | { readonly is: "from"; readonly bound: Decimal; readonly open: boolean }
  | { readonly is: "to"; readonly bound: Decimal; readonly open: boolean }
  | { readonly is: "multiple"; readonly of: Decimal; readonly refused: boolean };

type OfText =
  | { readonly is: "pattern"; readonly pattern: string; readonly refused: boolean }
  | { readonly is: "format"; readonly format: string; readonly refused: boolean };

/** Characters of a text, items of an array, properties of an object. */
type OfSize = { readonly is: "least" | "most"; readonly of: "string" | "array" | "object"; readonly size: number };

type OfArray =
  /** The item at an index fits, where there is one. */
  | { readonly is: "item"; readonly at: number; readonly form: Form }
  /** From an index on, at least so many items fit. */
  | { readonly is: "many"; readonly from: number; readonly form: Form; readonly least: number }
  /** From an index on, at most so many items fit. */
  | { readonly is: "few"; readonly from: number; readonly form: Form; readonly most: number }
  | { readonly is: "unique"; readonly refused: boolean };

type OfObject =
  /** The value of each key that is one of `keys` (a form of texts) fits. */
  | { readonly is: "every"; readonly keys: Form; readonly form: Form }
  /** There is a key that is one of `keys` and whose value fits. */
  | { readonly is: "some"; readonly keys: Form; readonly form: Form };

/** Reads schemas of one side. */
export interface Reader {
  read(spot: Spot, scope: Scope): Form;
}

export const jsonTypes: readonly JsonType[] = ["string", "number", "boolean", "null", "object", "array"];
export const bitOf = (type: JsonType): number => 1 << jsonTypes.indexOf(type);
export const everyType = (1 << jsonTypes.length) - 1;
