import { type Column, keep, newColumn } from "./draft.ts";
import { canonical, canonicalUntil } from "./canonical.ts";
import { readClauses } from "./clauses.ts";
import { atEnd, type Cursor, isMark, isWords, parts, peek, since, takeGroup, takeMark, takeWords, word } from "./cursor.ts";
import { fold } from "./dialect.ts";

/** Types that are nested deeper than this are kept as a text. */
const deepest = 40;
/** As many as PostgreSQL allows. */
const dimensions = 6;

/** Words that go on with a type's name, by the words before them. */
const more: Readonly<Record<string, RegExp>> = {
  DOUBLE: /^PRECISION$/, CHARACTER: /^(?:VARYING|LARGE)$/, CHAR: /^(?:VARYING|LARGE)$/, NATIONAL: /^(?:CHARACTER|CHAR|VARCHAR)$/, NCHAR: /^(?:VARYING|LARGE)$/,
  BINARY: /^(?:VARYING|LARGE)$/, LARGE: /^OBJECT$/, BIT: /^VARYING$/, LONG: /^(?:RAW|VARCHAR)$/,
  INTERVAL: /^(?:YEAR|MONTH|DAY|HOUR|MINUTE|SECOND|TO)$/, YEAR: /^TO$/, DAY: /^TO$/, HOUR: /^TO$/, MINUTE: /^TO$/, TO: /^(?:MONTH|HOUR|MINUTE|SECOND)$/,
};
const containers = /^(?:ARRAY|STRUCT|MAP|OBJECT)$/;

/**
 * Takes a data type into a column: its text without what it holds (`STRUCT`, `numeric(12,2)`), and what it holds as columns below.
 * Takes nothing where no type stands.
 */
export function readType(at: Cursor, column: Column, depth = 0): void {
  const from = at.next;
  const name = takeTypeName(at);
  if (name === undefined) return;
  const head = name.toUpperCase();
  const holds = containers.test(head) && (isMark(at, "<") || isMark(at, "("));
  if (holds && depth < deepest) {
    takeHeld(at, column, head, depth);
    column.type = name;
  } else {
    const given = holds && isMark(at, "<") ? angles(at) : parameters(at);
    column.type = `${name}${given}${modifiers(at)}`;
    if (containers.test(head) && given === "") keep(column.rest, "TYPE", since(at, from), "of anything");
  }
  for (let dimension = 0; dimension < dimensions && (isMark(at, "[") || isWords(at, "ARRAY")); dimension += 1) wrap(at, column, from);
  column.spots["physicalType"] = since(at, from);
}

function takeTypeName(at: Cursor): string | undefined {
  const first = peek(at);
  if (first?.kind !== "word" && first?.kind !== "quoted") return undefined;
  at.next += 1;
  let name = first.kind === "word" ? first.text : `"${first.text}"`;
  if (first.kind === "word") for (let last = name.toUpperCase(); more[last]?.test(word(at) ?? "") === true; last = word({ ...at, next: at.next - 1 }) ?? "") {
    name += ` ${peek(at)?.text ?? ""}`;
    at.next += 1;
  }
  while (isMark(at, ".")) {
    const part = peek(at, 1);
    name += `.${part?.kind === "quoted" ? `"${part.text}"` : (part?.text ?? "")}`;
    at.next += 2;
  }
  return name;
}

/** `(12,2)`, without blanks. */
function parameters(at: Cursor): string {
  const inside = takeGroup(at);
  if (inside === undefined) return "";
  return `(${parts(inside).map((part) => canonicalUntil(part)).join(",")})`;
}

/** Nested deeper than anybody looks: kept as a text. */
function angles(at: Cursor): string {
  const from = at.next;
  let depth = 0;
  do {
    depth += isMark(at, "<") ? 1 : isMark(at, ">") ? -1 : 0;
    at.next += 1;
  } while (depth > 0 && !atEnd(at));
  return canonical(at, from, at.next);
}

const phrases = [["WITH", "LOCAL", "TIME", "ZONE"], ["WITH", "TIME", "ZONE"], ["WITHOUT", "TIME", "ZONE"], ["UNSIGNED"], ["SIGNED"], ["ZEROFILL"]];

function modifiers(at: Cursor): string {
  const found = phrases.filter((words) => takeWords(at, ...words)).map((words) => ` ${words.join(" ")}`);
  return found.join("");
}

/** What stands in the brackets of a container: `<a INT, b STRING>`, `(VARCHAR NOT NULL)`. */
function takeHeld(at: Cursor, column: Column, head: string, depth: number): void {
  const close = isMark(at, "<") ? ">" : ")";
  const inside = close === ")" ? takeGroup(at) : at;
  if (inside === undefined) return;
  if (close === ">") at.next += 1;
  const held: Column[] = [];
  while (!atEnd(inside) && !isMark(inside, close)) {
    const from = inside.next;
    held.push(readField(inside, head === "STRUCT" || head === "OBJECT", depth + 1));
    takeMark(inside, ",");
    if (inside.next === from) inside.next += 1;
  }
  if (close === ">") takeMark(at, ">");
  if (head === "ARRAY" && held[0] !== undefined) column.items = held[0];
  else if (head === "MAP" && held[0] !== undefined) [column.key, column.value] = [held[0], held[1] ?? newColumn(undefined, held[0].at)];
  else column.fields = held;
}

function readField(at: Cursor, mayBeNamed: boolean, depth: number): Column {
  const from = at.next;
  const token = peek(at);
  const named = mayBeNamed && token !== undefined && (token.kind === "quoted" || (token.kind === "word" && isNamed(at)));
  const name = named ? fold(token.text, token.kind === "quoted", at.sql.dialect.columns) : undefined;
  if (named) at.next += 1;
  const field = newColumn(name, at.sql.place(from, from + 1));
  if (name !== undefined) field.spots["name"] = field.at;
  takeMark(at, ":");
  readType(at, field, depth);
  readClauses(at, field, undefined);
  return field;
}

/** Whether the word at hand is a name: a colon or a type follows it. */
function isNamed(at: Cursor): boolean {
  const after = peek(at, 1);
  if (after?.kind === "quoted" || isMark(at, ":", 1)) return true;
  const next = word(at, 1);
  return next !== undefined && more[word(at) ?? ""]?.test(next) !== true && !/^(?:NOT|NULL|COMMENT|OPTIONS|COLLATE|DEFAULT|WITH|WITHOUT|UNSIGNED)$/.test(next);
}

/** `int[]`, `int ARRAY[3]`: an array of what was read so far. */
function wrap(at: Cursor, column: Column, from: number): void {
  takeWords(at, "ARRAY");
  const close = at.sql.closes.get(at.next);
  const size = close !== undefined && close > at.next + 1 ? canonicalUntil({ ...at, next: at.next + 1, end: close }) : "";
  if (close !== undefined) at.next = close + 1;
  const { spots, rest, ...read } = column;
  const items: Column = { ...newColumn(undefined, since(at, from)), fields: read.fields, rest: { clauses: new Map(rest.clauses) } };
  if (read.type !== undefined) items.type = read.type;
  if (read.items !== undefined) items.items = read.items;
  if (read.key !== undefined && read.value !== undefined) [items.key, items.value] = [read.key, read.value];
  items.spots["physicalType"] = since(at, from);
  rest.clauses.clear();
  delete column.key;
  delete column.value;
  [column.type, column.fields, column.items] = ["ARRAY", [], items];
  if (size !== "") keep(rest, "TYPE", since(at, from), `[${size}]`);
}
