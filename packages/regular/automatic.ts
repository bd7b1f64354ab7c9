import type { Automaton, Language } from "./language.ts";
import { counted } from "./lengths.ts";
import { type Meter, spend } from "./meter.ts";
import { treeOf } from "./texts.ts";

/** A language as an automaton. Throws `Undecided` where that needs more states than the budget allows. */
export function automatic(language: Language, meter: Meter): Automaton {
  if (language.is === "automaton") return language;
  if (language.is === "texts") return treeOf(language.texts, meter);
  spend(meter, language.max === Infinity ? language.min : language.max, 0);
  return counted(language.min, language.max);
}
