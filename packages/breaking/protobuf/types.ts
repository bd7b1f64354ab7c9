import type { ProtoEnum, ProtoField } from "#model";
import { entryName } from "./entries.ts";
import type { Image } from "./image.ts";

/** What a field holds. */
export interface TypeUse {
  /** `int32` …; `message`, `group` (a message between two tags), `enum`; `unknown` where no file at hand declares the name. */
  readonly type: string;
  /** Full name of a message or enum; as written where it is unknown. */
  readonly name?: string;
  readonly declared?: ProtoEnum;
}

const scalars = new Set([
  "double", "float", "int32", "int64", "uint32", "uint64", "sint32", "sint64", "fixed32", "fixed64", "sfixed32", "sfixed64", "bool", "string", "bytes",
]);

/** The enums among the well-known types and descriptors; every other name there is a message (protobuf.dev, "Protocol Buffers Well-Known Types"). */
const wellKnownEnums = new Set([
  "NullValue", "Syntax", "Edition", "Field.Kind", "Field.Cardinality", "FieldDescriptorProto.Type", "FieldDescriptorProto.Label", "FileOptions.OptimizeMode", "FieldOptions.CType",
  "FieldOptions.JSType", "FieldOptions.OptionRetention", "FieldOptions.OptionTargetType", "MethodOptions.IdempotencyLevel", "ExtensionRangeOptions.VerificationState",
  "FeatureSet.FieldPresence", "FeatureSet.EnumType", "FeatureSet.RepeatedFieldEncoding", "FeatureSet.Utf8Validation", "FeatureSet.MessageEncoding", "FeatureSet.JsonFormat",
]);
const wellKnown = "google.protobuf.";

/** What a field holds; of a map, its entries. */
export function typeOf(field: ProtoField, image: Image): TypeUse {
  const scope = parentOf(field.fullName);
  if (field.keys !== undefined) return { type: "message", name: `${scope}.${entryName(field.name)}` };
  if (scalars.has(field.type)) return { type: field.type };
  const found = resolve(field.type, scope, image);
  return found.type === "message" && field.features.get("message_encoding") === "DELIMITED" ? { ...found, type: "group" } : found;
}

/** The message or enum that a name means inside a scope: the innermost that there is (Language Guide, "Packages and Name Resolution"). */
export function resolve(written: string, scope: string, image: Image): TypeUse {
  const absolute = written.startsWith(".");
  const name = absolute ? written.slice(1) : written;
  for (let around = absolute ? "" : scope; ; around = parentOf(around)) {
    const full = around === "" ? name : `${around}.${name}`;
    if (image.messages.has(full)) return { type: "message", name: full };
    const declared = image.enums.get(full);
    if (declared !== undefined) return { type: "enum", name: full, declared: declared.it };
    if (full.startsWith(wellKnown)) return { type: wellKnownEnums.has(full.slice(wellKnown.length)) ? "enum" : "message", name: full };
    if (around === "") return { type: "unknown", name };
  }
}

export function parentOf(fullName: string): string {
  return fullName.slice(0, Math.max(0, fullName.lastIndexOf(".")));
}
