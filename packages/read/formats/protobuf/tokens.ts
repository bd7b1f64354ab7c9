import { Wrong } from "./wrong.ts";

/** A word of the language; offsets count from 0, the end is exclusive. */
export interface Token {
  readonly kind: "word" | "number" | "string" | "sign" | "end";
  /** As written; of a string with its quotes. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const space = /[ \t\r\n\f\v]*/y;
const word = /[A-Za-z_][A-Za-z0-9_]*/y;
const number = /(?:0[xX][0-9a-fA-F]+|(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?[fF]?)(?![A-Za-z0-9_])/y;
const signs = ";{}[]()<>,=:.-+/";

/** The tokens of a text, one by one, without spaces and comments (Language Specification, "Lexical Elements"). Linear; throws `Wrong`. */
export function lexer(text: string): () => Token {
  let at = 0;
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0] ?? "";
  };
  const skip = () => {
    for (;;) {
      at += match(space).length;
      if (text.startsWith("//", at)) {
        const end = text.indexOf("\n", at);
        at = end < 0 ? text.length : end + 1;
      } else if (text.startsWith("/*", at)) {
        const end = text.indexOf("*/", at + 2);
        if (end < 0) throw new Wrong(at, at + 2, "A comment has no end.", "Close it with `*/`.");
        at = end + 2;
      } else return;
    }
  };
  const token = (kind: Token["kind"], length: number): Token => {
    const from = at;
    at += length;
    return { kind, text: text.slice(from, at), from, to: at };
  };
  return () => {
    skip();
    const first = text.charAt(at);
    if (first === "") return token("end", 0);
    if (first === '"' || first === "'") return token("string", closing(text, at) - at);
    const [name, digits] = [match(word), match(number)];
    if (name !== "") return token("word", name.length);
    if (digits !== "") return token("number", digits.length);
    if (signs.includes(first)) return token("sign", 1);
    const letters = /[0-9]/.test(first) ? "A number and a word stand together." : "This character means nothing here.";
    throw new Wrong(at, at + 1, letters);
  };
}

/** The offset after the quote that closes the string at `from`. */
function closing(text: string, from: number): number {
  const quote = text.charAt(from);
  for (let at = from + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === quote) return at + 1;
    if (character === "\n") break;
    if (character === "\\") at += 1;
  }
  throw new Wrong(from, from + 1, "A string has no end on its line.", "Close it with the quote that opened it.");
}
