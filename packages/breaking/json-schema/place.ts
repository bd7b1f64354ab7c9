import type { Location, SourceNode } from "#model";

/** Where a path stands in a text: its key or item, else the nearest parent that is there. */
export function placeOf(root: SourceNode, path: readonly string[]): Location {
  let node = root;
  let at = root.at;
  for (const step of path) {
    if (node.kind === "map") {
      const entry = node.entries.get(step);
      if (entry === undefined) return at;
      node = entry.node;
      at = entry.at;
    } else if (node.kind === "list") {
      const item = node.items[Number(step)];
      if (item === undefined) return at;
      node = item;
      at = item.at;
    } else return at;
  }
  return at;
}
