import { debtsOf } from "./debts.ts";
import { type Dfa, fates } from "./dfa.ts";
import { type Meter, spend } from "./meter.ts";
import { minimise } from "./minimise.ts";
import type { Look, Nfa } from "./nfa.ts";

/** The letters of a pattern: how many, which of them each set holds, and which are word characters. */
export interface Letters {
  readonly count: number;
  readonly inside: readonly Uint8Array[];
  readonly word: Uint8Array;
}

/** What stands on a side of a place. */
const [edge, word, other] = [0, 1, 2] as const;
type Side = typeof edge | typeof word | typeof other;

/** What a place must or must not see, as an automaton (turned round where it must not); ahead it starts in `starts[what stands before]`. */
interface Seer {
  readonly look: Look;
  readonly dfa: Dfa;
  readonly fate: Uint8Array;
}

/**
 * The smallest deterministic automaton of a pattern. Besides the subset construction (Rabin, Scott 1959) a state remembers what stood before, and where each look behind is in its own
 * automaton; a thread carries the looks ahead that it still owes. So anchors, word boundaries and looks are exact wherever they stand.
 * `open`: whatever follows a match is allowed. Throws `Undecided` when the budget is used up.
 */
export function determinise(nfa: Nfa, looks: readonly Look[], letters: Letters, open: boolean, meter: Meter): Dfa {
  const seers: Seer[] = [];
  // A look's own looks come before it in the list.
  for (const look of looks) {
    const dfa = minimise(turned(subsets(look.body, seers, letters, !look.behind, meter), look.negated));
    seers.push({ look, dfa, fate: fates(dfa) });
  }
  return minimise(subsets(nfa, seers, letters, open, meter));
}

const turned = (dfa: Dfa, negated: boolean): Dfa => (negated ? { ...dfa, accepting: dfa.accepting.map((accepts) => 1 - accepts) } : dfa);

/** A state: what stood before, the states of the looks behind, and threads (a node and the debts that it carries). */
interface Subset {
  readonly before: Side;
  readonly behind: readonly number[];
  readonly threads: readonly (readonly [node: number, debt: number])[];
}

function subsets(nfa: Nfa, seers: readonly Seer[], letters: Letters, open: boolean, meter: Meter): Dfa {
  const debts = debtsOf(seers, letters.count);
  const backs = seers.flatMap(({ look }, index) => (look.behind ? [index] : []));
  const found: Subset[] = [];
  const next: number[] = [];
  const accepting: number[] = [];
  const index = new Map<string, number>();
  const stateOf = (subset: Subset | "everything"): number => {
    const key = subset === "everything" ? subset : subset.threads.length === 0 ? "nothing" : `${subset.before};${subset.behind};${subset.threads.map(([node, debt]) => (debt === 0 ? node : `${node}.${debt}`))}`;
    const known = index.get(key) ?? found.length;
    if (known === found.length) {
      spend(meter, 1, letters.count);
      index.set(key, known);
      found.push(subset === "everything" ? { before: edge, behind: [], threads: [] } : subset);
    }
    return known;
  };

  /** The nodes that are reached at a place without a character, each with its debts. */
  const reach = ({ before, behind, threads }: Subset, after: Side): Map<number, Set<number>> => {
    const reached = new Map<number, Set<number>>();
    const todo = [...threads];
    for (let thread = todo.pop(); thread !== undefined; thread = todo.pop()) {
      const [node, debt] = thread;
      const seen = reached.get(node) ?? new Set();
      if (seen.has(debt)) continue;
      spend(meter, 0, 1);
      reached.set(node, seen.add(debt));
      const here = nfa.nodes[node];
      if (here === undefined || "on" in here) continue;
      for (const { to, when } of here.ways) {
        if (typeof when === "object") {
          const seer = seers[when.index];
          const owed = seer === undefined ? undefined : when.behind ? (seer.dfa.accepting[behind[backs.indexOf(when.index)] ?? 0] === 1 ? debt : undefined) : debts.owe(debt, when.index, seer.dfa.starts[before] ?? 0);
          if (owed !== undefined) todo.push([to, owed]);
        } else if (when === undefined || isAt(when, before, after)) todo.push([to, debt]);
      }
    }
    return reached;
  };

  const step = (subset: Subset, reached: Map<number, Set<number>>, letter: number): Subset | "everything" => {
    const threads = new Map<string, readonly [number, number]>();
    const take = (node: number, debt: number) => {
      spend(meter, 0, 1);
      const rest = debts.pay(debt, letter);
      if (rest !== undefined) threads.set(`${node}.${rest}`, [node, rest]);
    };
    for (const [node, owed] of reached) {
      const here = nfa.nodes[node];
      const to = here !== undefined && "on" in here ? (letters.inside[here.on]?.[letter] === 1 ? here.to : undefined) : open && node === nfa.final ? node : undefined;
      if (to === undefined) continue;
      if (to === nfa.final && node === to && owed.has(0)) return "everything";
      for (const debt of owed) take(to, debt);
    }
    const behind = backs.map((seer, at) => seers[seer]?.dfa.next[(subset.behind[at] ?? 0) * letters.count + letter] ?? 0);
    return { before: letters.word[letter] === 1 ? word : other, behind, threads: [...threads.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]) };
  };

  const starts = [edge, word, other].map((before) => stateOf({ before, behind: backs.map((seer) => seers[seer]?.dfa.starts[edge] ?? 0), threads: [[nfa.start, 0]] }));
  const everything = index.get("everything");
  for (let state = 0; state < found.length; state += 1) {
    const subset = found[state];
    if (subset === undefined) continue;
    if (state === (everything ?? index.get("everything"))) {
      accepting.push(1);
      for (let letter = 0; letter < letters.count; letter += 1) next.push(state);
      continue;
    }
    accepting.push([...(reach(subset, edge).get(nfa.final) ?? [])].some(debts.paid) ? 1 : 0);
    const beforeOther = reach(subset, other);
    const beforeWord = letters.word.includes(1) ? reach(subset, word) : beforeOther;
    for (let letter = 0; letter < letters.count; letter += 1) next.push(stateOf(step(subset, letters.word[letter] === 1 ? beforeWord : beforeOther, letter)));
  }
  return { letters: letters.count, next: Int32Array.from(next), accepting: Uint8Array.from(accepting), starts };
}

function isAt(place: "start" | "end" | "boundary" | "inside", before: Side, after: Side): boolean {
  if (place === "start") return before === edge;
  if (place === "end") return after === edge;
  return ((before === word) !== (after === word)) === (place === "boundary");
}
