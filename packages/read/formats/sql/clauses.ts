import { canonical, canonicalUntil } from "./canonical.ts";
import { readCheck } from "./check.ts";
import { atEnd, copy, type Cursor, isMark, isWords, parts, peek, since, skip, takeGroup, takeMark, takeWords, word } from "./cursor.ts";
import { type Column, keep, type Table } from "./draft.ts";
import { literal } from "./literal.ts";
import { addKey, modifiersOf, takeReference } from "./constraint.ts";
import { dotted, takeName } from "./names.ts";

/** A clause of a column. It begins with these words and takes what belongs to it; `from` is where the words began. */
interface Clause {
  readonly words: readonly string[];
  readonly read: (at: Cursor, column: Column, table: Table | undefined, from: number) => void;
}

/** A clause that is kept as it stands, under the first words. */
const kept = (key: string, ...words: string[]): Clause => ({ words, read: (at, column, _table, from) => keep(column.rest, key, since(at, from), canonicalUntil(at, ends)) });

const clauses: readonly Clause[] = [
  { words: ["NOT", "NULL"], read(at, column, table, from) {
    column.notNull = true;
    column.spots["required"] ??= since(at, from);
    const text = modifiersOf(at, ends);
    if (text !== "") keep(table?.rest ?? column.rest, "NOT NULL", since(at, from), `${column.name ?? ""} ${text}`);
  } },
  { words: ["NULL"], read: () => {} },
  { words: ["DEFAULT"], read(at, column, _table, from) {
    const start = at.next;
    if (!atEnd(at)) skip(at);
    canonicalUntil(at, ends);
    setDefault(column, at, from, start);
  } },
  { words: ["PRIMARY", "KEY"], read(at, column, table, from) {
    const text = modifiersOf(at, ends);
    if (table === undefined || column.name === undefined) return keep(column.rest, "PRIMARY KEY", since(at, from), text);
    addKey(table, [column], at, from, text);
  } },
  { words: ["UNIQUE", "KEY"], read: unique },
  { words: ["UNIQUE"], read: unique },
  { words: ["FOREIGN", "KEY", "REFERENCES"], read: references },
  { words: ["REFERENCES"], read: references },
  { words: ["CHECK"], read(at, column, table, from) {
    const inside = takeGroup(at);
    const text = modifiersOf(at, ends);
    if (inside === undefined || table === undefined) return keep(column.rest, "CHECK", since(at, from), canonical(at, from + 1, at.next));
    readCheck(inside, table, since(at, from), text, new Map([[column.name ?? "", column]]));
  } },
  { words: ["COMMENT"], read(at, column, _table, from) {
    takeMark(at, "=");
    const token = peek(at);
    if (token?.kind !== "text") return keep(column.rest, "COMMENT", since(at, from), canonicalUntil(at, ends));
    at.next += 1;
    column.description = token.text;
    column.spots["description"] = since(at, from);
  } },
  { words: ["OPTIONS"], read(at, column, _table, from) {
    for (const part of parts(takeGroup(at) ?? { ...at, end: at.next })) {
      const description = takeDescription(part);
      if (description === undefined) keep(column.rest, "OPTIONS", since(at, from), canonicalUntil(part));
      else column.description = description, (column.spots["description"] = since(at, from));
    }
  } },
  { words: ["WITH", "TAG"], read: tag },
  { words: ["TAG"], read: tag },
  { words: ["GENERATED"], read: generated },
  { words: ["AS"], read: generated },
  ...["IDENTITY", "AUTOINCREMENT", "AUTO_INCREMENT"].map((one): Clause => ({ words: [one], read: identity })),
  { words: ["CONSTRAINT"], read(at, column, table, from) {
    const name = takeName(at, at.sql.dialect.columns);
    keep(table?.rest ?? column.rest, "CONSTRAINT", since(at, from), dotted(name?.parts ?? []));
  } },
  kept("MASKING POLICY", "WITH", "MASKING", "POLICY"), kept("MASKING POLICY", "MASKING", "POLICY"), kept("MASKING POLICY", "MASK"),
  kept("PROJECTION POLICY", "WITH", "PROJECTION", "POLICY"), kept("PROJECTION POLICY", "PROJECTION", "POLICY"),
  kept("COLLATE", "COLLATE"), kept("STORAGE", "STORAGE"), kept("COMPRESSION", "COMPRESSION"),
];

const firstWords = new Set(clauses.map(({ words: [first] }) => first));
const clauseAt = (at: Cursor): Clause | undefined => (firstWords.has(word(at) ?? "") ? clauses.find(({ words }) => isWords(at, ...words)) : undefined);

/** Whether a column's clause is over: another one, the next column or the end of the brackets begins here. */
export const ends = (at: Cursor): boolean => atEnd(at) || isMark(at, ",") || isMark(at, ">") || clauseAt(at) !== undefined;

/** Takes every clause of a column up to the comma or bracket that ends it; `table` is absent for what a type holds. What nobody knows is kept. */
export function readClauses(at: Cursor, column: Column, table: Table | undefined): void {
  while (!atEnd(at) && !isMark(at, ",") && !(table === undefined && isMark(at, ">"))) {
    const from = at.next;
    const clause = clauseAt(at);
    if (clause !== undefined) {
      at.next += clause.words.length;
      clause.read(at, column, table, from);
    } else {
      const key = word(at) ?? "…";
      skip(at);
      const text = canonical(at, from, at.next);
      keep(column.rest, key, since(at, from), `${text} ${canonicalUntil(at, ends)}`);
    }
    if (at.next === from) skip(at);
  }
}

function setDefault(column: Column, at: Cursor, from: number, start: number): void {
  const expression = { ...copy(at), next: start, end: at.next };
  const value = literal(expression);
  if (value === null) return;
  column.default = value ?? { sql: canonical(at, start, at.next) };
  column.spots["default"] = since(at, from);
}

function unique(at: Cursor, column: Column, table: Table | undefined, from: number): void {
  column.unique = true;
  column.spots["unique"] ??= since(at, from);
  const text = modifiersOf(at, ends);
  if (text !== "") keep(table?.rest ?? column.rest, "UNIQUE", since(at, from), `(${column.name ?? ""}) ${text}`);
}

function references(at: Cursor, column: Column, table: Table | undefined, from: number): void {
  const found = takeReference(at, from, [column.name ?? ""]);
  const text = modifiersOf(at, ends);
  if (found === undefined || table === undefined) return keep(column.rest, "REFERENCES", since(at, from), canonical(at, from, at.next));
  column.references.push(found);
  if (text !== "") keep(table.rest, "REFERENCES", since(at, from), `(${column.name ?? ""}) ${text}`);
}

/** `TAG (pii = 'yes', cost = 'low')` of Snowflake. */
function tag(at: Cursor, column: Column, _table: Table | undefined, from: number): void {
  const inside = takeGroup(at);
  if (inside === undefined) return keep(column.rest, "TAG", since(at, from), canonicalUntil(at, ends));
  for (const part of parts(inside)) {
    const text = canonicalUntil(part);
    column.tags.push(text);
    keep(column.rest, "TAG", since(at, from), text);
  }
}

/** What a writer may leave out, because the engine fills it in. */
const filled = { sql: "filled in" };

function generated(at: Cursor, column: Column, _table: Table | undefined, from: number): void {
  const isIdentity = isWords(at, "ALWAYS", "AS", "IDENTITY") || isWords(at, "BY", "DEFAULT", "AS", "IDENTITY") || isWords(at, "BY", "DEFAULT", "ON", "NULL", "AS", "IDENTITY");
  if (isIdentity) {
    while (!takeWords(at, "IDENTITY")) at.next += 1;
    return identity(at, column, _table, from);
  }
  takeWords(at, "ALWAYS");
  takeWords(at, "AS");
  const start = at.next;
  if (isMark(at, "(")) column.logic = canonicalUntil({ ...copy(at), end: (at.sql.closes.get(at.next) ?? at.next) + 1 });
  while (!atEnd(at) && !isMark(at, ",") && (at.next === start || !ends(at))) skip(at);
  column.default = filled;
  keep(column.rest, "GENERATED", since(at, from), canonical(at, start, at.next));
}

function identity(at: Cursor, column: Column, _table: Table | undefined, from: number): void {
  canonicalUntil(at, ends);
  const text = canonical(at, from, at.next);
  if (at.sql.dialect.serialIsNotNull) column.notNull = true, (column.spots["required"] ??= since(at, from));
  column.default = filled;
  keep(column.rest, "IDENTITY", since(at, from), text);
}

/** `description = 'x'` of BigQuery's options; undefined where it is another option. */
export function takeDescription(at: Cursor): string | undefined {
  const token = peek(at, 2);
  if (!isWords(at, "DESCRIPTION") || !isMark(at, "=", 1) || token?.kind !== "text" || at.next + 3 !== at.end) return undefined;
  at.next = at.end;
  return token.text;
}
