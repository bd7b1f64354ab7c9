import type { Breaks, Json, Property, Witness } from "#model";
import type { Budget, Language, Made, Meter } from "#regular";
import { shown } from "#text";
import { boundsOf, parsePhysicalType } from "#types";
import type { Fact } from "../fact.ts";
import { rowWith } from "./ground.ts";

/** What differs: options that say which texts a property may hold. */
export type TextOption = "pattern" | "format" | "minLength" | "maxLength";

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
const isLength = (value: Json | undefined) => value === undefined || (typeof value === "number" && Number.isInteger(value) && value >= 0);

/** Whether a pattern or format says which texts there are. */
export const isShaped = ({ options: { values } }: Property): boolean => values["pattern"] !== undefined || values["format"] !== undefined;

/** Whether both versions write texts, and the option as ODCS means it; a length counts here where a pattern or format bounds it too. */
export function areTexts(key: string, was: Property, is: Property): key is TextOption {
  if (![was, is].every(isString)) return false;
  const values = [was, is].map(({ options }) => options.values[key]);
  if (key === "pattern" || key === "format") return values.every(isOption);
  return (key === "minLength" || key === "maxLength") && values.every(isLength) && [was, is].some(isShaped);
}

/**
 * A pattern or format of two versions: which texts does the one allow and the other refuse? Whatever else a version says of its texts (lengths, allowed values, the other option)
 * counts for what it allows. The room of patterns is loaded when the first one is met.
 */
export async function compareTexts(key: TextOption, was: Property, is: Property, path: readonly string[], left: Meter): Promise<Partial<Fact>> {
  const room = await import("#regular");
  const consumers = escape(room, key, is, was, left);
  const producers = escape(room, key, was, is, left);
  const breaks = { consumers: consumers.breaks, producers: producers.breaks };
  const witness = { ...(consumers.text === undefined ? {} : { consumers: rowWith(path, consumers.text) }), ...(producers.text === undefined ? {} : { producers: rowWith(path, producers.text) }) };
  return { ...said(key, breaks, consumers.why ?? producers.why), breaks, ...(Object.keys(witness).length === 0 ? {} : { witness }) };
}

function said(key: TextOption, { consumers, producers }: { readonly consumers: Breaks; readonly producers: Breaks }, why: string | undefined): Pick<Fact, "kind"> & Partial<Fact> {
  const family = key.endsWith("Length") ? "length" : "option";
  const kind = consumers === "yes" && producers === "no" ? `${family}-loosened` : consumers === "no" && producers === "yes" ? `${family}-tightened` : "option-changed";
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
function byStandards(room: Room, from: Property, limit: string | number, legal: Answer<Allowed>): Escape | undefined {
  const own = optionOf(from, "format");
  if (typeof own !== "string" || typeof limit !== "string") return undefined;
  const answer = room.formatSubset(own, limit);
  if (answer === "yes") return { breaks: "no" };
  if ("unknown" in answer) return { breaks: "unknown", why: answer.unknown };
  return "surely" in legal && room.has(legal.maybe, answer.no) ? { breaks: "yes", text: answer.no } : undefined;
}

const optionOf = ({ options }: Property, key: TextOption): string | number | undefined => {
  const value = options.values[key];
  return typeof value === "string" || typeof value === "number" ? value : undefined;
};

function allowedBy(room: Room, key: TextOption, limit: string | number, budget: Budget): Answer<Allowed> {
  if (typeof limit === "number") return same(key === "minLength" ? room.ofLength(limit) : room.ofLength(0, limit));
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
  const type = property.physicalType === undefined ? undefined : parsePhysicalType(property.physicalType);
  const most = [number(maxLength), type === undefined ? undefined : boundsOf(type).longest].filter((length) => length !== undefined);
  let legal: Allowed = same(room.ofLength(number(minLength) ?? 0, most.length === 0 ? undefined : Math.min(...most)));
  if (property.enum !== undefined) {
    const values = same(room.anyOf(property.enum.flatMap(({ value }) => (typeof value === "string" ? [value] : []))));
    const both = met(room, values, legal, budget);
    if ("unknown" in both) return both;
    legal = both;
  }
  for (const key of ["pattern", "format"] as const) {
    const limit = optionOf(property, key);
    if (typeof limit !== "string" || (key === "format" && !room.formatNames.includes(limit))) continue;
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

/** Up to two texts that a version surely allows, the shortest that are not empty; none of dates, and of formats that nobody defines. */
export async function sampleTexts(property: Property, left: Meter): Promise<string[]> {
  const room = await import("#regular");
  const format = optionOf(property, "format");
  if (!isString(property) || (format !== undefined && !room.formatNames.includes(String(format)))) return [];
  return within(room, left, (budget) => {
    const legal = legalIn(room, property, budget);
    return "unknown" in legal ? [] : room.sample(legal.surely, 8, 1).filter((text) => text !== "").slice(0, 2);
  });
}

/** Whether a listed text passes what shapes the texts of its version beside the list; where not, its coming and going breaks nobody. */
export async function compareListed(text: string, side: Property, who: keyof Witness, path: readonly string[], left: Meter): Promise<Partial<Fact>> {
  const room = await import("#regular");
  const { enum: _, ...bare } = side;
  return within(room, left, (budget): Partial<Fact> => {
    const legal = legalIn(room, bare, budget);
    if ("unknown" in legal) return {};
    if (room.has(legal.surely, text)) return { witness: { [who]: rowWith(path, text) } };
    return room.has(legal.maybe, text) ? {} : { breaks: { consumers: "no", producers: "no" }, impact: "none", because: "Another limit forbids it." };
  });
}
