import type { Location, Path, SourceNode } from "#model";

/** The place of the node at a path: key and value where a map holds it, else the node; the nearest parent where the path ends earlier. */
export function locate(root: SourceNode, path: Path): Location {
  let node = root;
  let at = root.at;
  for (const step of path) {
    if (node.kind === "map") {
      const entry = node.entries.get(String(step));
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
