import type { Located, Location } from "./location.ts";

/** A `.proto` file (Protocol Buffers language specifications: proto2, proto3, editions 2023 and 2024). */
export interface ProtobufFile extends Located {
  readonly kind: "schema";
  readonly format: "protobuf";
  readonly file: string;
  /** What `syntax` or `edition` says; a file that says neither is proto2. */
  readonly edition: ProtoEdition;
  /** Empty where the file names none. */
  readonly package: string;
  readonly imports: readonly ProtoImport[];
  readonly options: readonly ProtoOption[];
  readonly features: ProtoFeatures;
  readonly messages: readonly ProtoMessage[];
  readonly enums: readonly ProtoEnum[];
  readonly services: readonly ProtoService[];
  readonly extensions: readonly ProtoField[];
}

export type ProtoEdition = "proto2" | "proto3" | "2023" | "2024";

export interface ProtoImport extends Located {
  readonly file: string;
  readonly modifier?: "public" | "weak" | "option";
}

/**
 * One value that an option is given. A message literal gives one for each scalar in it: `option (a) = { b: 1 c: 2 }` is `(a).b` and `(a).c`, so that the two
 * ways to write the same options are the same.
 */
export interface ProtoOption extends Located {
  /** `java_package`, `features.field_presence`, `(acme.rule).max`. */
  readonly name: string;
  /** Strings as JSON text, everything else as written. */
  readonly text: string;
}

/** Every feature that holds at an element, its own or handed down: `field_presence` → `EXPLICIT`, `(pb.java).utf8_validation` → `DEFAULT`. */
export type ProtoFeatures = ReadonlyMap<string, string>;

/** Something that has a name. */
export interface ProtoElement extends Located {
  readonly name: string;
  /** With package and parents, without a leading dot: `sales.v1.Order.id`. Names hold no dots. */
  readonly fullName: string;
  /** The whole declaration, from its first word to its `;` or `}`. */
  readonly whole: Location;
  readonly options: readonly ProtoOption[];
  readonly features: ProtoFeatures;
}

export interface ProtoMessage extends ProtoElement {
  readonly fields: readonly ProtoField[];
  readonly oneofs: readonly ProtoElement[];
  readonly messages: readonly ProtoMessage[];
  readonly enums: readonly ProtoEnum[];
  /** Extensions declared in its scope. */
  readonly extensions: readonly ProtoField[];
  /** Numbers that others may extend it by. */
  readonly extensionRanges: readonly ProtoRange[];
  readonly reserved: ProtoReserved;
  /** Declared by a field: `group`. */
  readonly group: boolean;
  readonly visibility?: ProtoVisibility;
}

export type ProtoVisibility = "export" | "local";

export interface ProtoField extends ProtoElement {
  readonly number: number;
  /** As written; a field of a map or of a oneof has none. */
  readonly label?: "optional" | "required" | "repeated";
  /** As written: `int32`, `Order`, `.sales.v1.Order`. Of a map: its values. */
  readonly type: string;
  /** The type of the keys, where the field is a map. */
  readonly keys?: string;
  readonly group: boolean;
  /** The oneof that it belongs to. */
  readonly oneof?: string;
  /** Of an extension: the message that it extends, as written. */
  readonly extends?: string;
}

export interface ProtoEnum extends ProtoElement {
  readonly values: readonly ProtoEnumValue[];
  readonly reserved: ProtoReserved;
  readonly visibility?: ProtoVisibility;
}

export interface ProtoEnumValue extends ProtoElement {
  readonly number: number;
}

/** Numbers and names that nobody may use: those of elements that were removed. */
export interface ProtoReserved {
  readonly ranges: readonly ProtoRange[];
  readonly names: readonly ProtoReservedName[];
}

/** Both ends are in it. */
export interface ProtoRange extends Located {
  readonly from: number;
  readonly to: number;
  readonly options: readonly ProtoOption[];
}

export interface ProtoReservedName extends Located {
  readonly name: string;
}

export interface ProtoService extends ProtoElement {
  readonly methods: readonly ProtoMethod[];
}

export interface ProtoMethod extends ProtoElement {
  readonly request: ProtoMessageUse;
  readonly response: ProtoMessageUse;
}

export interface ProtoMessageUse extends Located {
  /** As written. */
  readonly type: string;
  readonly stream: boolean;
}
