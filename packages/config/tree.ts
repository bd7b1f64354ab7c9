import type { Json, Location, Path } from "#model";
import { Composer, type CST, isAlias, isMap, isScalar, isSeq, LineCounter, Parser } from "yaml";
import type { Document, Node } from "yaml";

/** What a small YAML text says, and where each of its keys and values stands, by JSON pointer. */
export interface Tree {
  readonly value: Json | undefined;
  readonly at: ReadonlyMap<string, Place>;
  readonly mistakes: readonly Mistake[];
}

export interface Place {
  readonly value: Location;
  readonly key?: Location;
  readonly path: Path;
}

export interface Mistake {
  readonly rule: "yaml-syntax" | "duplicate-key" | "limit-exceeded";
  readonly at: Location;
  readonly path: Path;
  /** The library's message, the key, or what there is too much of. */
  readonly what: string;
}

const most = { characters: 256 * 1024, depth: 20, values: 10_000, aliases: 100 };

/** How much of a text is read. */
export type Limits = typeof most;

/** Never throws; a text over a limit or with a mistake has no value. */
export function parseTree(file: string, text: string, limits: Limits = most): Tree {
  const lines = new LineCounter();
  const at = new Map<string, Place>();
  const mistakes: Mistake[] = [];
  const left = { values: limits.values, aliases: limits.aliases };
  const range = (from: number, to: number): Location => {
    const [start, end] = [lines.linePos(from), lines.linePos(Math.max(from, to))];
    return { file, line: Math.max(1, start.line), column: Math.max(1, start.col), endLine: Math.max(1, end.line), endColumn: Math.max(1, end.col) };
  };
  const mistake = (rule: Mistake["rule"], from: number, to: number, path: Path, what: string): undefined => {
    if (mistakes.length < 20 && !(rule === "limit-exceeded" && mistakes.some((one) => one.rule === rule))) mistakes.push({ rule, at: range(from, to), path, what });
    return undefined;
  };

  const build = (document: Document, node: Node | null, fallback: number, path: Path): Json | undefined => {
    if (node === null) return null;
    const [from, to] = node.range ?? [fallback, fallback];
    left.values -= 1;
    if (left.values < 0) return mistake("limit-exceeded", from, from, path, `${limits.values} values`);
    if (path.length > limits.depth) return mistake("limit-exceeded", from, from, path, `${limits.depth} levels`);
    if (isAlias(node)) {
      left.aliases -= 1;
      if (left.aliases < 0) return mistake("limit-exceeded", from, to, path, `${limits.aliases} aliases`);
      const target = node.resolve(document);
      return target === undefined ? mistake("yaml-syntax", from, to, path, `No anchor is called ${node.source}`) : build(document, target, from, path);
    }
    if (isMap<Node, Node | null>(node)) {
      const map: Record<string, Json> = Object.create(null);
      for (const { key, value } of node.items) {
        const [keyFrom, keyTo] = key.range ?? [from, from];
        const name = isScalar(key) ? String(key.value) : "";
        if (!isScalar(key)) mistake("yaml-syntax", keyFrom, keyTo, path, "A key is a map or a list");
        if (name in map) mistake("duplicate-key", keyFrom, keyTo, [...path, name], name);
        const step = [...path, name];
        at.set(pointer(step), { key: range(keyFrom, keyTo), value: range(value?.range?.[0] ?? keyFrom, value?.range?.[1] ?? keyTo), path: step });
        map[name] = build(document, value, keyTo, step) ?? null;
      }
      return map;
    }
    if (isSeq<Node | null>(node))
      return node.items.map((item, index) => {
        const step = [...path, index];
        at.set(pointer(step), { value: range(item?.range?.[0] ?? from, item?.range?.[1] ?? from), path: step });
        return build(document, item, from, step) ?? null;
      });
    const value = isScalar(node) ? node.value : null;
    return typeof value === "string" || typeof value === "number" || typeof value === "boolean" || value === null ? value : String(value);
  };

  if (text.length > limits.characters) {
    mistake("limit-exceeded", 0, 0, [], `${limits.characters / 1024} KB`);
    return { value: undefined, at, mistakes };
  }
  const composer = new Composer({ schema: "core", uniqueKeys: false, prettyErrors: false, lineCounter: lines });
  const documents: Document[] = [];
  for (const token of new Parser(lines.addNewLine).parse(text)) {
    if (isDeep(token, limits.depth)) {
      mistake("limit-exceeded", token.offset, token.offset, [], `${limits.depth} levels`);
      return { value: undefined, at, mistakes };
    }
    documents.push(...composer.next(token));
  }
  documents.push(...composer.end(documents.length === 0, text.length));
  const [first, second] = documents;
  for (const document of documents) for (const error of document.errors) mistake("yaml-syntax", error.pos[0], error.pos[1], [], error.message);
  if (second !== undefined) mistake("yaml-syntax", second.range?.[0] ?? 0, second.range?.[0] ?? 0, [], "There is a second document");
  if (first === undefined || mistakes.length > 0) return { value: undefined, at, mistakes };
  const node = first.contents as Node | null;
  at.set("", { value: range(node?.range?.[0] ?? 0, node?.range?.[0] ?? 0), path: [] });
  const value = build(first, node, 0, []);
  return { value: mistakes.length > 0 ? undefined : value, at, mistakes };
}

/** The JSON pointer of a path (RFC 6901). */
export function pointer(path: Path): string {
  return path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** Whether more maps and lists stand inside each other than are read. Keeps its own list instead of the call stack. */
function isDeep(token: CST.Token, depth: number): boolean {
  const open: { readonly token: CST.Token; readonly depth: number }[] = [{ token, depth: 0 }];
  for (let now = open.pop(); now !== undefined; now = open.pop()) {
    if (now.depth > depth) return true;
    const inner = now.token.type === "document" ? [now.token.value] : "items" in now.token ? now.token.items.flatMap((item) => [item.key, item.value]) : [];
    for (const next of inner) if (next !== null && next !== undefined) open.push({ token: next, depth: now.depth + 1 });
  }
  return false;
}
