import { alphabetOf, letterOf } from "./alphabet.ts";
import { automatonOf, type Automaton, type Language } from "./language.ts";
import { type Meter, spend } from "./meter.ts";
import { byLength } from "./printable.ts";

/** One text and no other. */
export const exactly = (text: string): Language => anyOf([text]);

/** Any of these texts and no others. */
export const anyOf = (texts: readonly string[]): Language => ({ is: "texts", texts: new Set([...new Set(texts)].sort(byLength)) });

/** A tree of the texts, then as small as it can be. */
export function treeOf(texts: ReadonlySet<string>, meter: Meter): Automaton {
  const codes = [...texts].map((text) => Array.from(text, (character) => character.codePointAt(0) ?? 0));
  const used = [...new Set(codes.flat())];
  const { alphabet } = alphabetOf(used.map((code) => [[code, code]]), meter);
  const letters = alphabet.count;
  const next: number[] = [];
  const accepting: number[] = [];
  const state = (): number => {
    spend(meter, 1, letters);
    for (let letter = 0; letter < letters; letter += 1) next.push(0);
    return accepting.push(0) - 1;
  };
  const dead = state();
  const start = state();
  for (const text of codes) {
    let at = start;
    for (const code of text) {
      const edge = at * letters + letterOf(alphabet, code);
      if (next[edge] === dead) next[edge] = state();
      at = next[edge] ?? dead;
    }
    accepting[at] = 1;
  }
  return automatonOf(alphabet, { letters, next: Int32Array.from(next), accepting: Uint8Array.from(accepting), starts: [start] });
}
