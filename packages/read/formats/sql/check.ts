import type { Json, Location } from "#model";
import { canonicalOf } from "./canonical.ts";
import { atEnd, copy, type Cursor, cursor, isMark, peek, skip, takeGroup, takeMark, takeWords, word } from "./cursor.ts";
import { type Column, keep, type Table } from "./draft.ts";
import { fold } from "./dialect.ts";
import { literal, takeCast } from "./literal.ts";

type Columns = ReadonlyMap<string, Column>;

/**
 * Reads a CHECK into the columns that it speaks of, as far as it is a list of values or a bound of one column; keeps what is anything else.
 * `modifiers` such as NOT ENFORCED keep it all. The parts of an AND are read one by one: a CHECK holds where no part of it is false.
 */
export function readCheck(inside: Cursor, table: Table, at: Location, modifiers: string, columns: Columns = table.byName): void {
  if (modifiers !== "") return keep(table.rest, "CHECK", at, `( ${canonicalOf(inside)} ) ${modifiers}`);
  for (const part of conjuncts(inside, 0)) if (!(readValues(copy(part), columns, at) || readBound(copy(part), columns, at))) keep(table.rest, "CHECK", at, canonicalOf(part));
}

/** Parentheses inside parentheses that are looked into. */
const deepest = 20;

function conjuncts(at: Cursor, depth: number): Cursor[] {
  const whole = bare(at);
  const found: Cursor[] = [];
  let [from, between] = [whole.next, false];
  const walk = copy(whole);
  for (; !atEnd(walk); ) {
    if (word(walk) === "OR") return [whole];
    if (word(walk) === "CASE") return [whole];
    if (word(walk) === "BETWEEN") between = true;
    const ends = word(walk) === "AND" && !between;
    if (word(walk) === "AND") between = false;
    if (ends) found.push(cursor(at.sql, from, walk.next)), (from = walk.next + 1);
    skip(walk);
  }
  found.push(cursor(at.sql, from, whole.end));
  return found.length === 1 || depth > deepest ? found.map(bare) : found.flatMap((part) => conjuncts(part, depth + 1));
}

/** Without the parentheses around the whole of it. */
function bare(at: Cursor): Cursor {
  let inner = copy(at);
  while (isMark(inner, "(") && inner.sql.closes.get(inner.next) === inner.end - 1) inner = cursor(at.sql, inner.next + 1, inner.end - 1);
  return inner;
}

/** `status IN ('a', 'b')`, `status = 'a'`, and what pg_dump makes of them: `(status)::text = ANY ((ARRAY['a'::character varying])::text[])`. */
function readValues(at: Cursor, columns: Columns, place: Location): boolean {
  const column = takeColumn(at, columns);
  if (column === undefined || column.enum !== undefined) return false;
  const list = takeWords(at, "IN") ? takeGroup(at) : isMark(at, "=") && (at.next += 1) && takeWords(at, "ANY") ? takeArray(takeGroup(at)) : undefined;
  if (list === undefined || !atEnd(at)) return false;
  const values = split(list).map(literal);
  if (values.length === 0 || values.some((value) => value === undefined || value === null)) return false;
  column.enum = values.filter((value) => value !== undefined).map((value) => ({ at: place, value }));
  column.spots["enum"] = place;
  return true;
}

function split(at: Cursor): Cursor[] {
  const found: Cursor[] = [];
  for (let from = at.next; ; from = at.next) {
    while (!atEnd(at) && !isMark(at, ",")) skip(at);
    found.push(bare(cursor(at.sql, from, at.next)));
    if (!takeMark(at, ",")) return found;
  }
}

/** `ARRAY['a', 'b']` with or without `::text[]` behind it. */
function takeArray(at: Cursor | undefined): Cursor | undefined {
  if (at === undefined) return undefined;
  const inner = copy(at);
  const group = takeGroup(inner);
  if (group !== undefined && takeTextArray(inner)) return takeArray(group);
  const array = bare(at);
  const close = array.sql.closes.get(array.next + 1);
  if (!takeWords(array, "ARRAY") || !isMark(array, "[") || close === undefined) return undefined;
  const values = cursor(array.sql, array.next + 1, close);
  array.next = close + 1;
  return takeTextArray(array) ? values : undefined;
}

function takeTextArray(at: Cursor): boolean {
  if (atEnd(at)) return true;
  if (!takeMark(at, ":") || !takeMark(at, ":") || !(takeWords(at, "TEXT") || takeWords(at, "VARCHAR") || takeWords(at, "CHARACTER", "VARYING"))) return false;
  return takeMark(at, "[") && takeMark(at, "]") && atEnd(at);
}

const lengths = /^(?:LENGTH|CHAR_LENGTH|CHARACTER_LENGTH)$/;

/** `total >= 0`, `total BETWEEN 1 AND 5`, `char_length(name) <= 20`, `id IS NOT NULL`. */
function readBound(at: Cursor, columns: Columns, place: Location): boolean {
  const counts = lengths.test(word(at) ?? "") && isMark(at, "(", 1);
  if (counts) at.next += 1;
  const group = counts ? takeGroup(at) : undefined;
  const column = takeColumn(group ?? at, columns);
  if (column === undefined || (group !== undefined && !atEnd(group))) return false;
  if (!counts && takeWords(at, "IS", "NOT", "NULL") && atEnd(at)) {
    column.notNull = true;
    column.spots["required"] ??= place;
    return true;
  }
  if (takeWords(at, "BETWEEN")) {
    const [low, high] = [until(at, "AND"), { ...at }].map((part) => literal(bare(part)));
    return typeof low === "number" && typeof high === "number" && set(column, [[`min${counts}`, low], [`max${counts}`, high]], place);
  }
  const sign = takeSign(at);
  const value = literal(bare(at));
  return sign !== undefined && typeof value === "number" && set(column, [[`${sign}${counts}`, value]], place);
}

function until(at: Cursor, end: string): Cursor {
  const from = at.next;
  while (!atEnd(at) && word(at) !== end) skip(at);
  const part = cursor(at.sql, from, at.next);
  at.next += 1;
  return part;
}

function takeSign(at: Cursor): "min" | "max" | "above" | "below" | undefined {
  const sign = isMark(at, ">") ? "above" : isMark(at, "<") ? "below" : undefined;
  if (sign === undefined) return undefined;
  at.next += 1;
  if (takeMark(at, "=")) return sign === "above" ? "min" : "max";
  return isMark(at, ">") || isMark(at, "<") ? undefined : sign;
}

/** The options of ODCS for a bound; a length that must be above a number must be at least the next one. */
const names: Readonly<Record<string, readonly [option: string, more: number]>> = {
  minfalse: ["minimum", 0], maxfalse: ["maximum", 0], abovefalse: ["exclusiveMinimum", 0], belowfalse: ["exclusiveMaximum", 0],
  mintrue: ["minLength", 0], maxtrue: ["maxLength", 0], abovetrue: ["minLength", 1], belowtrue: ["maxLength", -1],
};

function set({ options, spots }: Column, bounds: readonly (readonly [sign: string, value: number])[], at: Location): boolean {
  const found = bounds.map(([sign, value]): readonly [string, Json] => [names[sign]?.[0] ?? sign, value + (names[sign]?.[1] ?? 0)]);
  if (found.some(([option, value]) => options.has(option) || (option.endsWith("Length") && !Number.isInteger(value)))) return false;
  for (const [option, value] of found) {
    options.set(option, { at, value });
    spots[option] = at;
  }
  return true;
}

/** A column's name, perhaps in parentheses and cast to a text. */
function takeColumn(at: Cursor, columns: Columns): Column | undefined {
  const open = takeMark(at, "(");
  const token = peek(at);
  if (token?.kind !== "word" && token?.kind !== "quoted") return undefined;
  const name = fold(token.text, token.kind === "quoted", at.sql.dialect.columns);
  at.next += 1;
  const column = columns.get(name);
  if (open && !takeMark(at, ")")) return undefined;
  const isText = /^(?:text|varchar|character varying|char|character|string)\b/i.test(column?.type ?? "");
  return takeCast(at, isText ? "" : undefined) ? column : undefined;
}
