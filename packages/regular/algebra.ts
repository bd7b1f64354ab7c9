import { automatic } from "./automatic.ts";
import { automatonOf, type Automaton, has, type Language } from "./language.ts";
import { ofLength } from "./lengths.ts";
import { type Budget, decided, type Meter, meterOf } from "./meter.ts";
import { productOf } from "./product.ts";
import { anyOf } from "./texts.ts";

/** A language, or why there is none: it needs more states than the budget allows. */
export type Made = { readonly language: Language } | { readonly unknown: string };

/** Texts of either. */
export function union(a: Language, b: Language, budget?: Budget): Made {
  if (a.is === "texts" && b.is === "texts") return { language: anyOf([...a.texts, ...b.texts]) };
  return combine(a, b, (inA, inB) => inA || inB, budget);
}

/** Texts of both. */
export function intersection(a: Language, b: Language, budget?: Budget): Made {
  if (a.is === "texts") return { language: anyOf([...a.texts].filter((text) => has(b, text))) };
  if (b.is === "texts") return intersection(b, a, budget);
  if (a.is === "lengths" && b.is === "lengths") return { language: ofLength(Math.max(a.min, b.min), Math.min(a.max, b.max)) };
  return combine(a, b, (inA, inB) => inA && inB, budget);
}

/** Texts of the first and not of the second. */
export function difference(a: Language, b: Language, budget?: Budget): Made {
  if (a.is === "texts") return { language: anyOf([...a.texts].filter((text) => !has(b, text))) };
  return combine(a, b, (inA, inB) => inA && !inB, budget);
}

/** All other texts. */
export const complement = (language: Language, budget?: Budget): Made =>
  decided(() => {
    const { accepting, ...rest } = automatic(language, meterOf(budget));
    return { language: { ...rest, accepting: accepting.map((accepts) => 1 - accepts) } };
  });

function combine(a: Language, b: Language, holds: (inA: boolean, inB: boolean) => boolean, budget: Budget | undefined): Made {
  return decided(() => {
    const meter = meterOf(budget);
    return { language: built(automatic(a, meter), automatic(b, meter), holds, meter) };
  });
}

function built(a: Automaton, b: Automaton, holds: (inA: boolean, inB: boolean) => boolean, meter: Meter): Automaton {
  const product = productOf(a, b, meter);
  const letters = product.alphabet.count;
  const next: number[] = [];
  const accepting: number[] = [];
  for (let pair = 0; pair < product.size(); pair += 1) {
    accepting.push(holds(...product.accepts(pair)) ? 1 : 0);
    for (let letter = 0; letter < letters; letter += 1) next.push(product.follow(pair, letter));
  }
  return automatonOf(product.alphabet, { letters, next: Int32Array.from(next), accepting: Uint8Array.from(accepting), starts: [0] });
}
