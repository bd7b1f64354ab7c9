import type { ProtoRange } from "#model";

/** Ranges of numbers, in order, none touching another. */
export type Span = readonly [from: number, to: number];

export function spans(ranges: readonly ProtoRange[]): Span[] {
  const sorted = ranges.map(({ from, to }): Span => [from, to]).sort(([a], [b]) => a - b);
  const merged: Span[] = [];
  for (const [from, to] of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1] + 1) merged[merged.length - 1] = [last[0], Math.max(last[1], to)];
    else merged.push([from, to]);
  }
  return merged;
}

/** Whether `spans` of a message or enum hold every number of a range. */
export function covers(all: readonly Span[], { from, to }: Pick<ProtoRange, "from" | "to">): boolean {
  const at = lastBefore(all, from);
  return at !== undefined && to <= at[1];
}

function lastBefore(all: readonly Span[], number: number): Span | undefined {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.[0] ?? 0) <= number) low = middle + 1;
    else high = middle;
  }
  return all[low - 1];
}
