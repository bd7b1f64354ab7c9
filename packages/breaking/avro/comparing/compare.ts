import type { AvroNamed, AvroType } from "#model";
import { shift } from "../reading/logical.ts";
import { budget } from "../reading/budget.ts";
import { isNamed, promotes } from "../reading/match.ts";
import { called, type Side } from "../side.ts";
import type { Book } from "./book.ts";
import { compareEnums, compareFixed, compareNames } from "./declared.ts";
import type { Meet } from "./meet.ts";
import { compareRecords } from "./records.ts";
import { compareUnions } from "./unions.ts";
import { compareWords } from "./words.ts";

/** Finds every difference between types, each pair of named types once; files that use each other's types share one. */
export function comparer(old: Side, now: Side, book: Book): Meet {
  const met = new Map<AvroNamed, Set<AvroNamed>>();
  const partner = new Map<AvroNamed, AvroNamed>();
  const waiting: (readonly [AvroNamed, AvroNamed])[] = [];
  let left: number = budget.steps;

  const meet: Meet = (before, after, path) => {
    left -= 1;
    if (left < 0) return;
    const [b, a] = [old.solid(before), now.solid(after)];
    if (before.type === "reference" || after.type === "reference") compareWords(before.type === "reference" ? before : undefined, after.type === "reference" ? after : undefined, [...path, "type"], after.at, before.at, book);
    if (b.type === "union" || a.type === "union") return compareUnions({ before, after, b, a, path, old, now, book, meet });
    if (b.type === "reference" || a.type === "reference") {
      if (b.type === "reference" && a.type === "reference" && b.fullName === a.fullName) return;
      return book.tell({ kind: "avro-type-unclear", path, at: after.at, was: before.at, before: called(b), after: called(a), about: ["type", before, after] });
    }
    if (isNamed(b) && isNamed(a) && b.type === a.type && (related(b, a) || (!now.declares(b.fullName) && !old.declares(a.fullName)))) {
      const known = met.get(b) ?? new Set();
      met.set(b, known);
      if (!known.has(a)) waiting.push([b, a]);
      return void known.add(a);
    }
    if (isNamed(b) || isNamed(a) || b.type !== a.type) differ(before, after, b, a, path);
    if (isNamed(b) || isNamed(a)) return;
    logical(before, after, b, a, path);
    compareWords(b, a, [...path, "type"], after.at, before.at, book);
    if (b.type === "array" && a.type === "array") meet(b.items, a.items, [...path, "[]"]);
    if (b.type === "map" && a.type === "map") meet(b.values, a.values, [...path, "{}"]);
  };

  const differ = (before: AvroType, after: AvroType, b: AvroType, a: AvroType, path: readonly string[]) => {
    const [up, down] = [promotes(b.type, a.type), promotes(a.type, b.type)];
    const kind = up === down ? "avro-type-changed" : up ? "avro-type-widened" : "avro-type-narrowed";
    book.tell({ kind, path, at: after.at, was: before.at, before: called(b), after: called(a), about: ["type", before, after] });
  };

  /** Where one type cannot be read as the other, the change of type has said it all. */
  const logical = (before: AvroType, after: AvroType, b: AvroType, a: AvroType, path: readonly string[]) => {
    const readable = b.type === a.type || promotes(b.type, a.type) || promotes(a.type, b.type);
    if (readable && (shift(a, b) !== undefined || shift(b, a) !== undefined))
      book.tell({ kind: "avro-logical-type-changed", path, at: after.at, was: before.at, before: called(b), after: called(a), about: ["logical", before, after, b, a] });
  };

  const named = (b: AvroNamed, a: AvroNamed) => {
    // Two types that became one are told apart by what they were.
    const first = partner.get(a) ?? b;
    partner.set(a, first);
    const path = [first === b ? now.label(a) : `${now.label(a)} (${old.label(b)})`];
    compareNames(b, a, path, book);
    if (b.type === "fixed" && a.type === "fixed") {
      compareFixed(b, a, path, book);
      logical(b, a, b, a, path);
    }
    if (b.type === "enum" && a.type === "enum") compareEnums(b, a, path, book);
    if (b.type === "record" && a.type === "record") compareRecords(b, a, path, book, meet);
  };

  return (before, after, path) => {
    meet(before, after, path);
    for (const pair of waiting) named(...pair);
    waiting.length = 0;
    if (left < 0) book.tell({ kind: "avro-type-unclear", path, at: after.at, was: before.at, before: called(before), after: called(after), about: ["type", before, after] });
  };
}

/** Whether two types are one by their names, or by an alias of either. */
function related(b: AvroNamed, a: AvroNamed): boolean {
  const leads = (from: AvroNamed, to: AvroNamed) => from.aliases.some(({ name }) => name === to.fullName);
  return b.name === a.name || leads(a, b) || leads(b, a);
}
