import type { Fix, Location, Path, Problem, SourceEntry, SourceList, SourceMap, SourceNode } from "#model";
import { named, shown } from "#text";
import { Composer, isAlias, isMap, isScalar, isSeq, Lexer, Parser } from "yaml";
import type { CST, Document as YamlDocument, Node as YamlNode, YAMLMap, YAMLSeq } from "yaml";
import { tooDeepAt } from "./depth.ts";
import { limits } from "./limits.ts";
import { type LineIndex, lineIndex } from "./lines.ts";

/** One document of a text: its tree with places, or the problems that kept it from having one. */
export interface SourceDocument {
  readonly root?: SourceNode;
  readonly problems: readonly Problem[];
}

/** YAML 1.2 or JSON text → its documents. Never throws; stops at the limits in `limits.ts`. */
export function parseSource(file: string, text: string): SourceDocument[] {
  const lines = lineIndex(file, text);
  const composer = new Composer({ schema: "core", uniqueKeys: false, prettyErrors: false, strict: true });
  const budget = { nodes: limits.nodes };
  const found: SourceDocument[] = [];
  try {
    for (const token of tokens(text)) {
      const deep = tooDeepAt(token, limits.depth);
      if (deep !== undefined) throw new OverLimit(deep, tooDeep);
      for (const document of composer.next(token)) found.push(toSource(document, lines, budget));
    }
    for (const document of composer.end(found.length === 0, text.length)) found.push(toSource(document, lines, budget));
  } catch (error) {
    if (!(error instanceof OverLimit)) throw error;
    const { message, offset } = error;
    const hint = "Write it flatter or shorter, or leave the file out with `exclude:` in meshgate.yaml.";
    return [...found, { problems: [{ rule: "limit-exceeded", at: lines.range(offset, offset), path: [], message, hint }] }];
  }
  return found;
}

/** Unwinds the reading of a text that is over a limit; never leaves this file. */
class OverLimit extends Error {
  readonly offset: number;
  constructor(offset: number, message: string) {
    super(message);
    this.offset = offset;
  }
}

const tooDeep = `Maps and lists are nested more than ${limits.depth} deep.`;
const tooMany = `The file has more than ${limits.nodes} values, counting every alias as what it stands for.`;

/** The syntax trees of a text; gives up while reading where it nests too deep or has too many tokens. */
function* tokens(text: string): Generator<CST.Token> {
  const parser = new Parser();
  let left = limits.tokens;
  for (const lexeme of new Lexer().lex(text)) {
    left -= 1;
    if (left < 0) throw new OverLimit(parser.offset, tooMany);
    if (parser.stack.length > 4 * limits.depth) throw new OverLimit(parser.offset, tooDeep);
    yield* parser.next(lexeme);
  }
  yield* parser.end();
}

function toSource(document: YamlDocument.Parsed, lines: LineIndex, budget: { nodes: number }): SourceDocument {
  const problems: Problem[] = [];
  const say = (rule: Problem["rule"], at: Location, path: Path, message: string, hint?: string, fix?: Fix) =>
    problems.push({ rule, at, path, message, ...(hint === undefined ? {} : { hint }), ...(fix === undefined ? {} : { fix }) });

  for (const error of [...document.errors, ...document.warnings].slice(0, limits.errors)) {
    const [from, to] = error.pos;
    say("yaml-syntax", lines.range(from, Math.min(Math.max(to, from), lines.lineEnd(from))), [], sentence(error.message), hints[error.code]);
  }
  if (problems.length > 0 || document.contents === null) return { problems };

  const anchors = new Map<string, YamlNode>();
  const open = new Set<YamlNode>();

  const spend = (offset: number) => {
    budget.nodes -= 1;
    if (budget.nodes < 0) throw new OverLimit(offset, tooMany);
  };

  const build = (node: YamlNode | null, fallback: number, path: Path): SourceNode => {
    if (node === null) return { kind: "scalar", at: lines.range(fallback, fallback), value: null };
    const [from, to] = node.range ?? [fallback, fallback];
    spend(from);
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target === undefined || open.has(target)) {
        const why = target === undefined ? `The alias ${named(`*${node.source}`)} has no anchor before it.` : `The alias ${named(`*${node.source}`)} stands inside its own anchor.`;
        say("yaml-syntax", lines.range(from, to), path, why, `Write ${named(`&${node.source}`)} at the value that is meant, above this line.`);
        return { kind: "scalar", at: lines.range(from, to), value: null };
      }
      return build(target, from, path);
    }
    if (isScalar(node)) {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
      const value = node.value;
      const plain = value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean";
      return { kind: "scalar", at: lines.range(from, Math.min(to, lines.lineEnd(from))), value: plain ? value : String(value) };
    }
    if ("anchor" in node && node.anchor !== undefined) anchors.set(node.anchor, node);
    open.add(node);
    const built = isMap(node) ? buildMap(node, from, to, path) : isSeq(node) ? buildList(node, from, to, path) : undefined;
    open.delete(node);
    return built ?? { kind: "scalar", at: lines.range(from, to), value: null };
  };

  const buildList = (list: YAMLSeq, from: number, to: number, path: Path): SourceList => ({
    kind: "list",
    at: lines.range(from, Math.min(to, lines.lineEnd(from))),
    flow: list.flow === true,
    items: (list.items as (YamlNode | null)[]).map((item, index) => build(item, from, [...path, index])),
  });

  const buildMap = ({ items: pairs, flow }: YAMLMap, from: number, to: number, path: Path): SourceMap => {
    const entries = new Map<string, SourceEntry>();
    const merged: SourceMap[] = [];
    for (const pair of pairs) {
      const keyNode = pair.key as YamlNode | null;
      const [keyFrom, keyTo] = keyNode?.range ?? [from, from];
      const target = isAlias(keyNode) ? anchors.get(keyNode.source) : keyNode;
      if (target !== null && !isScalar(target)) {
        say("yaml-syntax", lines.range(keyFrom, keyFrom), path, "A key is a map or a list; only texts can be keys here.", "Write the key as a text.");
        continue;
      }
      spend(keyFrom);
      const key = String(target?.value ?? "");
      const step = [...path, key];
      const value = build(pair.value as YamlNode | null, keyTo, step);
      if (key === "<<" && isScalar(keyNode) && keyNode.type === "PLAIN") {
        merged.push(...(value.kind === "list" ? value.items : [value]).filter((item): item is SourceMap => item.kind === "map"));
        continue;
      }
      const keyAt = lines.range(keyFrom, keyTo);
      const first = entries.get(key);
      const valueEnd = (pair.value as YamlNode | null)?.range?.[1] ?? keyTo;
      const onOneLine = value.kind === "scalar" && valueEnd <= lines.lineEnd(keyFrom);
      if (first !== undefined) {
        const anchored = isScalar(pair.value) && pair.value.anchor !== undefined;
        const same = onOneLine && !anchored && flow !== true && first.node.kind === "scalar" && Object.is(first.node.value, value.value);
        const fix = same ? lines.removal(keyFrom) : undefined;
        say("duplicate-key", keyAt, step, `The key ${named(key)} is written twice; line ${first.key.line} has it already.`, "Keep one of the two.", fix && { title: "Remove the second of two equal lines", edits: [fix] });
      }
      entries.set(key, { key: keyAt, at: onOneLine ? lines.range(keyFrom, Math.max(keyTo, valueEnd)) : keyAt, node: value });
    }
    for (const map of merged) for (const [key, entry] of map.entries) if (!entries.has(key)) entries.set(key, entry);
    const [first] = entries.values();
    return { kind: "map", at: first?.at ?? lines.range(from, Math.min(to, lines.lineEnd(from))), entries };
  };

  const root = build(document.contents, 0, []);
  return { root, problems };
}

const hints: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: "Indent with spaces.",
  BAD_INDENT: "Indent this line like its neighbours.",
  MISSING_CHAR: "Close the quote or bracket that is open here.",
  TAG_RESOLVE_FAILED: "Remove the tag: contracts need none.",
  MULTILINE_IMPLICIT_KEY: "Put the value in quotes, or end the key with a colon.",
  BLOCK_AS_IMPLICIT_KEY: "Put a value that holds a colon in quotes.",
};

/** The library's message as one sentence, without its own position. */
function sentence(message: string): string {
  const words = shown(message.split("\n")[0] ?? message);
  return /[.!?]$/.test(words) ? words : `${words}.`;
}
