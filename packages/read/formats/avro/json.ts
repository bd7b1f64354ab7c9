import type { Document, Problem, SourceNode } from "#model";
import { limits } from "../../limits.ts";
import { lineIndex } from "../../lines.ts";
import { parseSource } from "../../source.ts";
import { withoutComments } from "./comments.ts";

/** A JSON text as a tree with places, and what each number looks like there. */
export interface Parsed {
  readonly root: SourceNode;
  /** JSON text of a value: keys sorted, numbers digit by digit as written. */
  exact(node: SourceNode): string;
  /** A number as written. */
  digits(node: SourceNode): string;
  readonly problems: readonly Problem[];
}

/** JSON (RFC 8259), with comments → its tree, or the documents that say why there is none. What only YAML allows is refused. */
export function parseJson(file: string, written: string): Parsed | { readonly refused: readonly Document[] } {
  const text = withoutComments(written);
  const [first, ...more] = parseSource(file, text);
  const lines = lineIndex(file, text);
  const refuse = (problems: readonly Problem[]) => ({ refused: [{ file, index: 0, problems }] });
  if (first?.root === undefined) return refuse(first !== undefined && first.problems.length > 0 ? first.problems : [problem(lines.range(0, 0), "The file is empty.")]);
  const wrong = wrongAt(text);
  if (wrong !== undefined || more.length > 0) return refuse([problem(lines.range(wrong ?? 0, wrong ?? 0), "The text is not JSON.")]);
  const rows = text.split("\n");
  const digits = ({ at }: SourceNode) => (rows[at.line - 1] ?? "").slice(at.column - 1, at.endColumn - 1).trim();
  const exact = (node: SourceNode): string => {
    if (node.kind === "list") return `[${node.items.map(exact).join(",")}]`;
    if (node.kind === "scalar") return typeof node.value === "number" ? digits(node) : JSON.stringify(node.value);
    const entries = [...node.entries].sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, { node: value }]) => `${JSON.stringify(key)}:${exact(value)}`).join(",")}}`;
  };
  return { root: first.root, problems: first.problems, digits, exact };
}

const problem = (at: Problem["at"], message: string): Problem =>
  ({ rule: "yaml-syntax", at, path: [], message, hint: "An Avro schema is one JSON value: texts and keys in double quotes, no comma after the last one." });

/** Where a text stops being JSON, as well as the engine says it. */
function wrongAt(text: string): number | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return Math.min(Number(/at position (\d+)/.exec(String(error))?.[1] ?? 0), limits.bytes);
  }
}
