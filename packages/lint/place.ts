import type { Contract, Located, Location, SourceMap, SourceNode } from "#model";

const known = new WeakMap<SourceMap, ReadonlyMap<Location, SourceNode>>();

/** What the text has under a key of a model value: the items of a list have places there that the model does not keep. */
export function under({ source }: Contract, { spots }: Located, key: string): SourceNode | undefined {
  const at = spots[key];
  if (at === undefined) return undefined;
  const index = known.get(source) ?? places(source);
  known.set(source, index);
  return index.get(at);
}

/** The places of the texts of a list under a key; of the key alone where it holds no list. */
export function itemPlaces(contract: Contract, value: Located, key: string): readonly Location[] {
  const node = under(contract, value, key);
  if (node?.kind === "list") return node.items.flatMap((item) => (item.kind === "scalar" && typeof item.value === "string" ? [item.at] : []));
  const at = value.spots[key];
  return at === undefined ? [] : [at];
}

function places(root: SourceMap): Map<Location, SourceNode> {
  const found = new Map<Location, SourceNode>();
  const open: SourceNode[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === "list") open.push(...node.items);
    if (node.kind !== "map") continue;
    for (const entry of node.entries.values()) {
      found.set(entry.at, entry.node);
      if (entry.node.kind !== "scalar") open.push(entry.node);
    }
  }
  return found;
}

/** Whether two parts of a text say the same; the order of keys does not count. */
export function same(a: SourceNode, b: SourceNode): boolean {
  if (a.kind === "scalar") return b.kind === "scalar" && Object.is(a.value, b.value);
  if (a.kind === "list") return b.kind === "list" && a.items.length === b.items.length && a.items.every((item, index) => same(item, b.items[index] ?? item));
  if (b.kind !== "map" || a.entries.size !== b.entries.size) return false;
  return [...a.entries].every(([key, { node }]) => {
    const other = b.entries.get(key);
    return other !== undefined && same(node, other.node);
  });
}
