import type { Json, SourceNode } from "#model";

/** A tree → plain JSON data. Objects have no prototype, so `__proto__` is a key like any other. */
export function plain(node: SourceNode): Json {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "list") return node.items.map(plain);
  const value: Record<string, Json> = Object.create(null);
  for (const [key, entry] of node.entries) value[key] = plain(entry.node);
  return value;
}
