import { oneLetter } from "./alphabet.ts";
import { all, type Automaton, type Language, none } from "./language.ts";
import { usual } from "./meter.ts";

/** All texts of `min` to `max` code points, both inside (`minLength` and `maxLength` of JSON Schema). Without `max` there is no upper bound. */
export function ofLength(min: number, max: number = Infinity): Language {
  const [least, most] = [Math.max(0, Math.ceil(min)), Math.floor(max)];
  if (!(least <= most)) return none();
  if (least === 0 && most === Infinity) return all();
  const bound = most === Infinity ? least : most;
  return bound >= usual ? { is: "lengths", min: least, max: most } : counted(least, most);
}

/** A chain of states: the number of characters so far, at the end a loop. */
export function counted(min: number, max: number): Automaton {
  const end = max === Infinity ? min : max + 1;
  const next = Int32Array.from({ length: end + 1 }, (_, state) => Math.min(state + 1, end));
  return { is: "automaton", alphabet: oneLetter, next, accepting: Uint8Array.from(next, (_, state) => (state >= min && state <= max ? 1 : 0)) };
}

