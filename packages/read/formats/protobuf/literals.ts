import type { Cursor } from "./cursor.ts";
import { unexpected } from "./cursor.ts";
import { Wrong } from "./wrong.ts";

/** A whole number that a field, a value or a range may have; in decimal, octal or hexadecimal. */
export function integer(cursor: Cursor, what: string): number {
  const from = cursor.peek().from;
  const minus = cursor.takes("-");
  const token = cursor.peek();
  if (token.kind !== "number" || !/^(?:0[xX][0-9a-fA-F]+|0[0-7]*|[1-9][0-9]*)$/.test(token.text)) throw unexpected(token, what);
  cursor.next();
  const size = /^0[0-7]+$/.test(token.text) ? Number.parseInt(token.text, 8) : Number(token.text);
  if (size > 2 ** 31) throw new Wrong(from, token.to, "The number does not fit into 32 bits.");
  return minus && size !== 0 ? -size : size;
}

/** One string, or several that stand behind each other, as JSON text. What its bytes say counts, not how they are written. */
export function string(cursor: Cursor): string {
  if (cursor.peek().kind !== "string") throw unexpected(cursor.peek(), "a string");
  const bytes: number[] = [];
  while (cursor.peek().kind === "string") {
    const token = cursor.next();
    unescape(token.text.slice(1, -1), bytes, token.from + 1);
  }
  return JSON.stringify(textOf(Uint8Array.from(bytes)));
}

/** A string as text. Where its bytes are no UTF-8, each one beyond ASCII is a lone surrogate, U+DC80 to U+DCFF, which no text can hold: two strings stay two. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return [...bytes].map((byte) => String.fromCharCode(byte < 0x80 ? byte : 0xdc00 + byte)).join("");
  }
}

const escaped = /\\(?:([0-7]{1,3})|[xX]([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([abfnrtv\\'"?]))|\\|[^\\]+/g;
const simple: Readonly<Record<string, number>> = { a: 7, b: 8, f: 12, n: 10, r: 13, t: 9, v: 11, "\\": 92, "'": 39, '"': 34, "?": 63 };

function unescape(written: string, bytes: number[], from: number) {
  for (const part of written.matchAll(escaped)) {
    const [all, octal, hex, short, long, letter] = part;
    const point = short ?? long;
    if (octal !== undefined) bytes.push(Number.parseInt(octal, 8) & 255);
    else if (hex !== undefined) bytes.push(Number.parseInt(hex, 16));
    else if (letter !== undefined) bytes.push(simple[letter] ?? 0);
    else if (point !== undefined && Number.parseInt(point, 16) <= 0x10ffff) for (const byte of utf8.encode(String.fromCodePoint(Number.parseInt(point, 16)))) bytes.push(byte);
    else if (all.startsWith("\\")) throw new Wrong(from + part.index, from + part.index + 1, "This escape is none.", "Write `\\\\` for a backslash.");
    else for (const byte of utf8.encode(all)) bytes.push(byte);
  }
}

const utf8 = new TextEncoder();
