import { all, anyOf, countUpTo, intersection, isEmpty, isSubset, type Language, members, type Meter, ofLength, sample, union } from "#regular";
import { named } from "#text";
import type { Form } from "../forms/form.ts";
import { formatTexts, isWithin, outsideOf, patternTexts, typical } from "../languages/languages.ts";
import { holds } from "./holds.ts";
import { type Found, none, unknown, value } from "./found.ts";

/** Longer texts are not shown. */
const longest = 20_000;

/** Languages that a text is in, and those that it is in none of. */
interface Languages {
  readonly inside: readonly Language[];
  readonly outside: readonly Language[];
}

/** A text that fits all facts, short and readable where it can be. Facts that are known from two sides only are first asked strictly, for a text, then loosely, for the certainty that there is none. */
export function solveText(facts: readonly Form[], excluded: readonly string[], meter: Meter): Found {
  let [least, most] = [0, Infinity];
  let because: string | undefined;
  let exact = true;
  const [strict, loose] = [{ inside: [] as Language[], outside: [] as Language[] }, { inside: [] as Language[], outside: [] as Language[] }];
  for (const fact of facts) {
    if (fact.is === "least") least = Math.max(least, fact.size);
    if (fact.is === "most") most = Math.min(most, fact.size);
    if (fact.is !== "pattern" && fact.is !== "format") continue;
    const known = fact.is === "pattern" ? patternTexts(fact.pattern) : (formatTexts(fact.format) ?? { narrow: all(), wide: all() });
    if ("unknown" in known) {
      because ??= fact.is === "pattern" ? `the pattern ${named(fact.pattern)} cannot be judged: ${known.unknown}` : known.unknown;
      continue;
    }
    exact &&= known.narrow === known.wide;
    const side = fact.refused ? "outside" : "inside";
    strict[side].push(fact.refused ? known.wide : known.narrow);
    loose[side].push(fact.refused ? known.narrow : known.wide);
  }
  if (least > most || contradict(facts)) return none;
  const fits = (text: string) => !excluded.includes(text) && facts.every((fact) => holds(fact, text) === true);
  const usual = facts.flatMap((fact) => (fact.is === "format" && !fact.refused ? (typical(fact.format) ?? []) : [])).find(fits);
  if (usual !== undefined) return value(usual);
  const ask = ({ inside, outside }: Languages) => (inside.length === 0 && outside.length === 0 ? plain(least, most, excluded, meter) : search(inside, outside, least, most, excluded, meter));
  const found = ask(strict);
  if (found.is === "value" && because === undefined) return found;
  if (found.is === "unknown" || (exact && found.is === "none")) return found;
  const rest = exact ? found : ask(loose);
  if (rest.is !== "value") return rest;
  const shown = because === undefined ? candidates(facts).find(fits) : undefined;
  return shown === undefined ? unknown(because ?? "nobody can say which texts have the format") : value(shown);
}

/** Texts that the standards show to tell formats apart, and some of each format. */
function candidates(facts: readonly Form[]): string[] {
  const formats = facts.flatMap((fact) => (fact.is === "format" ? [fact] : []));
  const [inside, outside] = [formats.filter(({ refused }) => !refused), formats.filter(({ refused }) => refused)];
  const shown = inside.flatMap((a) => outside.flatMap((b) => outsideOf(a.format, b.format) ?? []));
  const [known] = inside.flatMap(({ format }) => formatTexts(format) ?? []);
  return [...shown, ...(known !== undefined && "narrow" in known ? sample(known.narrow, 50, 1) : ["(", "a", ""])];
}

/** A format that is inside another and must be outside it, whatever the texts of the two are. */
function contradict(facts: readonly Form[]): boolean {
  const formats = facts.flatMap((fact) => (fact.is === "format" ? [fact] : []));
  return formats.some((a) => !a.refused && formats.some((b) => b.refused && isWithin(a.format, b.format)));
}

/** Where only the length counts. */
function plain(least: number, most: number, excluded: readonly string[], meter: Meter): Found {
  if (least > longest) return unknown("only texts fit that are too long to be shown");
  const out = new Set(excluded);
  for (const letter of letters)
    for (let length = least; length <= Math.min(most, least + 2); length += 1) if (!out.has(letter.repeat(length))) return value(letter.repeat(length));
  return search([], [], least, most, excluded, meter);
}

const letters = ["a", "b", "c", "x", "y", "z", "0", "1"];

function search(inside: readonly Language[], outside: readonly Language[], least: number, most: number, excluded: readonly string[], meter: Meter): Found {
  const sized = least > 0 || most < Infinity ? [ofLength(least, most)] : [];
  const wanted = folded([...sized, ...inside], intersection, meter);
  if ("unknown" in wanted) return unknown(wanted.unknown);
  const { language } = wanted;
  if (isEmpty(language)) return none;
  const few = countUpTo(language, 50) < 50 ? members(language, 50) : undefined;
  const refused = folded(few === undefined && excluded.length > 0 ? [...outside, anyOf(excluded)] : outside, union, meter);
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
  const inclusion = isSubset(language, refused.language, meter);
  if (inclusion === "yes") return none;
  return "no" in inclusion ? value(inclusion.no) : unknown(inclusion.unknown);
}

function folded(languages: readonly Language[], join: typeof union, meter: Meter): { readonly language: Language } | { readonly unknown: string } {
  const [first, ...rest] = languages;
  if (first === undefined) return { language: join === union ? anyOf([]) : all() };
  let made: Language = first;
  for (const other of rest) {
    const next = join(made, other, meter);
    if ("unknown" in next) return next;
    made = next.language;
  }
  return { language: made };
}
