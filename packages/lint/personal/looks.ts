import type { Property } from "#model";
import { harmlessAfter, harmlessBefore, type Kind, kinds, people } from "./words.ts";
import { split } from "./split.ts";

/** What shows that a field is personal: the kind of data, and by what it was seen. */
export interface Evidence {
  readonly kind: Kind;
  readonly by: "name" | "business name" | "description" | "format";
}

interface Phrase {
  readonly words: readonly string[];
  readonly kind: Kind;
  readonly onlyAmongPeople: boolean;
}

/** Every phrase by its first word, and joined to one word; the longest first. */
const phrases = new Map<string, Phrase[]>();
for (const kind of kinds)
  for (const [names, onlyAmongPeople] of [[kind.names ?? [], false], [kind.amongPeople ?? [], true]] as const)
    for (const name of names) {
      const words = name.split(" ");
      for (const form of words.length > 1 ? [words, [words.join("")]] : [words]) {
        const [first = ""] = form;
        phrases.set(first, [...(phrases.get(first) ?? []), { words: form, kind, onlyAmongPeople }].sort((a, b) => b.words.length - a.words.length));
      }
    }

const after = new Set(harmlessAfter);
const before = new Set(harmlessBefore);
const persons = new Set(people);

/** Whether an object is about people: `customers`, `dim_patient`, `hr.Employee`; `customer_orders` is about orders. */
export const isAboutPeople = (name: string | undefined): boolean => {
  const last = split(name ?? "").filter((word) => !["dim", "fact", "table", "tbl", "master", "data", "v", "profile", "profiles", "history"].includes(word)).at(-1);
  const one = singular(last ?? "");
  return persons.has(last ?? "") || persons.has(one) || people.some((person) => person.length > 5 && one.endsWith(person));
};

/** Why a field looks like data about a person, or undefined. Knows the written contract only, never a value. */
export function looksPersonal(property: Property, amongPeople: boolean): Evidence | undefined {
  const { name, physicalName, businessName, description, options } = property;
  const names: readonly (readonly [string | undefined, Evidence["by"]])[] = [[name, "name"], [physicalName, "name"], [businessName, "business name"]];
  const found = names.flatMap(([text, by]) => {
    const kind = text === undefined ? undefined : inName(split(text), amongPeople);
    return kind === undefined ? [] : [{ kind, by }];
  })[0] ?? byFormat(options.values["format"], name) ?? byDescription(description, amongPeople);
  return found !== undefined && canBe(property, found.kind) ? found : undefined;
}

/** Looks for a phrase with nothing behind it that makes it something else (`email_sent_at`) and nobody's who is no person in front. */
function inName(words: readonly string[], amongPeople: boolean): Kind | undefined {
  for (const [start, word] of words.entries()) {
    if (before.has(word)) {
      if (!(word === "first" || word === "last") || !(phrases.get(word)?.some((one) => isAt(one, words, start)))) return undefined;
    }
    for (const phrase of phrases.get(word) ?? phrases.get(singular(word)) ?? []) {
      if (phrase.onlyAmongPeople && !amongPeople) continue;
      if (isAt(phrase, words, start) && words.slice(start + phrase.words.length).every((rest) => after.has(rest))) return phrase.kind;
    }
  }
  return undefined;
}

const isAt = ({ words }: Phrase, text: readonly string[], start: number) =>
  words.every((word, index) => text[start + index] === word || (index === words.length - 1 && singular(text[start + index] ?? "") === word));

const singular = (word: string) => (word.length > 3 ? word.replace(/s$/, "") : word);

function byFormat(format: unknown, name: string | undefined): Evidence | undefined {
  const kind = typeof format === "string" ? kinds.find(({ formats }) => formats?.includes(format.toLowerCase())) : undefined;
  return kind === undefined || split(name ?? "").some((word) => before.has(word)) ? undefined : { kind, by: "format" };
}

const articles = new Set(["the", "a", "an", "s", "this", "their", "his", "her", "its", ...people, ...people.map((one) => `${one}s`)]);
const ends = /[.,;:(\n]|\s(?:of|for|in|as|at|by|on|that|which|who|where|when|used|entered|given|provided|from|to|with|or|and|is|was|has)\s/i;

/** A description counts where its first words are the thing itself: "Email address of the customer", not "Number of emails sent". */
function byDescription(description: string | undefined, amongPeople: boolean): Evidence | undefined {
  if (description === undefined || /\bkey\b/i.test(description.slice(0, 400))) return undefined;
  const text = description.slice(0, 120).trim();
  const whole = split(text);
  const start = whole.findIndex((word) => !articles.has(word));
  if (start < 0) return undefined;
  const clause = split(text.split(ends)[0] ?? "").slice(start);
  const long = (phrases.get(whole[start] ?? "") ?? []).find((one) => one.words.includes("of") && isAt(one, whole, start));
  const kind = long?.kind ?? (phrases.has(clause[0] ?? "") ? inName(clause, amongPeople) : undefined);
  return kind === undefined ? undefined : { kind, by: "description" };
}

/** Whether values of the field's type can be it. */
function canBe({ logicalType, physicalType }: Property, { types }: Kind): boolean {
  if (logicalType === "boolean" || /^bool|^bit$/i.test(physicalType ?? "")) return false;
  if (types === "any" || logicalType === undefined) return true;
  const isText = ["string", "array", "object", "map"].includes(logicalType);
  return types === "text" ? isText : isText || logicalType === "integer" || logicalType === "number";
}
