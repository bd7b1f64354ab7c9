import type { PhysicalField, PhysicalType } from "./physical.ts";
import { type Cursor, isMark, peekWord, take, takeNumber, takeWord, takeWords } from "./cursor.ts";
import { tokens } from "./tokens.ts";

/** A text longer or a nesting deeper than this is not taken apart. */
export const bounds = { length: 20_000, depth: 40 } as const;

/** Names whose parentheses hold types. Angle brackets hold types after any name. */
const containers = new Set(["ARRAY", "LIST", "MAP", "STRUCT", "ROW", "OBJECT", "RECORD", "TUPLE", "NESTED", "UNION", "MULTISET", "VECTOR", "NULLABLE", "LOWCARDINALITY"]);

/** Names of several words. */
const phrases = [
  "DOUBLE PRECISION", "CHARACTER VARYING", "CHAR VARYING", "CHARACTER LARGE OBJECT", "CHAR LARGE OBJECT", "BINARY LARGE OBJECT", "BINARY VARYING",
  "BIT VARYING", "LONG RAW", "LONG VARCHAR", "NCHAR VARYING", "NATIONAL CHARACTER", "NATIONAL CHAR", "NATIONAL VARCHAR", "NATIONAL CHARACTER VARYING",
  "NATIONAL CHAR VARYING",
];
const beginnings = new Set(phrases.flatMap((phrase) => phrase.split(" ").map((_, i, words) => words.slice(0, i + 1).join(" ")).slice(1)));

/**
 * Takes a `physicalType` of any of the known engines apart. A well-formed name that nobody knows is taken apart too.
 * Linear in the text; undefined where the text is not a type or is past the bounds. Never throws.
 */
export function parsePhysicalType(text: string): PhysicalType | undefined {
  if (text.length > bounds.length) return undefined;
  const found = tokens(text);
  if (found === undefined) return undefined;
  const cursor: Cursor = { tokens: found, next: 0 };
  const type = parseType(cursor, 1);
  return cursor.next === found.length ? type : undefined;
}

function parseType(cursor: Cursor, depth: number): PhysicalType | undefined {
  if (depth > bounds.depth) return undefined;
  const name = parseName(cursor);
  if (name === undefined) return undefined;
  const parameters: (number | string)[] = [];
  const fields: PhysicalField[] = [];
  const close = isMark(cursor, "<") ? ">" : isMark(cursor, "(") && containers.has(name) ? ")" : undefined;
  if (close !== undefined && !parseFields(cursor, close, depth, parameters, fields)) return undefined;
  if (close === undefined && isMark(cursor, "(") && !parseParameters(cursor, parameters)) return undefined;
  const only = fields[0]?.type;
  if (name === "NULLABLE" || name === "LOWCARDINALITY") {
    if (only === undefined || fields.length > 1) return undefined;
    return parseSuffixes(cursor, depth, name === "NULLABLE" ? { ...only, nullable: true } : only);
  }
  return parseSuffixes(cursor, depth, { name, parameters, fields, ...parseModifiers(cursor) });
}

function parseName(cursor: Cursor): string | undefined {
  const bracketed = take(cursor, "[");
  let name = takeWord(cursor);
  if (name === undefined || (bracketed && !take(cursor, "]"))) return undefined;
  while (beginnings.has(`${name} ${peekWord(cursor)}`)) name += ` ${takeWord(cursor)}`;
  if (name === "INTERVAL") while (/^(YEAR|MONTH|DAY|HOUR|MINUTE|SECOND|TO)$/.test(peekWord(cursor) ?? "")) name += ` ${takeWord(cursor)}`;
  return name;
}

/** `UNSIGNED`, `WITH TIME ZONE`, `NOT NULL`, `COLLATE x`: what may follow the parentheses, in any order. */
function parseModifiers(cursor: Cursor): Partial<PhysicalType> {
  let found: Partial<PhysicalType> = {};
  for (;;) {
    if (takeWords(cursor, "UNSIGNED")) found = { ...found, unsigned: true };
    else if (takeWords(cursor, "WITH", "LOCAL", "TIME", "ZONE")) found = { ...found, zone: "local" };
    else if (takeWords(cursor, "WITH", "TIME", "ZONE")) found = { ...found, zone: "with" };
    else if (takeWords(cursor, "WITHOUT", "TIME", "ZONE")) found = { ...found, zone: "without" };
    else if (takeWords(cursor, "NOT", "NULL")) found = { ...found, nullable: false };
    else if (takeWords(cursor, "CHARACTER", "SET") || takeWords(cursor, "COLLATE")) cursor.next += 1;
    else if (!takeWords(cursor, "SIGNED") && !takeWords(cursor, "ZEROFILL") && !takeWords(cursor, "NULL")) return found;
  }
}

/** `int[]`, `int[3]`, `int ARRAY[3]`: each makes an array of what stands before it; `fixed[16]` is 16 bytes (Iceberg). */
function parseSuffixes(cursor: Cursor, depth: number, inner: PhysicalType): PhysicalType | undefined {
  let type = inner;
  for (let level = depth; takeWords(cursor, "ARRAY") || isMark(cursor, "["); level += 1) {
    if (level > bounds.depth) return undefined;
    const open = take(cursor, "[");
    const size = open ? takeNumber(cursor) : undefined;
    if (open && !take(cursor, "]")) return undefined;
    if (type.name === "FIXED" && type.parameters.length === 0 && size !== undefined) {
      type = { ...type, parameters: [size], ...parseModifiers(cursor) };
      continue;
    }
    type = { name: "ARRAY", parameters: size === undefined ? [] : [size], fields: [{ type }] };
  }
  return type;
}

/** Types with or without names between brackets: `<a INT, b: STRING>`, `<STRING, INT>`, and the size of `VECTOR(FLOAT, 256)`. */
function parseFields(cursor: Cursor, close: string, depth: number, parameters: (number | string)[], fields: PhysicalField[]): boolean {
  cursor.next += 1;
  if (take(cursor, close)) return true;
  do {
    const size = takeNumber(cursor);
    const field = size === undefined ? parseField(cursor, depth) : undefined;
    if (size !== undefined) parameters.push(size);
    else if (field !== undefined) fields.push(field);
    else return false;
  } while (take(cursor, ","));
  return take(cursor, close);
}

function parseField(cursor: Cursor, depth: number): PhysicalField | undefined {
  const first = cursor.tokens[cursor.next];
  const named = first?.kind === "quoted" || (first?.kind === "word" && namesField(cursor, first.text.toUpperCase()));
  if (named) cursor.next += 1;
  if (named) take(cursor, ":");
  const type = parseType(cursor, depth + 1);
  if (type === undefined) return undefined;
  if (takeWords(cursor, "COMMENT")) cursor.next += 1;
  return named ? { name: first.text, type } : { type };
}

/** Whether the word at hand is a field's name: a colon or another type's name follows it. */
function namesField(cursor: Cursor, word: string): boolean {
  const after = cursor.tokens[cursor.next + 1];
  if (after?.kind === "mark") return after.text === ":";
  if (after?.kind !== "word") return false;
  const next = after.text.toUpperCase();
  return !beginnings.has(`${word} ${next}`) && !["UNSIGNED", "SIGNED", "WITH", "WITHOUT", "NOT", "COMMENT", "COLLATE"].includes(next) && word !== "INTERVAL";
}

/** Numbers, texts and words between parentheses: `(10,2)`, `('a','b')`, `(MAX)`, `(10 CHAR)`, `(*,0)`, `('a' = 1)`, `(srid:4269, karney)`. */
function parseParameters(cursor: Cursor, parameters: (number | string)[]): boolean {
  cursor.next += 1;
  if (take(cursor, ")")) return true;
  for (;;) {
    const token = cursor.tokens[cursor.next];
    if (token === undefined) return false;
    cursor.next += 1;
    if (token.kind === "number") parameters.push(Number(token.text));
    else if (token.kind === "word") parameters.push(qualified(cursor, token.text.toUpperCase()));
    else if (token.kind !== "mark" || token.text === "*") parameters.push(token.text);
    else return false;
    if (take(cursor, ")")) return true;
    if (!take(cursor, ",")) take(cursor, "=");
  }
}

/** A word, or a word with what a colon adds to it: `SRID:3857`. */
function qualified(cursor: Cursor, word: string): string {
  const more = isMark(cursor, ":") ? cursor.tokens[cursor.next + 1] : undefined;
  if (more === undefined || more.kind === "mark") return word;
  cursor.next += 2;
  return `${word}:${more.text.toUpperCase()}`;
}
