/** A complete deterministic automaton over numbered letters: from each state each letter leads to one state. */
export interface Dfa {
  readonly letters: number;
  /** State × letters + letter → state. */
  readonly next: Int32Array;
  /** 1 where a text may end. */
  readonly accepting: Uint8Array;
  /** Where reading begins; several where it depends on what stood before. */
  readonly starts: readonly number[];
}

/** Per state what every text from here is: 1 accepted, 0 refused, 2 it depends. Exact for minimal automata. */
export function fates({ letters, next, accepting }: Dfa): Uint8Array {
  return accepting.map((accepts, state) => {
    for (let letter = 0; letter < letters; letter += 1) if (next[state * letters + letter] !== state) return 2;
    return accepts;
  });
}
