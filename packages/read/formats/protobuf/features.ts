import type { ProtoEdition, ProtoFeatures, ProtoField, ProtoOption } from "#model";
import { given } from "./options.ts";

/** What holds in a file that says nothing (protobuf.dev, "Feature Settings for Editions"); proto2 and proto3 are editions with features of their own. */
export function defaultFeatures(edition: ProtoEdition): ProtoFeatures {
  const old = edition === "proto2";
  return new Map([
    ["field_presence", edition === "proto3" ? "IMPLICIT" : "EXPLICIT"],
    ["enum_type", old ? "CLOSED" : "OPEN"],
    ["repeated_field_encoding", old ? "EXPANDED" : "PACKED"],
    ["utf8_validation", old ? "NONE" : "VERIFY"],
    ["message_encoding", "LENGTH_PREFIXED"],
    ["json_format", old ? "LEGACY_BEST_EFFORT" : "ALLOW"],
    ["enforce_naming_style", edition === "2024" ? "STYLE2024" : "STYLE_LEGACY"],
    ["default_symbol_visibility", edition === "2024" ? "EXPORT_TOP_LEVEL" : "EXPORT_ALL"],
    ["(pb.cpp).string_type", edition === "2024" ? "VIEW" : "STRING"],
    ["(pb.java).utf8_validation", "DEFAULT"],
  ]);
}

/** What holds at an element: its own features over those around it, and what proto2 and proto3 say by options and labels of old. */
export function inherit(around: ProtoFeatures, options: readonly ProtoOption[], old: readonly (readonly [feature: string, value: string])[] = []): ProtoFeatures {
  const own = options.flatMap(({ name, text }) => (name.startsWith("features.") ? [[name.slice("features.".length), text] as const] : []));
  return own.length + old.length === 0 ? around : new Map([...around, ...old, ...own]);
}

/** A file's options of old: `java_string_check_utf8` came before the feature. */
export function ofFile(options: readonly ProtoOption[]): readonly (readonly [string, string])[] {
  return given(options, "java_string_check_utf8") === "true" ? [["(pb.java).utf8_validation", "VERIFY"]] : [];
}

/** A field's words of old: `required`, `optional` in proto3, `group`, `packed`, `ctype`. Who is in a oneof or extends another message is always told apart from absent. */
export function ofField({ options, label, group, oneof, extends: extended }: Omit<ProtoField, "features">): readonly (readonly [string, string])[] {
  const packed = given(options, "packed");
  const ctype = given(options, "ctype");
  const said: (readonly [string, string])[] = [];
  if (label === "required") said.push(["field_presence", "LEGACY_REQUIRED"]);
  else if (label === "optional" || oneof !== undefined || extended !== undefined) said.push(["field_presence", "EXPLICIT"]);
  if (group) said.push(["message_encoding", "DELIMITED"]);
  if (packed !== undefined) said.push(["repeated_field_encoding", packed === "true" ? "PACKED" : "EXPANDED"]);
  if (ctype !== undefined) said.push(["(pb.cpp).string_type", ctype]);
  return said;
}
