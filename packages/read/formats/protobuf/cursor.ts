import type { Location } from "#model";
import { named } from "#text";
import { limits } from "../../limits.ts";
import type { LineIndex } from "../../lines.ts";
import { lexer, type Token } from "./tokens.ts";
import { Wrong } from "./wrong.ts";

/** Walks over the tokens of one text. What is not as expected throws `Wrong`. */
export interface Cursor {
  peek(): Token;
  next(): Token;
  /** Whether the next token is this word or sign. */
  sees(text: string): boolean;
  /** Goes over this word or sign where it comes next. */
  takes(text: string): boolean;
  expect(text: string): Token;
  /** A name without dots. */
  name(what: string): Token;
  /** A name that may have dots, also in front: `.sales.Order`. */
  path(what: string): { readonly text: string; readonly from: number; readonly to: number };
  /** The place from an offset to the end of the last token that was taken. */
  since(from: number): Location;
  place(token: { readonly from: number; readonly to: number }): Location;
  /** Runs `inside` one level deeper; refuses what nests too deep. */
  deeper<T>(inside: () => T): T;
}

export function cursor(text: string, lines: LineIndex): Cursor {
  const lex = lexer(text);
  let left: number = limits.tokens;
  let depth = 0;
  let last = 0;
  const take = () => {
    left -= 1;
    if (left < 0) throw new Wrong(last, last, `The file has more than ${limits.tokens} words.`, tooMuch, "limit-exceeded");
    return lex();
  };
  let ahead = take();
  const self: Cursor = {
    peek: () => ahead,
    next() {
      const token = ahead;
      last = token.to;
      if (token.kind !== "end") ahead = take();
      return token;
    },
    sees: (wanted) => ahead.text === wanted && ahead.kind !== "string" && ahead.kind !== "end",
    takes(wanted) {
      const there = self.sees(wanted);
      if (there) self.next();
      return there;
    },
    expect(wanted) {
      if (!self.sees(wanted)) throw unexpected(ahead, named(wanted));
      return self.next();
    },
    name(what) {
      if (ahead.kind !== "word") throw unexpected(ahead, what);
      return self.next();
    },
    path(what) {
      const { from } = ahead;
      let name = self.takes(".") ? "." : "";
      name += self.name(what).text;
      while (self.takes(".")) name += `.${self.name(what).text}`;
      return { text: name, from, to: last };
    },
    since: (from) => lines.range(from, last),
    place: ({ from, to }) => lines.range(from, to),
    deeper(inside) {
      depth += 1;
      if (depth > limits.depth) throw new Wrong(ahead.from, ahead.to, `Declarations and values are nested more than ${limits.depth} deep.`, tooMuch, "limit-exceeded");
      const made = inside();
      depth -= 1;
      return made;
    },
  };
  return self;
}

export function unexpected(token: Token, wanted: string): Wrong {
  return new Wrong(token.from, token.to, `${token.kind === "end" ? "The file ends" : `${named(token.text)} stands`} where ${wanted} is expected.`);
}

const tooMuch = "Write it flatter or shorter, or leave the file out with `exclude:` in meshgate.yaml.";
