import type { Dfa } from "./dfa.ts";

/**
 * The smallest automaton with the same texts from the same starts, its states numbered in the order in which they are met: equal languages over one alphabet become equal automata.
 * Hopcroft 1971 ("An n log n algorithm for minimizing states in a finite automaton"), with the partition kept in one array (Valmari 2012).
 */
export function minimise(dfa: Dfa): Dfa {
  const { letters, next, accepting, starts } = dfa;
  const blockOf = blocks(dfa);
  const names = new Map<number, number>();
  const queue: number[] = [];
  const name = (state: number): number => {
    const block = blockOf[state] ?? 0;
    const known = names.get(block) ?? names.size;
    if (known === names.size) {
      names.set(block, known);
      queue.push(state);
    }
    return known;
  };
  const begins = starts.map(name);
  const moves: number[] = [];
  for (let at = 0; at < queue.length; at += 1) for (let letter = 0; letter < letters; letter += 1) moves.push(name(next[(queue[at] ?? 0) * letters + letter] ?? 0));
  return { letters, next: Int32Array.from(moves), accepting: Uint8Array.from(queue, (state) => accepting[state] ?? 0), starts: begins };
}

/** The block of states that no text tells apart, of each state. */
function blocks({ letters, next, accepting }: Dfa): Int32Array {
  const count = accepting.length;
  const { heads, tails } = backwards(letters, next, count);
  const elements = Int32Array.from({ length: count }, (_, state) => state).sort((a, b) => (accepting[a] ?? 0) - (accepting[b] ?? 0));
  const place = new Int32Array(count);
  const blockOf = new Int32Array(count);
  const first: number[] = [];
  const past: number[] = [];
  const marked: number[] = [];
  const open = (from: number, to: number): number => {
    const block = first.push(from) - 1;
    past.push(to);
    marked.push(0);
    for (let at = from; at < to; at += 1) blockOf[elements[at] ?? 0] = block;
    return block;
  };
  for (let at = 0; at < count; at += 1) place[elements[at] ?? 0] = at;
  const refusing = accepting.filter((accepts) => accepts === 0).length;
  if (refusing > 0) open(0, refusing);
  if (refusing < count) open(refusing, count);

  const waiting: number[] = [];
  const wait = (block: number, letter: number) => void waiting.push(block * letters + letter);
  if (first.length === 2) for (let letter = 0; letter < letters; letter += 1) wait(refusing * 2 < count ? 0 : 1, letter);

  for (let job = waiting.pop(); job !== undefined; job = waiting.pop()) {
    const [splitter, letter] = [Math.floor(job / letters), job % letters];
    const touched: number[] = [];
    for (const state of elements.slice(first[splitter], past[splitter]))
      for (let at = heads[state * letters + letter] ?? 0; at < (heads[state * letters + letter + 1] ?? 0); at += 1) {
        const from = tails[at] ?? 0;
        const block = blockOf[from] ?? 0;
        const seen = marked[block] ?? 0;
        if (seen === 0) touched.push(block);
        const target = (first[block] ?? 0) + seen;
        const other = elements[target] ?? 0;
        elements[place[from] ?? 0] = other;
        place[other] = place[from] ?? 0;
        elements[target] = from;
        place[from] = target;
        marked[block] = seen + 1;
      }
    for (const block of touched) {
      const [from, middle, to] = [first[block] ?? 0, (first[block] ?? 0) + (marked[block] ?? 0), past[block] ?? 0];
      marked[block] = 0;
      if (middle === to) continue;
      const small = middle - from <= to - middle;
      if (small) first[block] = middle;
      else past[block] = middle;
      const fresh = small ? open(from, middle) : open(middle, to);
      for (let one = 0; one < letters; one += 1) wait(fresh, one);
    }
  }
  return blockOf;
}

/** The states that lead to a state by a letter: `tails` from `heads[state × letters + letter]` on. */
function backwards(letters: number, next: Int32Array, count: number): { readonly heads: Int32Array; readonly tails: Int32Array } {
  const heads = new Int32Array(count * letters + 1);
  const slot = (edge: number): number => (next[edge] ?? 0) * letters + (edge % letters);
  for (let edge = 0; edge < next.length; edge += 1) heads[slot(edge) + 1] = (heads[slot(edge) + 1] ?? 0) + 1;
  for (let at = 1; at < heads.length; at += 1) heads[at] = (heads[at] ?? 0) + (heads[at - 1] ?? 0);
  const free = heads.slice();
  const tails = new Int32Array(next.length);
  for (let edge = 0; edge < next.length; edge += 1) {
    const at = free[slot(edge)] ?? 0;
    tails[at] = Math.floor(edge / letters);
    free[slot(edge)] = at + 1;
  }
  return { heads, tails };
}
