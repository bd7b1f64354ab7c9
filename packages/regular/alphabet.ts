import { type Meter, spend } from "./meter.ts";
import { last, type Ranges } from "./ranges.ts";

/** All code points, sorted into letters: characters that an automaton never tells apart are one letter. */
export interface Alphabet {
  /** Where each stretch of code points begins, ascending, the first at 0. */
  readonly starts: readonly number[];
  /** The letter of each stretch; letters are numbered from 0 in the order of their first character. */
  readonly letters: readonly number[];
  readonly count: number;
}

export const oneLetter: Alphabet = { starts: [0], letters: [0], count: 1 };

/** The coarsest alphabet that tells these sets apart, and which of its letters each set holds (1 = inside). Throws `Undecided` past the budget. */
export function alphabetOf(sets: readonly Ranges[], meter: Meter): { readonly alphabet: Alphabet; readonly inside: readonly Uint8Array[] } {
  const starts = [...new Set([0, ...sets.flatMap((set) => set.flatMap(([from, to]) => [from, to + 1]))])].filter((start) => start <= last).sort((a, b) => a - b);
  const index = new Map(starts.map((start, at) => [start, at]));
  const stretches = sets.map((set) => set.map(([from, to]) => [index.get(from) ?? 0, index.get(to + 1) ?? starts.length] as const));
  const raw = new Int32Array(starts.length);
  let count = 1;
  for (const set of stretches) {
    spend(meter, 0, set.reduce((sum, [from, past]) => sum + past - from, 0));
    const split = new Map<number, number>();
    for (const [from, past] of set)
      for (let at = from; at < past; at += 1) {
        const old = raw[at] ?? 0;
        const fresh = split.get(old) ?? count++;
        split.set(old, fresh);
        raw[at] = fresh;
      }
  }
  const alphabet = numbered(starts, raw);
  const letters = starts.map((start) => letterOf(alphabet, start));
  const inside = stretches.map((set) => {
    const held = new Uint8Array(alphabet.count);
    for (const [from, past] of set) for (let at = from; at < past; at += 1) held[letters[at] ?? 0] = 1;
    return held;
  });
  return { alphabet, inside };
}

/** Numbers letters by their first character and joins neighbouring stretches of one letter. */
export function numbered(starts: readonly number[], raw: ArrayLike<number>): Alphabet {
  const names = new Map<number, number>();
  const found: { starts: number[]; letters: number[] } = { starts: [], letters: [] };
  for (const [at, start] of starts.entries()) {
    const old = raw[at] ?? 0;
    const letter = names.get(old) ?? names.size;
    names.set(old, letter);
    if (found.letters.at(-1) === letter) continue;
    found.starts.push(start);
    found.letters.push(letter);
  }
  return { ...found, count: names.size };
}

/** The stretch that holds a code point. */
function stretchOf({ starts }: Alphabet, code: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= code) low = middle;
    else high = middle - 1;
  }
  return low;
}

export const letterOf = (alphabet: Alphabet, code: number): number => alphabet.letters[stretchOf(alphabet, code)] ?? 0;

/** The stretches of each letter as ranges. */
export function rangesOf({ starts, letters, count }: Alphabet): readonly Ranges[] {
  const found: [number, number][][] = Array.from({ length: count }, () => []);
  for (const [at, start] of starts.entries()) found[letters[at] ?? 0]?.push([start, (starts[at + 1] ?? last + 1) - 1]);
  return found;
}

/** An alphabet that tells apart what either of two does; `left` and `right` are the letter that each of its letters is in them. */
export function common(a: Alphabet, b: Alphabet): { readonly alphabet: Alphabet; readonly left: Int32Array; readonly right: Int32Array } {
  const starts = [...new Set([...a.starts, ...b.starts])].sort((x, y) => x - y);
  const alphabet = numbered(starts, starts.map((start) => letterOf(a, start) * b.count + letterOf(b, start)));
  const [left, right] = [new Int32Array(alphabet.count), new Int32Array(alphabet.count)];
  for (const [at, start] of alphabet.starts.entries()) {
    const letter = alphabet.letters[at] ?? 0;
    left[letter] = letterOf(a, start);
    right[letter] = letterOf(b, start);
  }
  return { alphabet, left, right };
}
