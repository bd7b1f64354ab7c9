import type { AvroEnum, AvroFixed, AvroNamed } from "#model";
import type { Book } from "./book.ts";
import { compareAliases, compareDefaults, compareWords, reordered } from "./words.ts";

/** What every declared type has: name, namespace, aliases, words. */
export function compareNames(before: AvroNamed, after: AvroNamed, path: readonly string[], book: Book): void {
  const places = { at: after.at, was: before.at };
  if (before.fullName !== after.fullName)
    book.tell({ kind: before.name === after.name ? "avro-namespace-changed" : "avro-name-changed", path, ...places, before: before.fullName, after: after.fullName, about: ["name", before, after], behind: [before, after] });
  const [was, is] = [before, after].map((one) => (one.type === "record" && one.error ? "error" : one.type));
  if (was !== is) book.tell({ kind: "avro-attribute-changed", path: [...path, "type"], ...places, before: was, after: is });
  compareAliases(before.aliases, after.aliases, path, after.at, before.at, book);
  compareWords(before, after, path, after.at, before.at, book);
}

export function compareFixed(before: AvroFixed, after: AvroFixed, path: readonly string[], book: Book): void {
  if (before.size === after.size) return;
  book.tell({ kind: "avro-fixed-resized", path, at: after.spots["size"] ?? after.at, was: before.spots["size"] ?? before.at, before: before.size, after: after.size, about: ["size", before, after] });
}

export function compareEnums(before: AvroEnum, after: AvroEnum, path: readonly string[], book: Book): void {
  const [old, now] = [new Map(before.symbols.map((one) => [one.name, one])), new Map(after.symbols.map((one) => [one.name, one]))];
  const [at, was] = [after.spots["symbols"] ?? after.at, before.spots["symbols"] ?? before.at];
  for (const symbol of before.symbols) if (!now.has(symbol.name)) book.tell({ kind: "avro-symbol-removed", path, at, was: symbol.at, before: symbol.name, about: ["symbol", symbol] });
  for (const symbol of after.symbols) if (!old.has(symbol.name)) book.tell({ kind: "avro-symbol-added", path, at: symbol.at, was, after: symbol.name, about: ["symbol", symbol] });
  const both = before.symbols.flatMap((one) => [now.get(one.name)].flatMap((twin) => (twin === undefined ? [] : [[one, twin] as const])));
  if (reordered(both, before.symbols, after.symbols))
    book.tell({ kind: "avro-symbol-reordered", path, at, was, before: before.symbols.map(({ name }) => name), after: after.symbols.map(({ name }) => name) });
  compareDefaults(before.default, after.default, path, after.at, before.at, book);
}
