import { automatic } from "./automatic.ts";
import { type Automaton, has, type Language, type Lengths } from "./language.ts";
import { lengthsOf } from "./count.ts";
import { type Budget, decided, type Meter, meterOf, Undecided, usual } from "./meter.ts";
import { isText, shownOf } from "./printable.ts";
import { productOf } from "./product.ts";

/** A text of the one and not of the other, or why nobody can say. */
export type Inclusion = "yes" | { readonly no: string } | { readonly unknown: string };

/**
 * Whether every text of `a` is one of `b`. The text that shows the opposite is as short as can be, and of those the most readable: characters that nobody sees only where no others do.
 * `budget`: pairs of states that may be looked at.
 */
export function isSubset(a: Language, b: Language, budget: Budget = 5 * usual): Inclusion {
  return decided<Inclusion>(() => {
    if (a.is === "texts") {
      for (const text of a.texts) if (!has(b, text)) return { no: text };
      return "yes";
    }
    const meter = meterOf(budget);
    if (b.is === "lengths" && isWithin(a, b)) return "yes";
    const right = automatic(b, meter);
    const codes = shortest(automatic(a.is === "lengths" ? endless(a, right) : a, meter), right, meter);
    if (codes === undefined) return "yes";
    if (!isText(codes)) throw new Undecided("they differ in halves of characters");
    return { no: String.fromCodePoint(...codes) };
  });
}

/** Decided without counting that far. */
function isWithin(a: Exclude<Language, { is: "texts" }>, b: Lengths): boolean {
  const { shortest: least, longest } = lengthsOf(a);
  return least === undefined || (least >= b.min && longest <= b.max);
}

/** Without an upper bound that is so far away that an automaton of the other's size has shown all it does before. */
const endless = ({ min, max }: Lengths, { accepting }: Automaton): Lengths => ({ is: "lengths", min, max: max >= min + accepting.length ? Infinity : max });

interface Step {
  readonly from: number;
  readonly letter: number;
  readonly cost: number;
}

/** The code points of the best text of `a` and not of `b`; undefined where there is none. Level by level, of equally long ways the cheapest. */
function shortest(a: Automaton, b: Automaton, meter: Meter): number[] | undefined {
  const product = productOf(a, b, meter);
  const shown = shownOf(product.alphabet);
  const plainest = [...shown.keys()].sort((x, y) => (shown[x]?.cost ?? 0) - (shown[y]?.cost ?? 0) || (shown[x]?.code ?? 0) - (shown[y]?.code ?? 0));
  const steps: (Step | undefined)[] = [{ from: -1, letter: 0, cost: 0 }];
  const differs = (pair: number): boolean => {
    const [inA, inB] = product.accepts(pair);
    return inA && !inB;
  };
  let level = [0];
  while (level.length > 0) {
    const ends = level.filter(differs);
    const best = ends.reduce<number | undefined>((one, other) => (one === undefined || (steps[other]?.cost ?? 0) < (steps[one]?.cost ?? 0) ? other : one), undefined);
    if (best !== undefined) return way(best, steps, shown);
    const below = new Set<number>();
    const met = product.size();
    for (const pair of level)
      for (const letter of plainest) {
        const to = product.follow(pair, letter);
        if (to < met) continue;
        below.add(to);
        const cost = (steps[pair]?.cost ?? 0) + (shown[letter]?.cost ?? 0);
        const known = steps[to];
        if (known === undefined || cost < known.cost) steps[to] = { from: pair, letter, cost };
      }
    level = [...below];
  }
  return undefined;
}

function way(end: number, steps: readonly (Step | undefined)[], shown: ReturnType<typeof shownOf>): number[] {
  const codes: number[] = [];
  for (let step = steps[end]; step !== undefined && step.from >= 0; step = steps[step.from]) codes.push(shown[step.letter]?.code ?? 0);
  return codes.reverse();
}
