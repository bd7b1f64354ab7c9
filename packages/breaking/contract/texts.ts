import type { Breaks, Json, Property } from "#model";
import type { Budget, Language, Made, Meter } from "#regular";
import { shown } from "#text";
import type { Fact } from "../fact.ts";

/** What differs: options that say which texts a property may hold. */
export type TextOption = "pattern" | "format";

/** States that one question may cost, and all questions of one contract. */
const most = { one: 5_000, all: 50_000 };
type Room = typeof import("#regular");

/** What the questions of one contract may cost together. */
export async function allowance(): Promise<Meter> {
  const room = await import("#regular");
  return room.meterOf(most.all);
}

/** Texts that surely are allowed, and all that may be: the same, but for formats that are not regular. */
interface Allowed {
  readonly surely: Language;
  readonly maybe: Language;
}
type Answer<T> = T | { readonly unknown: string };
type Escape = { readonly breaks: Breaks; readonly text?: string; readonly why?: string };

const isString = ({ logicalType }: Property) => logicalType === undefined || logicalType === "string";
const isOption = (value: Json | undefined) => value === undefined || typeof value === "string";

/** Whether both versions write texts, and the option as ODCS means it. */
export const areTexts = (key: string, was: Property, is: Property): key is TextOption =>
  (key === "pattern" || key === "format") && [was, is].every((property) => isString(property) && isOption(property.options.values[key]));

/**
 * A pattern or format of two versions: which texts does the one allow and the other refuse? Whatever else a version says of its texts (lengths, allowed values, the other option)
 * counts for what it allows. The room of patterns is loaded when the first one is met.
 */
export async function compareTexts(key: TextOption, was: Property, is: Property, left: Meter): Promise<Partial<Fact>> {
  const room = await import("#regular");
  const consumers = escape(room, key, is, was, left);
  const producers = escape(room, key, was, is, left);
  const breaks = { consumers: consumers.breaks, producers: producers.breaks };
  const witness = { ...(consumers.text === undefined ? {} : { consumers: consumers.text }), ...(producers.text === undefined ? {} : { producers: producers.text }) };
  return { ...said(breaks, consumers.why ?? producers.why), breaks, ...(Object.keys(witness).length === 0 ? {} : { witness }) };
}

function said({ consumers, producers }: { readonly consumers: Breaks; readonly producers: Breaks }, why: string | undefined): Pick<Fact, "kind"> & Partial<Fact> {
  const kind = consumers === "yes" && producers === "no" ? "option-loosened" : consumers === "no" && producers === "yes" ? "option-tightened" : "option-changed";
  if (why !== undefined) return { kind, because: `Nobody can say which texts both allow: ${shown(why)}.` };
  if (kind !== "option-changed") return { kind };
  return consumers === "no" ? { kind, impact: "none", because: "Both allow the same texts." } : { kind, because: "Each allows texts that the other refuses." };
}

/** Whether a text that one version allows is refused by the option of another. */
function escape(room: Room, key: TextOption, from: Property, to: Property, left: Meter): Escape {
  const limit = optionOf(to, key);
  if (limit === undefined) return { breaks: "no" };
  return within(room, left, (budget) => {
    const allowed = allowedBy(room, key, limit, budget);
    const legal = legalIn(room, from, budget);
    const inFormat = key === "format" ? byStandards(room, from, limit, legal) : undefined;
    if (inFormat !== undefined) return inFormat;
    if ("unknown" in legal || "unknown" in allowed) return { breaks: "unknown", why: "unknown" in allowed ? allowed.unknown : "unknown" in legal ? legal.unknown : "" };
    const out = room.isSubset(legal.surely, allowed.maybe, budget);
    if (typeof out !== "string" && "no" in out) return { breaks: "yes", text: out.no };
    const safe = room.isSubset(legal.maybe, allowed.surely, budget);
    if (safe === "yes") return { breaks: "no" };
    return { breaks: "unknown", why: "unknown" in safe ? safe.unknown : "the standard of the format leaves it open" };
  });
}

/** What the standards say of two formats; undefined where only a closer look at the texts helps. */
function byStandards(room: Room, from: Property, limit: string, legal: Answer<Allowed>): Escape | undefined {
  const own = optionOf(from, "format");
  if (own === undefined) return undefined;
  const answer = room.formatSubset(own, limit);
  if (answer === "yes") return { breaks: "no" };
  if ("unknown" in answer) return { breaks: "unknown", why: answer.unknown };
  return "surely" in legal && room.has(legal.maybe, answer.no) ? { breaks: "yes", text: answer.no } : undefined;
}

const optionOf = ({ options }: Property, key: TextOption): string | undefined => {
  const value = options.values[key];
  return typeof value === "string" ? value : undefined;
};

function allowedBy(room: Room, key: TextOption, limit: string, budget: Budget): Answer<Allowed> {
  if (key === "format") {
    const format = room.formatLanguage(limit);
    return format === undefined ? { unknown: "the format is none of JSON Schema" } : { surely: format.narrow, maybe: format.wide };
  }
  const read = room.languageOf(limit, { budget });
  return "unknown" in read ? read : { surely: read.language, maybe: read.language };
}

/** All that a version says of its texts, taken together. A format that nobody defines says nothing sure. */
function legalIn(room: Room, property: Property, budget: Budget): Answer<Allowed> {
  const { minLength, maxLength } = property.options.values;
  const number = (value: Json | undefined) => (typeof value === "number" ? value : undefined);
  let legal: Allowed = same(room.ofLength(number(minLength) ?? 0, number(maxLength)));
  if (property.enum !== undefined) {
    const values = same(room.anyOf(property.enum.flatMap(({ value }) => (typeof value === "string" ? [value] : []))));
    const both = met(room, values, legal, budget);
    if ("unknown" in both) return both;
    legal = both;
  }
  for (const key of ["pattern", "format"] as const) {
    const limit = optionOf(property, key);
    if (limit === undefined || (key === "format" && !room.formatNames.includes(limit))) continue;
    const allowed = allowedBy(room, key, limit, budget);
    const both = "unknown" in allowed ? allowed : met(room, legal, allowed, budget);
    if ("unknown" in both) return both;
    legal = both;
  }
  return legal;
}

const same = (language: Language): Allowed => ({ surely: language, maybe: language });

function met(room: Room, a: Allowed, b: Allowed, budget: Budget): Answer<Allowed> {
  const surely: Made = room.intersection(a.surely, b.surely, budget);
  if ("unknown" in surely) return surely;
  if (a.surely === a.maybe && b.surely === b.maybe) return same(surely.language);
  const maybe: Made = room.intersection(a.maybe, b.maybe, budget);
  return "unknown" in maybe ? maybe : { surely: surely.language, maybe: maybe.language };
}

/** One question with its own share of what is left. */
function within<T>(room: Room, left: Meter, question: (budget: Meter) => T): T {
  const share = room.meterOf(Math.max(0, Math.min(most.one, left.states)));
  const [states, steps] = [share.states, share.steps];
  share.steps = Math.max(0, Math.min(steps, left.steps));
  const granted = share.steps;
  const answer = question(share);
  left.states -= states - share.states;
  left.steps -= granted - share.steps;
  return answer;
}
