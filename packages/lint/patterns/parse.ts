import { anything, digits, others, property, type Ranges, spaces, wordCharacters } from "./ranges.ts";

/** A pattern as a tree; groups, anchors and laziness are left out, for they do not change how many ways there are to match. */
export type Tree =
  | { readonly is: "set"; readonly ranges: Ranges }
  | { readonly is: "all" | "either"; readonly parts: readonly Tree[] }
  | { readonly is: "repeat"; readonly part: Tree; readonly min: number; readonly max: number };

const nothing: Tree = { is: "all", parts: [] };
/** Groups inside each other; deeper patterns are not looked at. */
const deepest = 100;

/** Reads a pattern that is known to compile; undefined where it is too deep or holds something that this does not know. */
export function parse(pattern: string): Tree | undefined {
  const reader = { text: pattern, at: 0 };
  const tree = alternatives(reader, 0);
  return reader.at < pattern.length ? undefined : tree;
}

interface Reader {
  readonly text: string;
  at: number;
}

function take(reader: Reader, form: RegExp): RegExpExecArray | undefined {
  form.lastIndex = reader.at;
  const found = form.exec(reader.text);
  if (found === null) return undefined;
  reader.at += found[0].length;
  return found;
}

function alternatives(reader: Reader, depth: number): Tree | undefined {
  if (depth > deepest) return undefined;
  const parts: Tree[] = [];
  do {
    const part = sequence(reader, depth);
    if (part === undefined) return undefined;
    parts.push(part);
  } while (take(reader, /\|/y));
  return parts.length === 1 ? parts[0] : { is: "either", parts };
}

const quantifier = /(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/y;

function sequence(reader: Reader, depth: number): Tree | undefined {
  const parts: Tree[] = [];
  while (reader.at < reader.text.length && !"|)".includes(reader.text[reader.at] ?? "")) {
    let part = atom(reader, depth);
    if (part === undefined) return undefined;
    for (let many = take(reader, quantifier); many !== undefined; many = take(reader, quantifier)) {
      const [, sign, from = "0", comma, to] = many;
      const min = sign === undefined ? Number(from) : sign === "+" ? 1 : 0;
      const max = sign === "?" ? 1 : sign !== undefined || (comma !== "" && to === "") ? Infinity : to === "" ? min : Number(to);
      part = { is: "repeat", part, min, max };
    }
    parts.push(part);
  }
  return parts.length === 1 ? parts[0] : { is: "all", parts };
}

function atom(reader: Reader, depth: number): Tree | undefined {
  if (take(reader, /\(\?[a-zA-Z-]*\)/y)) return nothing;
  if (take(reader, /\((?:\?(?:P?<\w+>|[a-zA-Z-]*:))?/y)) {
    const inner = alternatives(reader, depth + 1);
    return inner !== undefined && take(reader, /\)/y) ? inner : undefined;
  }
  if (take(reader, /[$^]|\\[bBAzZ]/y)) return nothing;
  if (take(reader, /\./y)) return { is: "set", ranges: others([[10, 10]]) };
  const opens = take(reader, /\[(\^?)/y);
  const ranges = opens === undefined ? character(reader) : bracket(reader, opens[1] === "^");
  return ranges === undefined ? undefined : { is: "set", ranges };
}

function bracket(reader: Reader, negated: boolean): Ranges | undefined {
  const found: (readonly [number, number])[] = [];
  while (!take(reader, /\]/y)) {
    if (reader.at >= reader.text.length || take(reader, /\[:\^?[a-z]+:\]/y)) return undefined;
    const start = character(reader);
    if (start === undefined) return undefined;
    const [low] = start;
    if (start.length === 1 && low !== undefined && low[0] === low[1] && take(reader, /-(?!\])/y)) {
      const end = character(reader)?.[0];
      if (end === undefined) return undefined;
      found.push([low[0], end[1]]);
    } else found.push(...start);
  }
  return negated ? others(found) : found;
}

const controls: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12, v: 11, a: 7, 0: 0, b: 8 };
const classes: Readonly<Record<string, Ranges>> = { d: digits, D: others(digits), w: wordCharacters, W: others(wordCharacters), s: spaces, S: others(spaces) };

function character(reader: Reader): Ranges | undefined {
  const named = take(reader, /\\([pP])(?:\{(\^?)([^{}]+)\}|([A-Z]))/y);
  if (named !== undefined) {
    const ranges = property(named[3] ?? named[4] ?? "");
    return named[1] === "P" || named[2] === "^" ? anything : ranges;
  }
  const code = take(reader, /\\(?:x\{([\da-fA-F]+)\}|x([\da-fA-F]{2}))/y);
  if (code !== undefined) return single(Number.parseInt(code[1] ?? code[2] ?? "0", 16));
  const escaped = take(reader, /\\([^])/uy)?.[1];
  if (escaped === "Q" || escaped === "E" || escaped === "C") return undefined;
  if (escaped !== undefined) return classes[escaped] ?? single(controls[escaped] ?? escaped.codePointAt(0) ?? 0);
  const plain = take(reader, /[^]/uy)?.[0].codePointAt(0);
  return plain === undefined ? undefined : single(plain);
}

const single = (code: number): Ranges => [[code, code]];
