import { canonical, canonicalOf, canonicalUntil } from "./canonical.ts";
import { readCheck } from "./check.ts";
import { atEnd, type Cursor, isMark, isWords, parts, since, skip, takeGroup, takeWords, word } from "./cursor.ts";
import { type Column, keep, type Reference, type Table } from "./draft.ts";
import { dotted, takeName } from "./names.ts";

/** `NOT ENFORCED`, `ON DELETE SET NULL`, `DEFERRABLE`, `RELY`: all that follows a constraint up to where `ends` says so, as one text. */
export function modifiersOf(at: Cursor, ends: (at: Cursor) => boolean): string {
  const from = at.next;
  while (!atEnd(at)) {
    if (takeWords(at, "SET", "NULL") || takeWords(at, "SET", "DEFAULT")) continue;
    if (ends(at)) break;
    skip(at);
  }
  return canonical(at, from, at.next);
}

/** `REFERENCES customers (id)`, its words taken already. */
export function takeReference(at: Cursor, from: number, columns: readonly string[]): Reference | undefined {
  const table = takeName(at, at.sql.dialect.tables);
  if (table === undefined) return undefined;
  const to = names(takeGroup(at));
  return to === undefined ? undefined : { at: since(at, from), from: columns, table: dotted(table.parts), to };
}

/** Whether a constraint of the table begins here, and not a column. */
export function isConstraint(at: Cursor): boolean {
  const [first, second] = [word(at), word(at, 1)];
  switch (first) {
    case "CONSTRAINT": return true;
    case "PRIMARY": case "FOREIGN": return second === "KEY";
    case "UNIQUE": return isMark(at, "(", 1) || second === "KEY" || second === "INDEX" || second === "NULLS" || second === "USING";
    case "CHECK": return isMark(at, "(", 1);
    case "EXCLUDE": return isMark(at, "(", 1) || second === "USING";
    case "LIKE": return second !== undefined;
    case "PERIOD": return second === "FOR";
    default: return false;
  }
}

/** Reads a constraint of the table up to the end of the cursor; what is not understood is kept. */
export function readConstraint(at: Cursor, table: Table): void {
  const from = at.next;
  if (takeWords(at, "CONSTRAINT")) {
    const name = takeName(at, at.sql.dialect.columns);
    keep(table.rest, "CONSTRAINT", since(at, from), dotted(name?.parts ?? []));
  }
  const start = at.next;
  const rest = (key: string) => {
    at.next = start;
    keep(table.rest, key, since(at, from), canonicalUntil(at));
  };
  if (takeWords(at, "CHECK")) {
    const inside = takeGroup(at);
    return inside === undefined ? rest("CHECK") : readCheck(inside, table, since(at, from), canonicalOf(at));
  }
  if (takeWords(at, "LIKE")) return (table.partial = true), rest("LIKE");
  const key = word(at) ?? "…";
  const isKey = takeWords(at, "PRIMARY", "KEY");
  const isForeign = !isKey && takeWords(at, "FOREIGN", "KEY");
  if (!isKey && !isForeign && !takeWords(at, "UNIQUE")) return rest(key);
  const before = canonicalUntil(at, (here) => isMark(here, "("));
  const columns = columnsOf(names(takeGroup(at)), table);
  if (columns === undefined || isWords(at, "WITHOUT", "OVERLAPS")) return rest(key);
  if (isForeign) return readForeign(at, table, from, columns, before, () => rest("FOREIGN KEY"));
  const text = [before, canonicalUntil(at)].filter((part) => part !== "").join(" ");
  if (isKey) addKey(table, columns, at, from, text);
  else addUnique(table, columns, at, from, text);
}

function readForeign(at: Cursor, table: Table, from: number, columns: readonly Column[], before: string, rest: () => void): void {
  const own = columns.map(({ name }) => name ?? "");
  const found = takeWords(at, "REFERENCES") ? takeReference(at, from, own) : undefined;
  if (found === undefined) return rest();
  const [only] = columns;
  if (columns.length === 1 && only !== undefined) only.references.push(found);
  else table.references.push(found);
  const text = [before, canonicalUntil(at)].filter((part) => part !== "").join(" ");
  if (text !== "") keep(table.rest, "REFERENCES", since(at, from), `(${own.join(", ")}) ${text}`);
}

/** Makes columns the primary key. */
export function addKey(table: Table, columns: readonly Column[], at: Cursor, from: number, modifiers: string): void {
  const { keyIsNotNull } = at.sql.dialect;
  const place = since(at, from);
  const known = table.columns.filter(({ keyPosition }) => keyPosition !== undefined).length;
  if (known > 0) keep(table.rest, "PRIMARY KEY", place, `and (${columns.map(({ name }) => name ?? "").join(", ")})`);
  for (const [index, column] of columns.entries()) {
    column.keyPosition = known + index + 1;
    column.spots["primaryKey"] = place;
    if (keyIsNotNull === "never" || (keyIsNotNull === "enforced" && /\bNOT ENFORCED\b/.test(modifiers))) continue;
    column.notNull = true;
    column.spots["required"] ??= place;
  }
  if (modifiers !== "") keep(table.rest, "PRIMARY KEY", place, modifiers);
}

function addUnique(table: Table, columns: readonly Column[], at: Cursor, from: number, modifiers: string): void {
  const place = since(at, from);
  const own = columns.map(({ name }) => name ?? "");
  const [only] = columns;
  if (columns.length === 1 && only !== undefined) {
    only.unique = true;
    only.spots["unique"] ??= place;
  } else table.uniques.push({ at: place, columns: own });
  if (modifiers !== "") keep(table.rest, "UNIQUE", place, `(${own.join(", ")}) ${modifiers}`);
}

/** The plain names between parentheses; none where there are no parentheses, undefined where something else stands there. */
function names(inside: Cursor | undefined): readonly string[] | undefined {
  if (inside === undefined) return [];
  const found: string[] = [];
  for (const part of parts(inside)) {
    const name = takeName(part, part.sql.dialect.columns);
    if (!isWords(part, "DESC")) takeWords(part, "ASC");
    if (name?.parts.length !== 1 || !atEnd(part)) return undefined;
    found.push(name.parts[0] ?? "");
  }
  return found;
}

function columnsOf(wanted: readonly string[] | undefined, { byName }: Table): readonly Column[] | undefined {
  const found = wanted?.map((name) => byName.get(name));
  return found === undefined || found.length === 0 || found.includes(undefined) ? undefined : found.filter((column) => column !== undefined);
}
