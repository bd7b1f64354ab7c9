import { all, anyOf, countUpTo, intersection, isEmpty, isSubset, type Language, members, ofLength, sample, union } from "#regular";
import type { Form } from "../forms/form.ts";
import { formatTexts, isWithin, patternTexts } from "../languages/languages.ts";
import { type Found, none, unknown, value } from "./found.ts";

/** Longer texts are not shown. */
const longest = 20_000;

interface Languages {
  readonly inside: readonly Language[];
  readonly outside: readonly Language[];
  /** Why there may be less than these say. */
  readonly because?: string;
}

/** A text that fits all facts, short and readable where it can be. */
export function solveText(facts: readonly Form[], excluded: readonly string[]): Found {
  let [least, most] = [0, Infinity];
  for (const fact of facts) {
    if (fact.is === "least") least = Math.max(least, fact.size);
    if (fact.is === "most") most = Math.min(most, fact.size);
  }
  if (least > most || contradict(facts)) return none;
  const { inside, outside, because } = languagesOf(facts);
  const found = inside.length === 0 && outside.length === 0 ? plain(least, most, excluded) : search(inside, outside, least, most, excluded);
  return found.is === "value" && because !== undefined ? unknown(because) : found;
}

/** A format that is inside another and must be outside it, where neither is a regular language. */
function contradict(facts: readonly Form[]): boolean {
  const formats = facts.flatMap((fact) => (fact.is === "format" ? [fact] : []));
  return formats.some((a) => !a.refused && formats.some((b) => b.refused && isWithin(a.format, b.format)));
}

function languagesOf(facts: readonly Form[]): Languages {
  const inside: Language[] = [];
  const outside: Language[] = [];
  let because: string | undefined;
  for (const fact of facts) {
    if (fact.is !== "pattern" && fact.is !== "format") continue;
    const known = fact.is === "pattern" ? patternTexts(fact.pattern) : (formatTexts(fact.format) ?? { language: all() });
    if ("unknown" in known) because ??= known.unknown;
    else (fact.refused ? outside : inside).push(known.language);
  }
  return { inside, outside, ...(because === undefined ? {} : { because }) };
}

/** Where only the length counts. */
function plain(least: number, most: number, excluded: readonly string[]): Found {
  if (least > longest) return unknown("only texts fit that are too long to be shown");
  const out = new Set(excluded);
  for (const letter of letters)
    for (let length = least; length <= Math.min(most, least + 2); length += 1) if (!out.has(letter.repeat(length))) return value(letter.repeat(length));
  return search([], [], least, most, excluded);
}

const letters = ["a", "b", "c", "x", "y", "z", "0", "1"];

function search(inside: readonly Language[], outside: readonly Language[], least: number, most: number, excluded: readonly string[]): Found {
  const sized = least > 0 || most < Infinity ? [ofLength(least, most)] : [];
  const wanted = folded([...sized, ...inside], intersection);
  if ("unknown" in wanted) return unknown(wanted.unknown);
  const { language } = wanted;
  if (isEmpty(language)) return none;
  const few = countUpTo(language, 50) < 50 ? members(language, 50) : undefined;
  const refused = folded(few === undefined && excluded.length > 0 ? [...outside, anyOf(excluded)] : outside, union);
  if (few !== undefined && !("unknown" in refused)) {
    const out = new Set(excluded);
    const left = few.filter((text) => !out.has(text) && isSubset(anyOf([text]), refused.language) !== "yes");
    return left[0] === undefined ? none : value(left[0]);
  }
  if ("unknown" in refused) return unknown(refused.unknown);
  if (outside.length === 0) {
    const out = new Set(excluded);
    const [first] = sample(language, excluded.length + 3, 1).filter((text) => !out.has(text));
    if (first !== undefined) return value(first);
  }
  const inclusion = isSubset(language, refused.language);
  if (inclusion === "yes") return none;
  return "no" in inclusion ? value(inclusion.no) : unknown(inclusion.unknown);
}

function folded(languages: readonly Language[], join: typeof union): { readonly language: Language } | { readonly unknown: string } {
  const [first, ...rest] = languages;
  if (first === undefined) return { language: join === union ? anyOf([]) : all() };
  let made: Language = first;
  for (const other of rest) {
    const next = join(made, other);
    if ("unknown" in next) return next;
    made = next.language;
  }
  return { language: made };
}
