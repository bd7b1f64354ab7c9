import type { CST } from "yaml";

/** Where a syntax tree first has more than `limit` maps and lists inside each other. Walks with a list instead of the call stack, so that no nesting can break it. */
export function tooDeepAt(token: CST.Token, limit: number): number | undefined {
  let first: number | undefined;
  const open: [CST.Token | null | undefined, number][] = [[token, 0]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [current, depth] = next;
    if (current === null || current === undefined) continue;
    if (current.type === "document") open.push([current.value, depth]);
    else if ("items" in current) {
      if (depth === limit) {
        first = Math.min(first ?? current.offset, current.offset);
        continue;
      }
      for (const item of current.items) {
        if ("key" in item) open.push([item.key, depth + 1]);
        if ("value" in item) open.push([item.value, depth + 1]);
      }
    }
  }
  return first;
}
