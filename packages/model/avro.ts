import type { Located, Location } from "./location.ts";
import type { Json } from "./source.ts";

/** An Avro schema (Apache Avro 1.12.0 specification, "Schema Declaration"). */
export interface AvroFile extends Located {
  readonly kind: "schema";
  readonly format: "avro";
  readonly file: string;
  /** What the file declares as a whole. */
  readonly root: AvroType;
  /** Every type that the file declares, by its full name. */
  readonly names: ReadonlyMap<string, AvroNamed>;
  /** The whole schema as written, numbers digit by digit, keys sorted: two files of one text say the same. */
  readonly exact: string;
}

export type AvroType = AvroPrimitive | AvroArray | AvroMap | AvroUnion | AvroNamed | AvroReference;

/** The types that have a name, are declared once and are used by it. */
export type AvroNamed = AvroRecord | AvroEnum | AvroFixed;

export type AvroPrimitiveName = "null" | "boolean" | "int" | "long" | "float" | "double" | "bytes" | "string";

interface AvroNode extends Located {
  /** Where it is valid for its type; an annotation that is not is ignored ("Logical Types") and stays with the attributes. */
  readonly logical?: AvroLogical;
  /** What the specification has no word for, as written. */
  readonly attributes: ReadonlyMap<string, AvroValue>;
}

export interface AvroPrimitive extends AvroNode {
  readonly type: AvroPrimitiveName;
}

export interface AvroArray extends AvroNode {
  readonly type: "array";
  readonly items: AvroType;
}

export interface AvroMap extends AvroNode {
  readonly type: "map";
  readonly values: AvroType;
}

export interface AvroUnion extends AvroNode {
  readonly type: "union";
  readonly branches: readonly AvroType[];
}

/** A type used by its name. Whether somebody declares it is not known here: another file may. */
export interface AvroReference extends AvroNode {
  readonly type: "reference";
  readonly fullName: string;
}

interface AvroDeclaration extends AvroNode {
  /** With its namespace: `sales.Order`. */
  readonly fullName: string;
  /** Without: `Order`. */
  readonly name: string;
  /** Full names that it was known by. */
  readonly aliases: readonly AvroAlias[];
  readonly doc?: AvroValue;
}

export interface AvroRecord extends AvroDeclaration {
  readonly type: "record";
  /** Declared as `error`, for protocols. */
  readonly error: boolean;
  readonly fields: readonly AvroField[];
}

export interface AvroField extends Located {
  readonly name: string;
  readonly type: AvroType;
  readonly default?: AvroDefault;
  readonly order: "ascending" | "descending" | "ignore";
  readonly aliases: readonly AvroAlias[];
  readonly doc?: AvroValue;
  readonly attributes: ReadonlyMap<string, AvroValue>;
}

export interface AvroEnum extends AvroDeclaration {
  readonly type: "enum";
  readonly symbols: readonly AvroSymbol[];
  /** What a reader takes for a symbol that it does not know. */
  readonly default?: AvroValue;
}

export interface AvroFixed extends AvroDeclaration {
  readonly type: "fixed";
  /** Bytes. */
  readonly size: number;
}

export interface AvroSymbol {
  readonly name: string;
  readonly at: Location;
}

export interface AvroAlias {
  /** Of a type: with its namespace. */
  readonly name: string;
  readonly at: Location;
}

export interface AvroValue {
  readonly value: Json;
  /** JSON text with sorted keys and every number as written, so that two numbers beyond 2^53 stay two. */
  readonly exact: string;
  readonly at: Location;
}

export interface AvroDefault extends AvroValue {
  /** Whether it is a value of the field's type; a reader cannot use one that is not. */
  readonly fits: boolean;
}

/** A logical type with the attributes that belong to it. */
export interface AvroLogical {
  readonly name: AvroLogicalName;
  /** Digits of a decimal. */
  readonly precision?: number;
  /** Digits of a decimal after its point. */
  readonly scale?: number;
  readonly at: Location;
}

export type AvroLogicalName =
  | "decimal" | "big-decimal" | "uuid" | "date" | "time-millis" | "time-micros" | "timestamp-millis" | "timestamp-micros" | "timestamp-nanos"
  | "local-timestamp-millis" | "local-timestamp-micros" | "local-timestamp-nanos" | "duration";
