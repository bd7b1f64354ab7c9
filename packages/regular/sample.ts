import { rangesOf } from "./alphabet.ts";
import { countUpTo, distances } from "./count.ts";
import { type Automaton, type Language } from "./language.ts";
import { counted } from "./lengths.ts";
import { byLength, choices, isText, type Shown } from "./printable.ts";

/** All texts, shortest first, where there are at most `most`; else undefined. */
export function members(language: Language, most: number): string[] | undefined {
  if (countUpTo(language, most + 1) > most) return undefined;
  if (language.is === "texts") return [...language.texts];
  if (language.is === "lengths") return [];
  const ahead = distances(language);
  const ranges = rangesOf(language.alphabet);
  let level: (readonly [state: number, codes: readonly number[]])[] = ahead[0] === Infinity ? [] : [[0, []]];
  const found: (readonly number[])[] = [];
  while (level.length > 0) {
    found.push(...level.filter(([state]) => language.accepting[state] === 1).map(([, codes]) => codes));
    level = level.flatMap(([state, codes]) =>
      ranges.flatMap((stretches, letter) => {
        const to = language.next[state * ranges.length + letter] ?? 0;
        return ahead[to] === Infinity ? [] : stretches.flatMap(([from, last]) => Array.from({ length: last - from + 1 }, (_, at) => [to, [...codes, from + at]] as const));
      }),
    );
  }
  return found.filter(isText).map((codes) => String.fromCodePoint(...codes));
}

/** Longer texts are not made up for a sample. */
const longest = 2_000;

/**
 * Up to `count` texts of a language, shortest first: one through each move of its automaton, then texts by chance. The same arguments give the same texts.
 * Fewer where there are fewer, or where the others are very long.
 */
export function sample(language: Language, count: number, seed: number): string[] {
  if (language.is === "texts") return [...language.texts].slice(0, count);
  if (language.is === "lengths" && language.min > longest) return [];
  const automaton = language.is === "lengths" ? counted(language.min, Math.min(language.max, longest)) : language;
  const ahead = distances(automaton);
  if (ahead[0] === Infinity) return [];
  const chance = chanceOf(seed);
  const walk = walkerOf(automaton, ahead, chance);
  const found = new Set<string>();
  const add = (codes: readonly number[]) => void (codes.length <= longest && isText(codes) && found.add(String.fromCodePoint(...codes)));
  add(walk(0, 0));
  for (const codes of throughEveryMove(automaton, ahead, walk, count)) add(codes);
  for (let round = 0; round < count * 4 && found.size < count; round += 1) add(walk(0, 1 + (round % 24)));
  return [...found].sort(byLength).slice(0, count);
}

/** From a state to an end: some moves by chance, then the nearest end. */
type Walk = (state: number, moves: number) => number[];

function walkerOf(automaton: Automaton, ahead: Float64Array, chance: (below: number) => number): Walk {
  const count = automaton.alphabet.count;
  const characters = rangesOf(automaton.alphabet).map((ranges) => choices(ranges, 40));
  const pick = (letter: number): number => {
    const known: readonly Shown[] = characters[letter] ?? [];
    return known[chance(known.length)]?.code ?? 0;
  };
  const letters = Array.from({ length: count }, (_, letter) => letter);
  return (from, moves) => {
    const codes: number[] = [];
    let state = from;
    const go = (keep: (to: number) => boolean): boolean => {
      const open = letters.filter((letter) => keep(automaton.next[state * count + letter] ?? 0));
      const letter = open[chance(open.length)];
      if (letter === undefined) return false;
      codes.push(pick(letter));
      state = automaton.next[state * count + letter] ?? 0;
      return true;
    };
    for (let move = 0; move < moves; move += 1) if (!go((to) => ahead[to] !== Infinity)) break;
    while ((ahead[state] ?? 0) > 0 && codes.length <= longest) go((to) => (ahead[to] ?? Infinity) < (ahead[state] ?? 0));
    return codes;
  };
}

/** Texts that use moves which no text before them used. */
function* throughEveryMove(automaton: Automaton, ahead: Float64Array, walk: Walk, most: number): Generator<number[]> {
  const count = automaton.alphabet.count;
  const shown = rangesOf(automaton.alphabet).map((ranges) => choices(ranges, 3));
  const ways = new Map<number, readonly number[]>([[0, []]]);
  let made = 0;
  for (const [state, way] of ways)
    for (let letter = 0; letter < count; letter += 1) {
      const to = automaton.next[state * count + letter] ?? 0;
      if (ahead[to] === Infinity || way.length > longest) continue;
      const code = shown[letter]?.[made % (shown[letter]?.length ?? 1)]?.code ?? 0;
      if (!ways.has(to)) ways.set(to, [...way, code]);
      if ((made += 1) > most) return;
      yield [...way, code, ...walk(to, 0)];
    }
}

/** Whole numbers below a bound, in an order that looks like chance (mulberry32, public domain, 2017). */
function chanceOf(seed: number): (below: number) => number {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor(((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296 * below);
  };
}
