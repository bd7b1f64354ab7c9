import type { ProtoElement, ProtoEnum, ProtoField, ProtoMessage, ProtoOption, ProtoRange, ProtoReservedName, ProtoVisibility } from "#model";
import { enumeration } from "./enumeration.ts";
import { inherit } from "./features.ts";
import { field, type Place } from "./field.ts";
import { optionStatement } from "./options.ts";
import { most, ranges, reserved } from "./ranges.ts";
import { declared, fullName, type Later, type Scope } from "./scope.ts";
import type { Token } from "./tokens.ts";

/** `message Name { … }`; `from` is where the declaration starts. */
export function message(scope: Scope, from: number, visibility?: ProtoVisibility): Later<ProtoMessage> {
  scope.cursor.expect("message");
  return messageBody(scope, from, scope.cursor.name("the name of a message"), false, visibility);
}

/** What stands in a message, or of extensions and types in a file. */
export interface Parts {
  readonly options: ProtoOption[];
  readonly fields: Later<ProtoField>[];
  readonly oneofs: Later<ProtoElement>[];
  readonly messages: Later<ProtoMessage>[];
  readonly enums: Later<ProtoEnum>[];
  readonly extensions: Later<ProtoField>[];
  readonly extensionRanges: ProtoRange[];
  readonly reserved: { readonly ranges: ProtoRange[]; readonly names: ProtoReservedName[] };
}

export const noParts = (): Parts => ({ options: [], fields: [], oneofs: [], messages: [], enums: [], extensions: [], extensionRanges: [], reserved: { ranges: [], names: [] } });

/** `{ … }` of a message or a group. */
export function messageBody(scope: Scope, from: number, name: Token, group: boolean, visibility?: ProtoVisibility): Later<ProtoMessage> {
  const { cursor } = scope;
  const inside: Scope = { ...scope, name: fullName(scope, name) };
  const parts = noParts();
  cursor.expect("{");
  cursor.deeper(() => {
    while (!cursor.takes("}")) statement(inside, parts);
  });
  const { options, extensionRanges, reserved: gone } = parts;
  const own = { ...declared(scope, from, name, options), extensionRanges, reserved: gone, group, ...(visibility === undefined ? {} : { visibility }) };
  return (around) => {
    const features = inherit(around, options);
    const made = <T>(later: readonly Later<T>[]) => later.map((make) => make(features));
    return { ...own, features, fields: made(parts.fields), oneofs: made(parts.oneofs), messages: made(parts.messages), enums: made(parts.enums), extensions: made(parts.extensions) };
  };
}

function statement(scope: Scope, parts: Parts) {
  const { cursor } = scope;
  const { from } = cursor.peek();
  if (cursor.takes(";") || declaration(scope, parts)) return;
  if (cursor.takes("oneof")) oneof(scope, from, parts);
  else if (cursor.takes("extensions")) ranges(cursor, most.field, parts.extensionRanges);
  else if (cursor.takes("reserved")) reserved(cursor, most.field, parts.reserved);
  else addField(scope, {}, parts.fields, parts);
}

/** What may stand in a file as in a message: types, extensions, options. False where it is something else. */
export function declaration(scope: Scope, parts: Parts): boolean {
  const { cursor, edition } = scope;
  const { from, text } = cursor.peek();
  const visibility = edition === "2024" && (text === "export" || text === "local") ? text : undefined;
  if (visibility !== undefined) cursor.next();
  if (cursor.sees("message")) parts.messages.push(message(scope, from, visibility));
  else if (cursor.sees("enum")) parts.enums.push(enumeration(scope, from, visibility));
  else if (visibility !== undefined) cursor.expect("message");
  else if (cursor.takes("option")) optionStatement(cursor, from, parts.options);
  else if (cursor.takes("extend")) extend(scope, parts);
  else return false;
  return true;
}

function addField(scope: Scope, place: Place, fields: Later<ProtoField>[], parts: Parts) {
  const added = field(scope, place, (inside, from, name) => messageBody(inside, from, name, true));
  fields.push(added.field);
  if (added.message !== undefined) parts.messages.push(added.message);
}

function extend(scope: Scope, parts: Parts) {
  const { cursor } = scope;
  const extended = cursor.path("the name of a message").text;
  cursor.expect("{");
  while (!cursor.takes("}")) if (!cursor.takes(";")) addField(scope, { extends: extended }, parts.extensions, parts);
}

function oneof(scope: Scope, from: number, parts: Parts) {
  const { cursor } = scope;
  const name = cursor.name("the name of a oneof");
  const options: ProtoOption[] = [];
  const fields: Later<ProtoField>[] = [];
  cursor.expect("{");
  while (!cursor.takes("}")) {
    const start = cursor.peek().from;
    if (cursor.takes("option")) optionStatement(cursor, start, options);
    else addField(scope, { oneof: name.text }, fields, parts);
  }
  const own = declared(scope, from, name, options);
  parts.oneofs.push((around) => ({ ...own, features: inherit(around, options) }));
  for (const make of fields) parts.fields.push((around) => make(inherit(around, options)));
}
