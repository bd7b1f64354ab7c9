import { common } from "./alphabet.ts";
import type { Automaton } from "./language.ts";
import { type Meter, spend } from "./meter.ts";

/** Two automata read side by side: the pairs of states that one text can reach together, met breadth first. */
export interface Product {
  readonly alphabet: ReturnType<typeof common>["alphabet"];
  /** The pair that a letter leads to, new ones numbered as they are met. */
  follow(pair: number, letter: number): number;
  accepts(pair: number): readonly [a: boolean, b: boolean];
  /** Pairs met so far. */
  size(): number;
}

/** Lazy: only the pairs that are asked for are built. Throws `Undecided` past the budget. */
export function productOf(a: Automaton, b: Automaton, meter: Meter): Product {
  const { alphabet, left, right } = common(a.alphabet, b.alphabet);
  const width = b.accepting.length;
  const index = new Map<number, number>([[0, 0]]);
  const pairs: number[] = [0];
  const states = (pair: number): readonly [number, number] => [Math.floor((pairs[pair] ?? 0) / width), (pairs[pair] ?? 0) % width];
  return {
    alphabet,
    follow(pair, letter) {
      const [x, y] = states(pair);
      const to = (a.next[x * a.alphabet.count + (left[letter] ?? 0)] ?? 0) * width + (b.next[y * b.alphabet.count + (right[letter] ?? 0)] ?? 0);
      const known = index.get(to) ?? pairs.length;
      if (known === pairs.length) {
        spend(meter, 1, alphabet.count);
        index.set(to, known);
        pairs.push(to);
      }
      return known;
    },
    accepts(pair) {
      const [x, y] = states(pair);
      return [a.accepting[x] === 1, b.accepting[y] === 1];
    },
    size: () => pairs.length,
  };
}
