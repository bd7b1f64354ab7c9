import type { Edit, SourceEntry, SourceMap } from "#model";

/** The entry at the end of a chain of keys; undefined where a link is absent. */
export function entryAt(root: SourceMap, ...keys: readonly string[]): SourceEntry | undefined {
  let entry: SourceEntry | undefined;
  let map: SourceMap | undefined = root;
  for (const key of keys) {
    entry = map?.entries.get(key);
    map = entry?.node.kind === "map" ? entry.node : undefined;
  }
  return entry;
}

/**
 * The edit that puts another text in the place of a text on the line of its key; its quotes stay double, or absent.
 * Undefined where the text stands elsewhere (an alias), spans lines, or is written with escapes.
 */
export function rewrite({ at, node }: SourceEntry, text: string): Edit | undefined {
  if (node.kind !== "scalar" || typeof node.value !== "string") return undefined;
  const isBeside = node.at.line === at.line && node.at.endLine === at.line && node.at.endColumn === at.endColumn;
  const quotes = node.at.endColumn - node.at.column - node.value.length;
  if (!isBeside || (quotes !== 0 && quotes !== 2)) return undefined;
  return { at: node.at, text: quotes === 0 ? text : JSON.stringify(text) };
}
