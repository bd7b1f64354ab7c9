/**
 * The words in which a standard's structure is written down, once: validators, editor schemas and docs all come from these tables.
 * Versions are written as in the standard's own list; `until` names the first version that no longer has the thing.
 */
export interface Span {
  readonly since?: string;
  readonly until?: string;
}

export interface Standard {
  readonly id: string;
  /** How people call it. */
  readonly title: string;
  /** How people call one document of it. */
  readonly document: string;
  /** Oldest first. */
  readonly versions: readonly string[];
  /** The key whose value names the version, and what stands before the version there. */
  readonly versionKey: string;
  readonly prefix?: "v";
  /** First version whose texts may hold `${VAR}`; such a text satisfies every format and pattern, its value is not known yet. */
  readonly variables?: string;
  /** The shape of the whole document. */
  readonly root: string;
  readonly shapes: Readonly<Record<string, Shape>>;
}

/** A map with known keys. */
export interface Shape {
  /** What one is called in a message: `a server`, `a quality check`. */
  readonly called: string;
  readonly says: string;
  readonly fields: Fields;
  /** Keys that the table does not name are allowed: always, or in these versions. */
  readonly open?: true | Span;
  readonly cases?: readonly Case[];
  /** Keys whose values have to be of one JSON type. */
  readonly alike?: readonly string[];
  /** What to say of a key that does not belong here, and how to mend it; `*` speaks for every other key. */
  readonly strangers?: Readonly<Record<string, readonly [string, string]>>;
}

/** Several rows for one key are its variants in different versions; their spans never overlap. */
export type Fields = Readonly<Record<string, Field | readonly Field[]>>;

/** Fields and demands that hold only where one of the tests holds. */
export interface Case extends Span {
  readonly when: readonly Test[];
  readonly fields?: Fields;
  /** Exactly one of these keys is there. */
  readonly one?: readonly string[];
}

/** True where the key has one of the values (`is`), is not there (`absent`), or is there (`present`). */
export interface Test {
  readonly key: string;
  readonly is?: readonly string[];
  readonly absent?: true;
  readonly present?: true;
}

export type TextFormat = "uri" | "date" | "date-time" | "email";

/** One of a closed list of values. */
export interface Value extends Span {
  readonly value: string;
}

interface TextRule {
  readonly pattern?: string;
  /** What the pattern asks for, in words. */
  readonly form?: string;
  readonly format?: TextFormat;
  readonly values?: readonly (string | Value)[];
}
interface NumberRule {
  readonly least?: number;
  readonly above?: number;
}
interface ListRule {
  readonly min?: number;
  readonly max?: number;
  readonly unique?: true;
}
interface MapRule {
  /** Pattern of the keys, and in words what it asks for. */
  readonly names?: string;
  readonly form?: string;
  /** Least number of entries. */
  readonly entries?: number;
}

export type Kind =
  | ({ readonly kind: "text" } & TextRule)
  | ({ readonly kind: "number" | "integer" } & NumberRule)
  /** scalar: anything but a list or a map; object: a map with any keys. */
  | { readonly kind: "flag" | "any" | "scalar" | "object" }
  | ({ readonly kind: "list"; readonly of: Field } & ListRule)
  | { readonly kind: "shape"; readonly shape: string }
  /** A map whose keys are chosen by the author. */
  | ({ readonly kind: "map"; readonly of: Field } & MapRule)
  /** Kinds that differ in their JSON type. */
  | { readonly kind: "either"; readonly kinds: readonly Field[] };

interface Facts extends Span {
  /** One short sentence: the editor's hover text and the docs. */
  readonly says: string;
  readonly required?: true | Span;
  readonly deprecated?: true | Span;
  readonly default?: string | number | boolean;
  readonly examples?: readonly (string | number)[];
}

export type Field = Facts & Kind;

type More = Omit<Facts, "says">;

export const text = (says: string, more: More & TextRule = {}): Field => ({ kind: "text", says, ...more });
export const number = (says: string, more: More & NumberRule = {}): Field => ({ kind: "number", says, ...more });
export const integer = (says: string, more: More & NumberRule = {}): Field => ({ kind: "integer", says, ...more });
export const flag = (says: string, more: More = {}): Field => ({ kind: "flag", says, ...more });
export const any = (says: string, more: More = {}): Field => ({ kind: "any", says, ...more });
export const scalar = (says: string, more: More = {}): Field => ({ kind: "scalar", says, ...more });
export const object = (says: string, more: More = {}): Field => ({ kind: "object", says, ...more });
export const list = (says: string, of: Field, more: More & ListRule = {}): Field => ({ kind: "list", says, of, ...more });
export const map = (says: string, of: Field, more: More & MapRule = {}): Field => ({ kind: "map", says, of, ...more });
export const part = (says: string, shape: string, more: More = {}): Field => ({ kind: "shape", says, shape, ...more });
export const either = (says: string, kinds: readonly Field[], more: More = {}): Field => ({ kind: "either", says, kinds, ...more });
/** An item of a list or map, described where its shape is. */
export const the = (shape: string): Field => part("", shape);
/** The same field, but it has to be there. */
export const needed = (field: Field | readonly Field[]): readonly Field[] => variants(field).map((one) => ({ ...one, required: true }));
/** The same field in other versions. */
export const within = (span: Span, fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, variants(field).map((one) => ({ ...one, ...span }))]));

export const variants = (field: Field | readonly Field[]): readonly Field[] => ("kind" in field ? [field] : field);
export const shapeOf = (called: string, says: string, fields: Fields, more: Omit<Shape, "called" | "says" | "fields"> = {}): Shape => ({ called, says, fields, ...more });
