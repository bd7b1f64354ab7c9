import type { Dfa } from "./dfa.ts";

/** What looks ahead still ask of the rest of the text. Sets of debts are numbered; 0 owes nothing. */
export interface Debts {
  /** One more: the automaton of a look, from a state on. Undefined where no rest of the text can pay it. */
  owe(debt: number, look: number, state: number): number | undefined;
  /** The same after a letter. */
  pay(debt: number, letter: number): number | undefined;
  /** Whether the text may end here. */
  paid(debt: number): boolean;
}

type One = readonly [look: number, state: number];

/** `looks`: the automaton of each look, and what the fate of each of its states is (see `fates`). */
export function debtsOf(looks: readonly { readonly dfa: Dfa; readonly fate: Uint8Array }[], letters: number): Debts {
  const sets: (readonly One[])[] = [[]];
  const index = new Map<string, number>([["", 0]]);
  const moves = new Map<number, number | undefined>();

  const numberOf = (ones: readonly One[]): number | undefined => {
    const open = new Map<string, One>();
    for (const one of ones) {
      const fate = looks[one[0]]?.fate[one[1]];
      if (fate === 0) return undefined;
      if (fate === 2) open.set(one.join("."), one);
    }
    const set = [...open.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    const key = set.join(" ");
    const known = index.get(key) ?? sets.push(set) - 1;
    index.set(key, known);
    return known;
  };

  return {
    owe: (debt, look, state) => numberOf([...(sets[debt] ?? []), [look, state]]),
    pay(debt, letter) {
      if (debt === 0) return 0;
      const key = debt * letters + letter;
      if (!moves.has(key)) moves.set(key, numberOf((sets[debt] ?? []).map(([look, state]) => [look, looks[look]?.dfa.next[state * letters + letter] ?? 0])));
      return moves.get(key);
    },
    paid: (debt) => (sets[debt] ?? []).every(([look, state]) => looks[look]?.dfa.accepting[state] === 1),
  };
}
