import { rangesOf } from "./alphabet.ts";
import type { Automaton, Language } from "./language.ts";
import { sizeOf } from "./printable.ts";

/** The lengths of the shortest and the longest text, in code points; the longest may be infinite, both are missing where there is no text. */
export function lengthsOf(language: Language): { readonly shortest?: number; readonly longest: number } {
  if (language.is === "lengths") return { shortest: language.min, longest: language.max };
  if (language.is === "texts") {
    const lengths = Array.from(language.texts, (text) => sizeOf(text));
    return lengths.length === 0 ? { longest: -Infinity } : { shortest: lengths.reduce((a, b) => Math.min(a, b)), longest: lengths.reduce((a, b) => Math.max(a, b)) };
  }
  const ahead = distances(language);
  const shortest = ahead[0] ?? Infinity;
  if (shortest === Infinity) return { longest: -Infinity };
  const order = inOrder(language, ahead);
  if (order === undefined) return { shortest, longest: Infinity };
  const longest = new Map<number, number>();
  for (const state of order.reverse())
    longest.set(state, nexts(language, state).reduce((most, to) => Math.max(most, (longest.get(to) ?? -Infinity) + 1), language.accepting[state] === 1 ? 0 : -Infinity));
  return { shortest, longest: longest.get(0) ?? 0 };
}

/** How many texts there are, no further than `most`. */
export function countUpTo(language: Language, most: number): number {
  if (language.is === "texts") return Math.min(most, language.texts.size);
  if (language.is === "lengths") return language.min > language.max ? 0 : language.max === 0 ? Math.min(most, 1) : most;
  const order = inOrder(language, distances(language));
  if (order === undefined) return most;
  const sizes = rangesOf(language.alphabet).map((ranges) => ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0));
  const counts = new Map<number, number>();
  for (const state of order.reverse())
    counts.set(state, Math.min(most, sizes.reduce((sum, size, letter) => sum + size * (counts.get(language.next[state * sizes.length + letter] ?? 0) ?? 0), language.accepting[state] ?? 0)));
  return counts.get(0) ?? 0;
}

const nexts = ({ next, alphabet: { count } }: Automaton, state: number): number[] => [...new Set(next.subarray(state * count, (state + 1) * count))];

/** From each state, how many characters away the nearest end of a text is; infinite where there is none. */
export function distances({ next, accepting, alphabet: { count } }: Automaton): Float64Array {
  const back: number[][] = Array.from(accepting, () => []);
  for (let edge = 0; edge < next.length; edge += 1) back[next[edge] ?? 0]?.push(Math.floor(edge / count));
  const found = new Float64Array(accepting.length).fill(Infinity);
  const queue = [...accepting.keys()].filter((state) => accepting[state] === 1);
  for (const state of queue) found[state] = 0;
  for (const state of queue)
    for (const from of back[state] ?? [])
      if (found[from] === Infinity) {
        found[from] = (found[state] ?? 0) + 1;
        queue.push(from);
      }
  return found;
}

/** The states that lie on the way of a text, each before those that follow it; undefined where some way goes round. */
function inOrder(language: Automaton, ahead: Float64Array): number[] | undefined {
  const useful = (state: number) => ahead[state] !== Infinity;
  if (!useful(0)) return [];
  const into = new Map<number, number>([[0, 0]]);
  const seen = [0];
  for (const state of seen)
    for (const to of nexts(language, state).filter(useful)) {
      if (!into.has(to)) seen.push(to);
      into.set(to, (into.get(to) ?? 0) + 1);
    }
  const order = into.get(0) === 0 ? [0] : [];
  for (const state of order)
    for (const to of nexts(language, state).filter(useful)) {
      into.set(to, (into.get(to) ?? 0) - 1);
      if (into.get(to) === 0) order.push(to);
    }
  return order.length === seen.length ? order : undefined;
}
