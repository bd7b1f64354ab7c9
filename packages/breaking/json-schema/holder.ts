import { keywordHolds } from "#inclusion";
import type { Json } from "#model";

/** A schema inside a document. */
export interface Holder {
  readonly path: readonly string[];
  readonly schema: Json;
}

/** The schema that holds what a path leads to: the innermost one around a keyword, or around the names and indices below it. */
export function holderOf(document: Json, path: readonly string[]): Holder {
  let holder: Holder = { path: [], schema: document };
  for (let depth = 0; depth < path.length; ) {
    const keyword = path[depth] ?? "";
    const holds = keywordHolds(keyword);
    const value = step(holder.schema, keyword);
    depth += 1;
    if (holds === undefined || value === undefined) return holder;
    const inside = Array.isArray(value) || holds.startsWith("map") ? step(value, path[depth] ?? "") : value;
    if (inside !== value) depth += 1;
    if (depth >= path.length || inside === undefined) return holder;
    holder = { path: path.slice(0, depth), schema: inside };
  }
  return holder;
}

function step(node: Json | undefined, key: string): Json | undefined {
  if (Array.isArray(node)) return node[Number(key)] as Json | undefined;
  return typeof node === "object" && node !== null && Object.hasOwn(node, key) ? (node as Record<string, Json>)[key] : undefined;
}
