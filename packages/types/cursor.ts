import type { Token } from "./tokens.ts";

/** A place in a list of tokens. */
export interface Cursor {
  readonly tokens: readonly Token[];
  next: number;
}

export function isMark(cursor: Cursor, mark: string): boolean {
  const token = cursor.tokens[cursor.next];
  return token?.kind === "mark" && token.text === mark;
}

export function take(cursor: Cursor, mark: string): boolean {
  const found = isMark(cursor, mark);
  if (found) cursor.next += 1;
  return found;
}

export function peekWord(cursor: Cursor, ahead = 0): string | undefined {
  const token = cursor.tokens[cursor.next + ahead];
  return token?.kind === "word" ? token.text.toUpperCase() : undefined;
}

export function takeWord(cursor: Cursor): string | undefined {
  const word = peekWord(cursor);
  if (word !== undefined) cursor.next += 1;
  return word;
}

export function takeWords(cursor: Cursor, ...words: readonly string[]): boolean {
  const found = words.every((word, i) => peekWord(cursor, i) === word);
  if (found) cursor.next += words.length;
  return found;
}

export function takeNumber(cursor: Cursor): number | undefined {
  const token = cursor.tokens[cursor.next];
  if (token?.kind !== "number") return undefined;
  cursor.next += 1;
  return Number(token.text);
}
