import type { CST } from "yaml";

/** How many maps and lists stand inside each other in a syntax tree. Walks with a list instead of the call stack, so that no nesting can break it. */
export function depthOf(token: CST.Token): number {
  let deepest = 0;
  const open: [CST.Token | null | undefined, number][] = [[token, 0]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [current, depth] = next;
    if (current === null || current === undefined) continue;
    if (current.type === "document") open.push([current.value, depth]);
    else if ("items" in current) {
      deepest = Math.max(deepest, depth + 1);
      for (const item of current.items) {
        if ("key" in item) open.push([item.key, depth + 1]);
        if ("value" in item) open.push([item.value, depth + 1]);
      }
    }
  }
  return deepest;
}
