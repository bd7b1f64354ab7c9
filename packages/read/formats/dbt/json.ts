import type { Location, SourceEntry, SourceList, SourceMap, SourceNode, SourceScalar } from "#model";
import { limits } from "../../limits.ts";

/** A JSON text is wrong at an offset; unwinds the reading, and never leaves this format. */
export class WrongJson extends Error {
  readonly offset: number;
  readonly limit: boolean;
  constructor(offset: number, message: string, limit = false) {
    super(message);
    this.offset = offset;
    this.limit = limit;
  }
}

/** A key of an object and where its value stands, which is not read yet. */
export interface Member {
  readonly key: string;
  readonly keyFrom: number;
  readonly from: number;
  readonly to: number;
}

type Range = (from: number, to: number) => Location;

const blank = /[ \t\r\n]*/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const bracket = /["{}[\]]/g;

/** The members of the object that starts at `from`, their values stepped over without being read. Linear; throws WrongJson. */
export function* members(text: string, from: number): Generator<Member> {
  let at = past(text, from, "{");
  if (text[at] === "}") return;
  for (;;) {
    const keyFrom = at;
    const keyTo = endOfText(text, at);
    const start = past(text, blanks(text, keyTo), ":");
    const to = endOf(text, start);
    yield { key: decoded(text, keyFrom, keyTo), keyFrom, from: start, to };
    at = blanks(text, to);
    if (text[at] === "}") return;
    at = past(text, at, ",");
  }
}

/** The value at an offset with the place of every key. `left` counts down the values that may still be read. */
export function valueAt(text: string, from: number, range: Range, left: { nodes: number }, depth = 0): { readonly node: SourceNode; readonly to: number } {
  if (depth > limits.depth) throw new WrongJson(from, `Maps and lists are nested more than ${limits.depth} deep.`, true);
  left.nodes -= 1;
  if (left.nodes < 0) throw new WrongJson(from, `There are more than ${limits.nodes} values.`, true);
  const first = text[from];
  if (first !== "{" && first !== "[") {
    const to = endOf(text, from);
    const value = (first === '"' ? decoded(text, from, to) : JSON.parse(text.slice(from, to))) as SourceScalar["value"];
    return { node: { kind: "scalar", at: range(from, to), value }, to };
  }
  const close = first === "{" ? "}" : "]";
  const [items, entries]: [SourceNode[], Map<string, SourceEntry>] = [[], new Map()];
  let at = blanks(text, from + 1);
  while (text[at] !== close) {
    const keyTo = first === "{" ? endOfText(text, at) : at;
    const start = first === "{" ? past(text, blanks(text, keyTo), ":") : at;
    const { node, to } = valueAt(text, start, range, left, depth + 1);
    if (first === "{") entries.set(decoded(text, at, keyTo), { key: range(at, keyTo), at: range(at, node.kind === "scalar" ? to : keyTo), node });
    else items.push(node);
    at = blanks(text, to);
    if (text[at] === close) break;
    at = past(text, at, ",");
    if (text[at] === close) throw new WrongJson(at, "A value is missing behind the comma.");
  }
  const made: SourceMap | SourceList = first === "{" ? { kind: "map", at: range(from, from + 1), entries } : { kind: "list", at: range(from, from + 1), flow: true, items };
  return { node: made, to: at + 1 };
}

export function blanks(text: string, at: number): number {
  blank.lastIndex = at;
  blank.test(text);
  return blank.lastIndex;
}

function past(text: string, at: number, sign: string): number {
  if (text[at] !== sign) throw new WrongJson(at, `There should be a \`${sign}\` here.`);
  return blanks(text, at + 1);
}

/** Offset behind the value that starts here. */
function endOf(text: string, from: number): number {
  const first = text[from];
  if (first === '"') return endOfText(text, from);
  if (first !== "{" && first !== "[") {
    scalar.lastIndex = from;
    if (!scalar.test(text)) throw new WrongJson(from, "This is no JSON value.");
    return scalar.lastIndex;
  }
  bracket.lastIndex = from;
  let depth = 0;
  for (let found = bracket.exec(text); found !== null; found = bracket.exec(text)) {
    if (found[0] === '"') bracket.lastIndex = endOfText(text, found.index);
    else depth += found[0] === "{" || found[0] === "[" ? 1 : -1;
    if (depth === 0) return found.index + 1;
  }
  throw new WrongJson(from, "A bracket opens here and never closes.");
}

const special = /["\\]/g;

function endOfText(text: string, from: number): number {
  if (text[from] !== '"') throw new WrongJson(from, "There should be a text in double quotes here.");
  special.lastIndex = from + 1;
  for (let found = special.exec(text); found !== null; found = special.exec(text)) {
    if (found[0] === '"') return found.index + 1;
    special.lastIndex = found.index + 2;
  }
  throw new WrongJson(from, "A text starts here and never ends.");
}

function decoded(text: string, from: number, to: number): string {
  try {
    return String(JSON.parse(text.slice(from, to)));
  } catch {
    throw new WrongJson(from, "This text has a sign that JSON does not allow.");
  }
}
