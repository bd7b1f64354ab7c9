import { alphabetOf } from "./alphabet.ts";
import { determinise } from "./determinise.ts";
import { automatonOf, type Language } from "./language.ts";
import { type Budget, decided, meterOf } from "./meter.ts";
import { nfaOf, type Parts } from "./nfa.ts";
import { parse } from "./parse.ts";
import { wordCharacters } from "./ranges.ts";
import { holds, type Tree } from "./tree.ts";

export interface How {
  /** Whether the pattern must take the whole text. By default it is searched for, as in JSON Schema and ODCS; its own `^` and `$` count either way. */
  readonly anchored?: boolean;
  /** States that may be built; work and memory follow it. */
  readonly budget?: Budget;
  readonly dialect?: "ecma";
}

/**
 * The texts that a pattern of ECMA-262 allows (flag `u`; case counts, `.` stops at line ends, `^` and `$` are the ends of the text), or why nobody can say: it is broken, refers back,
 * turns flags on, looks behind from inside a look ahead (or the other way round), or needs more states than the budget allows.
 */
export function languageOf(pattern: string, { anchored = false, budget }: How = {}): { readonly language: Language } | { readonly unknown: string } {
  return decided(() => {
    const meter = meterOf(budget);
    const read = parse(pattern);
    const tree: Tree = anchored ? { is: "all", parts: [{ is: "place", place: "start" }, read, { is: "place", place: "end" }] } : read;
    const parts: Parts = { sets: [minds(tree) ? wordCharacters : []], looks: [] };
    const nfa = nfaOf(tree, true, parts, meter);
    const { alphabet, inside } = alphabetOf(parts.sets, meter);
    const letters = { count: alphabet.count, inside, word: inside[0] ?? new Uint8Array(alphabet.count) };
    return { language: automatonOf(alphabet, determinise(nfa, parts.looks, letters, true, meter)) };
  });
}

/** Whether it asks where words begin and end. */
const minds = (tree: Tree): boolean => holds(tree, (one) => one.is === "place" && (one.place === "boundary" || one.place === "inside"));
