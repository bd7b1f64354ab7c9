/** A source of numbers from 0 (in) to 1 (out) that a seed determines: mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The same things in an order that a seed determines. */
export function shuffled<T>(all: readonly T[], seed: number): T[] {
  const random = seeded(seed);
  return all.map((one) => ({ one, key: random() })).sort((a, b) => a.key - b.key).map(({ one }) => one);
}
