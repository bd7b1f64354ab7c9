import type { AvroField, AvroRecord } from "#model";
import { called } from "../side.ts";
import type { Book } from "./book.ts";
import type { Meet } from "./meet.ts";
import { pairOnly } from "./pair.ts";
import { compareAliases, compareDefaults, compareWords, reordered } from "./words.ts";

/** Fields by name, then by an alias of either side where it leads to one field only. */
export function compareRecords(before: AvroRecord, after: AvroRecord, path: readonly string[], book: Book, meet: Meet): void {
  const byName = new Map(after.fields.map((field) => [field.name, field]));
  const same = before.fields.flatMap((field) => [byName.get(field.name)].flatMap((twin) => (twin === undefined ? [] : [[field, twin] as const])));
  const taken = new Set(same.flat());
  const known = (one: AvroField) => new Set([one.name, ...one.aliases.map(({ name }) => name)]);
  const { both: renamed, gone, fresh } = pairOnly(before.fields.filter((one) => !taken.has(one)), after.fields.filter((one) => !taken.has(one)), ({ name }) => [name], known);
  const [at, was] = [after.spots["fields"] ?? after.at, before.spots["fields"] ?? before.at];
  for (const field of gone) book.tell({ kind: "avro-field-removed", path: [...path, field.name], at, was: field.at, before: called(field.type), about: ["field", field] });
  for (const field of fresh) book.tell({ kind: "avro-field-added", path: [...path, field.name], at: field.at, was, after: called(field.type), about: ["field", field] });
  const both = [...same, ...renamed];
  for (const [old, now] of both) compareFields(old, now, [...path, now.name], book, meet);
  if (reordered(both, before.fields, after.fields))
    book.tell({ kind: "avro-field-reordered", path, at, was, before: before.fields.map(({ name }) => name), after: after.fields.map(({ name }) => name) });
}

function compareFields(before: AvroField, after: AvroField, path: readonly string[], book: Book, meet: Meet): void {
  const places = { at: after.at, was: before.at };
  if (before.name !== after.name) book.tell({ kind: "avro-field-renamed", path, ...places, before: before.name, after: after.name, about: ["field", before, after], behind: [before.type, after.type], fields: [before, after] });
  meet(before.type, after.type, path);
  compareDefaults(before.default, after.default, path, after.at, before.at, book);
  if (before.order !== after.order) book.tell({ kind: "avro-order-changed", path, ...places, before: before.order, after: after.order });
  compareAliases(before.aliases, after.aliases, path, after.at, before.at, book);
  compareWords(before, after, path, after.at, before.at, book);
}
