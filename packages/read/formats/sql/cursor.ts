import type { Location } from "#model";
import type { Dialect } from "./dialect.ts";
import type { Token } from "./tokens.ts";

/** A SQL text in tokens. */
export interface Sql {
  readonly dialect: Dialect;
  readonly tokens: readonly Token[];
  /** For the index of each opening bracket, the index of the one that closes it. */
  readonly closes: ReadonlyMap<number, number>;
  /** The place of the tokens from one index to another (exclusive). */
  place(from: number, to: number): Location;
}

/** A place in a part of the tokens. */
export interface Cursor {
  readonly sql: Sql;
  next: number;
  readonly end: number;
}

export const cursor = (sql: Sql, from: number, end: number): Cursor => ({ sql, next: from, end });

export function peek({ sql, next, end }: Cursor, ahead = 0): Token | undefined {
  return next + ahead < end ? sql.tokens[next + ahead] : undefined;
}

export const atEnd = ({ next, end }: Cursor): boolean => next >= end;

export function isMark(at: Cursor, mark: string, ahead = 0): boolean {
  const token = peek(at, ahead);
  return token?.kind === "mark" && token.text === mark;
}

export function takeMark(at: Cursor, mark: string): boolean {
  const found = isMark(at, mark);
  if (found) at.next += 1;
  return found;
}

/** The word at hand in capitals; undefined for anything else. */
export function word(at: Cursor, ahead = 0): string | undefined {
  const token = peek(at, ahead);
  return token?.kind === "word" ? token.text.toUpperCase() : undefined;
}

export const isWords = (at: Cursor, ...words: readonly string[]): boolean => words.every((one, index) => word(at, index) === one);

export function takeWords(at: Cursor, ...words: readonly string[]): boolean {
  const found = isWords(at, ...words);
  if (found) at.next += words.length;
  return found;
}

/** What stands in the parentheses that open here, which are stepped over; undefined where none open. */
export function takeGroup(at: Cursor): Cursor | undefined {
  if (!isMark(at, "(")) return undefined;
  const close = at.sql.closes.get(at.next) ?? at.end;
  const inside = cursor(at.sql, at.next + 1, close);
  at.next = close + 1;
  return inside;
}

/** Steps over one token, or over all that stands in the brackets that open here, angle brackets of a type included. */
export function skip(at: Cursor): void {
  const close = at.sql.closes.get(at.next);
  if (close !== undefined) at.next = close + 1;
  else if (/^(?:ARRAY|STRUCT|MAP)$/.test(word(at) ?? "") && isMark(at, "<", 1)) skipAngles(at);
  else at.next += 1;
}

function skipAngles(at: Cursor): void {
  at.next += 1;
  for (let depth = 0; !atEnd(at); ) {
    if (isMark(at, "<")) depth += 1;
    if (isMark(at, ">")) depth -= 1;
    at.next = (at.sql.closes.get(at.next) ?? at.next) + 1;
    if (depth === 0) return;
  }
}

/** The parts between the commas of a cursor, in order. Commas inside brackets do not count. */
export function parts(at: Cursor): Cursor[] {
  const found: Cursor[] = [];
  for (let from = at.next; ; ) {
    while (!atEnd(at) && !isMark(at, ",")) skip(at);
    if (at.next > from) found.push(cursor(at.sql, from, at.next));
    if (!takeMark(at, ",")) return found;
    from = at.next;
  }
}

/** The place of everything from an index up to where the cursor stands. */
export const since = (at: Cursor, from: number): Location => at.sql.place(from, Math.max(at.next, from + 1));

/** A copy that can be moved without moving the first. */
export const copy = ({ sql, next, end }: Cursor): Cursor => ({ sql, next, end });
