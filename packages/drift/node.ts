import type { Json, SourceMap, SourceNode } from "#model";

/** Reads values out of a tree of JSON. */

export function child(map: SourceMap, key: string): SourceMap | undefined {
  const node = map.entries.get(key)?.node;
  return node?.kind === "map" ? node : undefined;
}

export function itemsOf(map: SourceMap, key: string): readonly SourceNode[] {
  const node = map.entries.get(key)?.node;
  return node?.kind === "list" ? node.items : [];
}

export function scalarOf(map: SourceMap, key: string): Json | undefined {
  const node = map.entries.get(key)?.node;
  return node?.kind === "scalar" ? node.value : undefined;
}

export function textOf(map: SourceMap, key: string): string | undefined {
  const value = scalarOf(map, key);
  return typeof value === "string" ? value : undefined;
}

/** What a JSON pointer leads to (RFC 6901), written as a fragment of a URI or not. */
export function pointed(root: SourceNode, pointer: string): SourceNode | undefined {
  const steps = decoded(pointer).split("/").slice(1).map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  return steps.reduce<SourceNode | undefined>((at, step) => {
    if (at?.kind === "map") return at.entries.get(step)?.node;
    return at?.kind === "list" && /^\d{1,7}$/.test(step) ? at.items[Number(step)] : undefined;
  }, root);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
