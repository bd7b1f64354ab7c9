import { compare, decimal } from "#decimal";
import type { JsonSchemaFile, SourceNode } from "#model";

/** The numbers of a text that JavaScript reads as other ones: `9007199254740993`, `1e400`, `.nan`. */
export function roundedIn(text: string, root: SourceNode): JsonSchemaFile["rounded"] {
  const rows = text.split("\n");
  const found: JsonSchemaFile["rounded"][number][] = [];
  const open: Step[] = [{ node: root }];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    const { node } = step;
    if (node.kind === "list") for (const [index, item] of node.items.entries()) open.push({ node: item, key: String(index), from: step });
    else if (node.kind === "map") for (const [key, { node: value }] of node.entries) open.push({ node: value, key, from: step });
    else if (typeof node.value === "number") {
      const written = (rows[node.at.line - 1] ?? "").slice(node.at.column - 1, node.at.endColumn - 1).trim();
      if (!isExact(written, node.value)) found.push({ at: node.at, path: pathOf(step), written });
    }
  }
  return found.reverse();
}

interface Step {
  readonly node: SourceNode;
  readonly key?: string;
  readonly from?: Step;
}

function pathOf(step: Step): string[] {
  const path: string[] = [];
  for (let one: Step | undefined = step; one?.key !== undefined; one = one.from) path.push(one.key);
  return path.reverse();
}

/** YAML's `0x1F` and `0o17` stand for whole numbers; those that are safe are exact. */
function isExact(written: string, value: number): boolean {
  const [as, is] = [decimal(written), decimal(value)];
  if (as === undefined || is === undefined) return Number.isSafeInteger(value);
  return compare(as, is) === 0;
}
