/** Draws that look like chance and are the same for the same seed and words. */
export interface Chance {
  /** A whole number from 0 to below a bound of at most 2^53. */
  below(bound: number): number;
  /** The same for any bound. */
  belowBig(bound: bigint): bigint;
  shuffled<T>(list: readonly T[]): T[];
}

/** Chance of its own for each thing that is drawn, so that a column more does not change the others (mulberry32, public domain, 2017; FNV-1a of the words). */
export function chanceOf(seed: number, ...words: readonly string[]): Chance {
  let state = hash(`${seed}\u0000${words.join("\u0000")}`);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (bound: number) => Math.floor((next() / 4_294_967_296) * bound);
  return {
    below,
    belowBig(bound) {
      let drawn = 0n;
      for (let reach = 1n; reach < bound << 16n; reach <<= 32n) drawn = (drawn << 32n) | BigInt(next());
      return drawn % bound;
    },
    shuffled(list) {
      const mixed = [...list];
      for (let at = mixed.length - 1; at > 0; at -= 1) {
        const other = below(at + 1);
        [mixed[at], mixed[other]] = [mixed[other] as (typeof mixed)[number], mixed[at] as (typeof mixed)[number]];
      }
      return mixed;
    },
  };
}

function hash(text: string): number {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  return sum;
}
