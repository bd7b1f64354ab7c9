import type { Contract } from "#model";
import { plainOf } from "./dialect.ts";
import { re2 } from "./engine.ts";
import { isExplosive } from "./loops.ts";
import { parse } from "./parse.ts";

/** What is known of a regular expression. */
export interface Pattern {
  /** Why no engine reads it. */
  readonly broken?: string;
  /** What keeps some engines from reading it, or makes them read it otherwise. */
  readonly foreign: readonly string[];
  /** Whether an engine that backtracks can need exponential time. */
  readonly explosive: boolean;
  /** It, or all patterns of the contract together, are too long to be looked at. */
  readonly unread: boolean;
  /** Whether it is found in a text; undefined where nobody knows. */
  finds(text: string): boolean | undefined;
}

/** Characters of one pattern; and of all patterns of one contract their characters, their compiled size, and size times characters of the texts they are tried on. */
const most = { one: 10_000, characters: 500_000, size: 500_000, steps: 20_000_000 };
interface Budget {
  characters: number;
  size: number;
  steps: number;
  readonly patterns: Map<string, Pattern>;
}
const known = new WeakMap<Contract, Budget>();
const unread: Pattern = { foreign: [], explosive: false, unread: true, finds: () => undefined };

/** Looks at a pattern once per contract. The time is bounded by the limits above: RE2 is linear, and what it is asked is counted. */
export function patternOf(text: string, contract: Contract): Pattern {
  const budget: Budget = known.get(contract) ?? { ...most, patterns: new Map() };
  known.set(contract, budget);
  const found = budget.patterns.get(text);
  if (found !== undefined) return found;
  budget.characters -= text.length;
  const pattern = text.length > most.one || budget.characters < 0 || budget.size < 0 ? unread : look(text, budget);
  budget.patterns.set(text, pattern);
  return pattern;
}

function look(text: string, budget: Budget): Pattern {
  const { text: plain, risks } = plainOf(text);
  const translated = re2().translateRegExp(plain);
  const tree = parse(translated);
  const pattern = { foreign: risks, explosive: tree !== undefined && isExplosive(tree) === true, unread: false, finds: () => undefined };
  try {
    const compiled = re2().compile(translated);
    const size = compiled.programSize();
    budget.size -= size;
    const same = risks.every((risk) => risk.startsWith("flags") || risk.startsWith("`(?P<") || risk.startsWith("the class"));
    return {
      ...pattern,
      finds(value) {
        if (!same || size * value.length > budget.steps) return undefined;
        budget.steps -= size * value.length;
        return compiled.matcher(value).find();
      },
    };
  } catch (error) {
    const why = (error instanceof Error ? error.message : String(error)).replace(/^error parsing regexp: /, "");
    const [, least = 0, greatest = Infinity] = (/`\{(\d+),(\d+)\}/.exec(why) ?? []).map(Number);
    const [, limit] = least > greatest ? [] : /^(invalid repeat count|expression too large|expression nests too deeply|invalid escape sequence|invalid character class range: `\\p)/i.exec(why) ?? [];
    return limit === undefined ? { ...pattern, explosive: false, broken: why } : { ...pattern, foreign: [...risks, why] };
  }
}
