import { complement, countUpTo, intersection, isEmpty, type Language, lengthsOf, members, ofLength, sample } from "#regular";
import { fits, type Limit } from "../limit.ts";
import type { Making } from "../making.ts";
import type { Want } from "../want.ts";
import { inFormat, words } from "./words.ts";

/** Longer texts are not made up. */
export const longest = 10_000;
/** Characters of all the different texts of a column together; longer ones differ less often. */
const mostTogether = 50_000_000;

type Texts = Extract<Limit, { is: "language" }>;

/** Texts of all languages that are asked for: in words where only lengths are, in a format's usual shape where that fits, else out of the languages themselves. */
export function texts(want: Want, count: number, making: Making, against?: Limit): readonly string[] {
  const limits = want.limits.filter((limit) => limit.is === "language");
  if (against?.is === "language") return outside(limits, against, making);
  const right = (text: string) => want.limits.every((limit) => fits(limit, text, "string"));
  const found = new Set(familiar(limits, count, making).filter(right));
  if (found.size < count) for (const text of fromLanguages(limits, count, making)) if (right(text)) found.add(text);
  return making.chance.shuffled([...found]);
}

function familiar(limits: readonly Texts[], count: number, { chance }: Making): readonly string[] {
  const format = limits.find((limit) => limit.format !== undefined)?.format;
  if (format !== undefined) return Array.from({ length: count }, (_, index) => inFormat(format, index, () => chance.below(2 ** 32))).filter((text) => text !== undefined);
  const sizes = limits.map(({ language }) => lengthsOf(language));
  const least = Math.max(0, ...sizes.map(({ shortest = 0 }) => shortest));
  const most = Math.min(...sizes.map((size) => size.longest));
  if (least > longest || least > most || limits.some(({ tidy, check }) => tidy !== undefined || check === "pattern")) return [];
  return Array.from({ length: Math.min(count, Math.ceil(mostTogether / Math.max(1, least))) }, (_, index) => sized(words(index), index, least, most));
}

/** Words, made longer by more words or shorter to the last letters and a number. */
function sized(text: string, index: number, least: number, most: number): string {
  if (text.length > most) return most >= 6 ? text.slice(0, most) : index.toString(36).padStart(Math.max(least, 1), "a");
  let longer = text;
  for (let more = index + 1; longer.length < least; more += 1) longer += ` ${words(more % 576)}`;
  return longer.slice(0, Math.min(most, Math.max(least, text.length)));
}

function fromLanguages(limits: readonly Texts[], count: number, { chance }: Making): readonly string[] {
  const tidy = limits.some((limit) => limit.tidy !== undefined) ? drawn(limits.map((limit) => limit.tidy ?? limit.language), count, chance.below(2 ** 31)) : [];
  return tidy.length >= count ? tidy : [...tidy, ...drawn(limits.map(({ language }) => language), count, chance.below(2 ** 31))];
}

/** Texts that all languages have: every one where they are few, else some. The empty text only where there is no other, for a CSV cannot tell it from nothing. */
function drawn(languages: readonly Language[], count: number, seed: number): readonly string[] {
  const all = allOf(languages);
  if (all === undefined) return [];
  const written = allOf([all, ofLength(1)]);
  const from = written === undefined || isEmpty(written) ? all : written;
  const few = countUpTo(from, count * 4 + 1) <= count * 4 ? members(from, count * 4) : undefined;
  return few ?? sample(from, Math.ceil(count * 1.5) + 4, seed);
}

/** What lies in all of them; what needs too many states is left to be sieved. */
function allOf(languages: readonly Language[]): Language | undefined {
  const [first, ...rest] = [...languages].sort((a, b) => Number(a.is === "lengths") - Number(b.is === "lengths"));
  return rest.reduce<Language | undefined>((all, next) => {
    if (all === undefined) return undefined;
    const both = intersection(all, next);
    return "unknown" in both ? all : both.language;
  }, first ?? ofLength(0));
}

/** Texts that one language lacks and all others have. */
function outside(others: readonly Texts[], against: Texts, making: Making): readonly string[] {
  const not = complement(against.wide ?? against.language);
  if ("unknown" in not) return ["", "~", "a", "~".repeat(300)];
  const longer = lengthsOf(against.language).longest;
  const sizes = against.check === "length" && longer < longest ? [words(0).repeat(Math.ceil((longer + 2) / 5)).slice(0, longer + 1)] : [];
  return [...sizes, ...drawn([...others.map(({ language }) => language), not.language], 20, making.chance.below(2 ** 31))];
}
