import { type Alphabet, letterOf, numbered, oneLetter } from "./alphabet.ts";
import type { Dfa } from "./dfa.ts";
import { minimise } from "./minimise.ts";
import { sizeOf } from "./printable.ts";

/**
 * A set of texts, immutable; its insides are nobody's business outside this room. Texts are sequences of code points, as a pattern with the flag `u` sees them: a surrogate counts as a
 * character of its own only where no other half stands beside it.
 */
export type Language = Automaton | Lengths | Texts;

/** The smallest complete automaton over the coarsest alphabet; state 0 is the start. Equal languages have equal automata. */
export interface Automaton {
  readonly is: "automaton";
  readonly alphabet: Alphabet;
  readonly next: Int32Array;
  readonly accepting: Uint8Array;
}

/** All texts of a length, in code points, where an automaton would have too many states. `max` may be infinite. */
export interface Lengths {
  readonly is: "lengths";
  readonly min: number;
  readonly max: number;
}

/** These texts and no others, sorted by `byLength`. */
export interface Texts {
  readonly is: "texts";
  readonly texts: ReadonlySet<string>;
}

/** Minimises, and joins letters that the automaton does not tell apart. */
export function automatonOf(alphabet: Alphabet, dfa: Dfa): Automaton {
  const small = minimise(dfa);
  const columns = new Map<string, number>();
  const column = Array.from({ length: small.letters }, (_, letter) => {
    const key = String(small.accepting.length === 0 ? "" : Array.from(small.accepting, (_, state) => small.next[state * small.letters + letter]));
    const name = columns.get(key) ?? columns.size;
    columns.set(key, name);
    return name;
  });
  const joined = numbered(alphabet.starts, alphabet.letters.map((letter) => column[letter] ?? 0));
  const from = new Int32Array(joined.count);
  for (const [at, start] of joined.starts.entries()) from[joined.letters[at] ?? 0] = letterOf(alphabet, start);
  const merged = { letters: joined.count, accepting: small.accepting, starts: small.starts, next: new Int32Array(small.accepting.length * joined.count) };
  for (let state = 0; state < small.accepting.length; state += 1)
    for (let letter = 0; letter < joined.count; letter += 1) merged.next[state * joined.count + letter] = small.next[state * small.letters + (from[letter] ?? 0)] ?? 0;
  const named = minimise(merged);
  return { is: "automaton", alphabet: joined, next: named.next, accepting: named.accepting };
}

const simple = (accepts: 0 | 1): Automaton => ({ is: "automaton", alphabet: oneLetter, next: Int32Array.of(0), accepting: Uint8Array.of(accepts) });

/** Every text. */
export const all = (): Language => simple(1);
/** No text. */
export const none = (): Language => simple(0);

/** Whether a text is in the language. Linear in the text. */
export function has(language: Language, text: string): boolean {
  if (language.is === "lengths") {
    const length = sizeOf(text);
    return language.min <= length && length <= language.max;
  }
  if (language.is === "texts") return language.texts.has(text);
  let state = 0;
  for (const character of text) state = language.next[state * language.alphabet.count + letterOf(language.alphabet, character.codePointAt(0) ?? 0)] ?? 0;
  return language.accepting[state] === 1;
}

/** Whether no text is in the language. */
export function isEmpty(language: Language): boolean {
  if (language.is === "lengths") return language.min > language.max;
  return language.is === "texts" ? language.texts.size === 0 : !language.accepting.includes(1);
}
