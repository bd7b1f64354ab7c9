import { limits } from "../../limits.ts";
import type { Dialect } from "./dialect.ts";

/** One token of a SQL text, with its offsets. */
export interface Token {
  /** `quoted` is a name in quotes, `text` a text in quotes, `template` a part that another tool fills in, `meta` a line for psql. */
  readonly kind: "word" | "quoted" | "text" | "number" | "mark" | "template" | "meta";
  /** As written; without the quotes where it has some. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Of a text whose value is not the characters between its quotes, how it is written: `e`, `b` before it, `\` inside it. */
  readonly coded?: string;
}

/** Why a text could not be split, and where. */
export interface Stop {
  readonly rule: "schema-syntax" | "limit-exceeded";
  readonly from: number;
  readonly message: string;
  readonly hint: string;
}

const word = /[\p{L}_@][\p{L}\p{N}_$@]*/uy;
const number = /(?:\d[\d_]*(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const dollar = /\$(?:[A-Za-z_]\w*)?\$/y;
const blank = /\s+/y;
/** What may stand before the quote of a text: escapes, raw texts, bytes, national texts. */
const prefix = /^(?:[erbnx]|rb|br)$/i;
const templates: Readonly<Record<string, string>> = { "{{": "}}", "{%": "%}", "{#": "#}", "${": "}" };

/** SQL text → tokens without comments, in one pass; or the place from which nobody can say how it goes on. */
export function tokens(text: string, dialect: Dialect): readonly Token[] | Stop {
  const found: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const step = next(text, at, dialect, found.at(-1));
    if ("message" in step) return step;
    if (step.token !== undefined) {
      if (step.joins === true) found.pop();
      found.push(step.token);
      if (found.length > limits.nodes) return { rule: "limit-exceeded", from: at, message: `The file has more than ${limits.nodes} words and signs.`, hint: "Split the file, or leave it out." };
    }
    at = step.to;
  }
  return found;
}

/** A step over blanks or a comment has no token; one that `joins` takes the word before it in. */
type Step = { readonly to: number; readonly token?: Token; readonly joins?: boolean } | Stop;

function next(text: string, at: number, dialect: Dialect, last: Token | undefined): Step {
  const [first = "", second = ""] = [text[at], text[at + 1]];
  const space = end(blank, text, at);
  if (space !== undefined) return { to: space };
  if (dialect.remarks.some((mark) => text.startsWith(mark, at))) return { to: lineEnd(text, at) };
  if (first === "/" && second === "*") return comment(text, at, dialect);
  if (first === "\\" && (at === 0 || text[at - 1] === "\n")) return piece("meta", text, at, lineEnd(text, at));
  const closes = Object.hasOwn(templates, first + second) ? templates[first + second] : undefined;
  if (closes !== undefined) {
    const to = text.indexOf(closes, at + 2);
    if (to === -1) return stop(at, "A template that starts here never ends.", `Close it with \`${closes}\`.`);
    return first === "{" && second === "#" ? { to: to + 2 } : piece("template", text, at, to + closes.length);
  }
  if (dialect.texts.includes(first)) return quoted("text", text, at, dialect, last);
  if (dialect.names.includes(first)) return quoted("quoted", text, at, dialect, last);
  const tag = dialect.dollars ? end(dollar, text, at) : undefined;
  if (tag !== undefined) {
    const to = text.indexOf(text.slice(at, tag), tag);
    if (to === -1) return stop(at, "A text between dollar signs starts here and never ends.", "Close it with the same tag.");
    return { to: to + tag - at, token: { kind: "text", text: text.slice(tag, to), from: at, to: to + tag - at } };
  }
  const digits = end(number, text, at);
  if (digits !== undefined) return piece("number", text, at, digits);
  const letters = end(word, text, at);
  return letters === undefined ? piece("mark", text, at, at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)) : piece("word", text, at, letters);
}

function comment(text: string, at: number, { nests, server }: Dialect): Step {
  const never = stop(at, "A comment starts here and never ends.", "Close it with `*/`.");
  const close = text.indexOf("*/", at + 2);
  if (text[at + 2] === "!" && server === undefined) return close === -1 ? never : piece("template", text, at, close + 2);
  if (nests === "no") return close === -1 ? never : { to: close + 2 };
  const marks = /\/\*|\*\//g;
  marks.lastIndex = at + 2;
  let depth = 1;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    if (mark[0] === "/*" && nests === "unclear") return stop(mark.index, "A comment starts inside another one; engines disagree about where that ends.", "Take the inner `/*` out.");
    depth += mark[0] === "/*" ? 1 : -1;
    if (depth === 0) return { to: marks.lastIndex };
  }
  return never;
}

/** A text or name in quotes; a doubled quote belongs to it. */
function quoted(kind: "text" | "quoted", text: string, at: number, dialect: Dialect, last: Token | undefined): Step {
  const mark = text[at] ?? "";
  const lead = kind === "text" && last?.to === at && prefix.test(last.kind === "word" ? last.text : "") ? last : undefined;
  const [from, how] = [lead?.from ?? at, lead?.text.toLowerCase() ?? ""];
  const triple = kind === "text" && dialect.texts.includes('"') && text.startsWith(mark.repeat(3), at) ? mark.repeat(3) : mark;
  const raw = how.includes("r");
  const escapes = how === "e" || (kind === "text" && dialect.backslash === "escapes" && !(raw && dialect.server === "databricks"));
  const close = closing(text, at + triple.length, triple, escapes);
  const what = kind === "text" ? "text" : "name";
  if (close === -1) return stop(at, `A ${what} in quotes starts here and never ends.`, `Close it with \`${triple}\`.`);
  const inside = text.slice(at + triple.length, close);
  if (kind === "text" && how !== "e" && dialect.backslash === "unclear" && /\\(?:$|')/.test(inside))
    return stop(at, "A backslash stands before a quote; engines disagree about what that means.", "Say which SQL this is: `dialect: postgres`, `bigquery`, `snowflake` or `databricks`.");
  const coded = how.replace(/[nr]/, "") || (!raw && escapes && inside.includes("\\") ? "\\" : "");
  const value = triple === mark ? inside.replaceAll(mark + mark, mark) : inside;
  const token: Token = { kind, text: value, from, to: close + triple.length, ...(coded === "" ? {} : { coded }) };
  return { to: token.to, token, joins: lead !== undefined };
}

function closing(text: string, from: number, mark: string, escapes: boolean): number {
  for (let at = from; at < text.length; at += 1) {
    if (escapes && text[at] === "\\") at += 1;
    else if (text.startsWith(mark, at)) {
      if (mark.length > 1 || text[at + 1] !== mark) return at;
      at += 1;
    }
  }
  return -1;
}

function end(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function lineEnd(text: string, at: number): number {
  const to = text.indexOf("\n", at);
  return to === -1 ? text.length : to;
}

const piece = (kind: Token["kind"], text: string, from: number, to: number): Step => ({ to, token: { kind, text: text.slice(from, to), from, to } });
const stop = (from: number, message: string, hint: string): Stop => ({ rule: "schema-syntax", from, message, hint });
