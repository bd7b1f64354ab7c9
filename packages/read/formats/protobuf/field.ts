import type { Location, ProtoField, ProtoMessage } from "#model";
import { named } from "#text";
import type { Cursor } from "./cursor.ts";
import { inherit, ofField } from "./features.ts";
import { integer } from "./literals.ts";
import { inlineOptions } from "./options.ts";
import { declared, type Later, type Scope } from "./scope.ts";
import type { Token } from "./tokens.ts";
import { Wrong } from "./wrong.ts";

/** Where a field stands, apart from its scope. */
export interface Place {
  readonly oneof?: string;
  readonly extends?: string;
}

/** Reads `{ … }` of a group as the message that it declares. */
export type GroupBody = (scope: Scope, from: number, name: Token) => Later<ProtoMessage>;

/** A field, and the message that it declares where it is a group. */
export function field(scope: Scope, place: Place, body: GroupBody): { readonly field: Later<ProtoField>; readonly message?: Later<ProtoMessage> } {
  const { cursor, edition } = scope;
  const first = cursor.peek();
  const label = place.oneof === undefined ? labelOf(cursor) : undefined;
  const spots: Record<string, Location> = label === undefined ? {} : { label: cursor.place(first) };
  if (label === "required" && edition !== "proto2") throw refused(first, "`required` is a word of proto2 alone.");
  if (label === "optional" && edition !== "proto2" && edition !== "proto3") throw refused(first, `In editions a field is optional by ${named("features.field_presence")}.`);
  const written = { ...place, ...(label === undefined ? {} : { label }) };
  const start = cursor.peek();
  const type = cursor.path("the type of a field");
  spots["type"] = cursor.place(type);
  const isMap = type.text === "map" && cursor.sees("<");
  if (label === undefined && edition === "proto2" && place.oneof === undefined && !isMap)
    throw new Wrong(first.from, first.to, "A field of proto2 starts with `optional`, `required` or `repeated`.", "Write one of them, or `syntax = \"proto3\";` at the top of the file.");
  if (isMap) {
    if (label !== undefined || place.oneof !== undefined || place.extends !== undefined) throw refused(start, "A map stands alone: it has no label, is in no oneof and extends nothing.");
    return { field: mapField(scope, first.from, spots) };
  }
  if (type.text === "group" && (edition === "proto2" || edition === "proto3")) return group(scope, first.from, written, spots, body);
  const name = cursor.name("the name of a field");
  const number = numberOf(cursor, spots);
  const options = inlineOptions(cursor);
  cursor.expect(";");
  return { field: later({ ...declared(scope, first.from, name, options, spots), number, type: type.text, group: false, ...written }) };
}

function later(field: Omit<ProtoField, "features">): Later<ProtoField> {
  const old = ofField(field);
  return (around) => ({ ...field, features: inherit(around, field.options, old) });
}

function labelOf(cursor: Cursor): ProtoField["label"] {
  const { text, kind } = cursor.peek();
  if (kind !== "word" || (text !== "optional" && text !== "required" && text !== "repeated")) return undefined;
  cursor.next();
  return text;
}

function numberOf(cursor: Cursor, spots: Record<string, Location>): number {
  cursor.expect("=");
  const { from } = cursor.peek();
  const number = integer(cursor, "the number of a field");
  spots["number"] = cursor.since(from);
  return number;
}

const keyTypes = new Set(["int32", "int64", "uint32", "uint64", "sint32", "sint64", "fixed32", "fixed64", "sfixed32", "sfixed64", "bool", "string"]);

function mapField(scope: Scope, from: number, spots: Record<string, Location>): Later<ProtoField> {
  const { cursor } = scope;
  const start = cursor.expect("<").from;
  const keys = cursor.name("the type of the keys");
  if (!keyTypes.has(keys.text)) throw new Wrong(keys.from, keys.to, `${named(keys.text)} cannot be the key of a map.`, "A key is a whole number, a bool or a string.");
  cursor.expect(",");
  const values = cursor.path("the type of the values");
  cursor.expect(">");
  const typeAt = spots["type"] ?? cursor.since(start);
  const end = cursor.since(start);
  spots["type"] = { ...typeAt, endLine: end.endLine, endColumn: end.endColumn };
  spots["keys"] = cursor.place(keys);
  spots["values"] = cursor.place(values);
  const name = cursor.name("the name of a field");
  const number = numberOf(cursor, spots);
  const options = inlineOptions(cursor);
  cursor.expect(";");
  return later({ ...declared(scope, from, name, options, spots), number, type: values.text, keys: keys.text, group: false });
}

/** `optional group Item = 1 { … }`: a message of that name, and a field of the same name in small letters. */
function group(scope: Scope, from: number, written: Place & Pick<ProtoField, "label">, spots: Record<string, Location>, body: GroupBody) {
  const { cursor } = scope;
  const name = cursor.name("the name of a group");
  if (!/^[A-Z]/.test(name.text)) throw new Wrong(name.from, name.to, "The name of a group starts with a capital letter.");
  const number = numberOf(cursor, spots);
  const options = inlineOptions(cursor);
  const message = body(scope, from, name);
  const small = { ...name, text: name.text.toLowerCase() };
  return { field: later({ ...declared(scope, from, small, options, spots), number, type: name.text, group: true, ...written }), message };
}

function refused(token: { readonly from: number; readonly to: number }, message: string): Wrong {
  return new Wrong(token.from, token.to, message);
}
