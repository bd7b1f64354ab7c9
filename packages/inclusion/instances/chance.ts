/** Decisions that look like chance and are the same for the same seed. */
export interface Chance {
  /** A whole number below a bound. */
  below(bound: number): number;
  /** True so often out of a hundred. */
  percent(often: number): boolean;
  pick<T>(from: readonly T[]): T | undefined;
}

/** Numbers by mulberry32 (Tommy Ettinger, public domain, 2017). */
export function chanceOf(seed: number): Chance {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (bound: number) => Math.floor(next() * bound);
  return { below, percent: (often) => next() * 100 < often, pick: (from) => from[below(from.length)] };
}
