import { type Cursor, skip } from "./cursor.ts";
import { fold } from "./dialect.ts";
import { keywords } from "./keywords.ts";
import type { Token } from "./tokens.ts";

/**
 * The tokens from one index to another (exclusive) as one text that does not change with blanks, comments, the case of keywords, or the case of
 * names where the engine ignores it. What differs for the engine differs here.
 */
export function canonical({ sql: { tokens, dialect } }: Cursor, from: number, to: number): string {
  const caseless = dialect.columns !== "none" && dialect.tables !== "none";
  const asWord = (text: string): string => (keywords.has(text.toUpperCase()) || dialect.columns === "upper" ? text.toUpperCase() : caseless ? text.toLowerCase() : text);
  const say = ({ kind, text, coded = "" }: Token): string => {
    if (kind === "text") return `${coded}'${text.replaceAll("'", "''")}'`;
    if (kind === "quoted") return isPlain(text, dialect.columns) ? asWord(text) : `"${text.replaceAll('"', '""')}"`;
    return kind === "word" ? asWord(text) : text;
  };
  let [said, last]: [string, Token | undefined] = ["", undefined];
  for (const token of tokens.slice(from, to)) {
    said += `${last === undefined || isTight(last, token) ? "" : " "}${say(token)}`;
    last = token;
  }
  return said;
}

const operators = new Set(["<=", ">=", "<>", "!=", "||", "&&", "->", "=>", ":="]);

/** Whether no blank is written between two tokens. */
function isTight(before: Token, after: Token): boolean {
  if (before.kind === "mark" && after.kind === "mark" && operators.has(before.text + after.text)) return true;
  if (before.kind === "mark" && /^[([.]$/.test(before.text)) return true;
  if (after.kind === "mark" && /^[)\],.]$/.test(after.text)) return true;
  if (after.kind === "mark" && /^[([]$/.test(after.text)) return before.kind === "word" || before.kind === "quoted";
  return (before.kind === "mark" && before.text === ":") || (after.kind === "mark" && after.text === ":");
}

/** Everything from where a cursor stands, up to where `stops` says so; the cursor moves there. */
export function canonicalUntil(at: Cursor, stops: (at: Cursor) => boolean = () => false): string {
  const from = at.next;
  while (at.next < at.end && !stops(at)) skip(at);
  return canonical(at, from, at.next);
}

/** All that is left of a cursor. */
export const canonicalOf = (at: Cursor): string => canonical(at, at.next, at.end);

/** A name that would mean the same without its quotes. */
function isPlain(name: string, how: Parameters<typeof fold>[2]): boolean {
  return how !== "none" && /^[A-Za-z_]\w*$/.test(name) && fold(name, true, how) === fold(name, false, how) && !keywords.has(name.toUpperCase());
}
