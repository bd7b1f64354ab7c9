import { compare, decimal } from "#decimal";
import type { JsonSchemaFile, SourceNode } from "#model";

/** The numbers of a text that JavaScript reads as other ones: `9007199254740993`, `1e400`, `.nan`. */
export function roundedIn(text: string, root: SourceNode): JsonSchemaFile["rounded"] {
  const rows = text.split("\n");
  const found: JsonSchemaFile["rounded"][number][] = [];
  const open: SourceNode[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === "list") open.push(...node.items);
    else if (node.kind === "map") for (const { node: value } of node.entries.values()) open.push(value);
    else if (typeof node.value === "number") {
      const written = (rows[node.at.line - 1] ?? "").slice(node.at.column - 1, node.at.endColumn - 1).trim();
      if (!isExact(written, node.value)) found.push({ at: node.at, written });
    }
  }
  return found.reverse();
}

/** YAML's `0x1F` and `0o17` stand for whole numbers; those that are safe are exact. */
function isExact(written: string, value: number): boolean {
  const [as, is] = [decimal(written), decimal(value)];
  if (as === undefined || is === undefined) return Number.isSafeInteger(value);
  return compare(as, is) === 0;
}
