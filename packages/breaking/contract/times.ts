import type { Json, Property, Witness } from "#model";
import { momentOf } from "#units";
import { rowWith } from "./ground.ts";
import { isBetween } from "./samples.ts";

/** What is written where nothing is (ODCS, Logical Type Options: the default of `defaultTimezone`). A time that does not say its zone has none. */
const usual: Readonly<Record<string, Json>> = { timezone: false, defaultTimezone: "Etc/UTC" };
const utc = /^(?:etc\/)?(?:utc|uct|gmt|zulu|universal|z)$/i;

/** Whether two values of an option about zones mean the same. */
export function sameZone(key: string, before: Json | undefined, after: Json | undefined): boolean {
  const [old, now] = [before, after].map((value) => value ?? usual[key]);
  return old === now || [old, now].every((zone) => typeof zone === "string" && utc.test(zone));
}

/** The same time as it was read and as it is, with its zone behind it (RFC 9557); or a time that says its zone and one that does not. */
export function zoneWitness(key: string, was: Property, is: Property, path: readonly string[]): { readonly witness?: Witness } {
  const text = is.logicalType === "time" ? "12:00:00" : "2024-02-29T12:00:00";
  const read = ({ options: { values } }: Property) => {
    const value = values[key] ?? usual[key];
    return key === "timezone" ? (value === true ? `${text}Z` : text) : typeof value === "string" ? `${text}[${value}]` : undefined;
  };
  return witness(path, read(is), read(was));
}

/** Whether the one format is written and the other is not, and what is written is what people read where nothing is. */
export function sameFormat(was: Property, is: Property): boolean {
  const [old, now] = [was, is].map(({ options: { values } }) => values["format"]);
  return was.logicalType === is.logicalType && was.logicalType !== "timestamp" && (old === undefined || now === undefined) && (old ?? now) === iso[was.logicalType ?? ""];
}

/** One day as the new format writes it and as the old one does; nothing where the two write the same, or a letter of a format is not known here. */
export function formatWitness(was: Property, is: Property, path: readonly string[]): { readonly witness?: Witness } {
  const [old, now] = [was, is].map(({ logicalType, options: { values } }) => written(values["format"] ?? iso[logicalType ?? ""]));
  return old === now ? {} : witness(path, now, old);
}

const iso: Readonly<Record<string, string>> = { date: "yyyy-MM-dd", timestamp: "yyyy-MM-dd'T'HH:mm:ss", time: "HH:mm:ss" };
const letters: Readonly<Record<string, string>> = {
  yyyy: "2024", uuuu: "2024", yy: "24", uu: "24", MMM: "Feb", MM: "02", M: "2", dd: "29", d: "29", HH: "13", H: "13", hh: "01", h: "1", mm: "05", m: "5", ss: "09", s: "9", S: "1", SSS: "123", SSSSSS: "123456", a: "PM", XXX: "Z", X: "Z", "''": "'",
};

/** 29 February 2024, 13:05:09, by a pattern of Java's DateTimeFormatter (ODCS, Logical Type Options: format). */
function written(pattern: Json | undefined): string | undefined {
  if (typeof pattern !== "string" || pattern.length > 100) return undefined;
  const parts = pattern.match(/''|'[^']*'|([A-Za-z])\1*|[^A-Za-z']+|'/g) ?? [];
  const texts = parts.map((part) => (Object.hasOwn(letters, part) ? letters[part] : /^'[^']+'$/.test(part) ? part.slice(1, -1) : /^[^A-Za-z'[\]{}#]+$/.test(part) ? part : undefined));
  return texts.includes(undefined) ? undefined : texts.join("");
}

/** A date or time at a bound, or a day beside it, that one version allows and the other refuses. */
export function boundWitness(was: Property, is: Property, path: readonly string[]): { readonly witness?: Witness } {
  if ([was, is].some(({ options: { values } }) => values["format"] !== undefined)) return {};
  const bounds = [was, is].flatMap(({ options: { values } }) => ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"].flatMap((key) => values[key] ?? []));
  const near = bounds.flatMap((bound) => (typeof bound === "string" ? [bound, ...beside(bound)] : []));
  const only = (legal: Property, other: Property) => near.find((text) => isBetween(legal, text) && refuses(other, text));
  return witness(path, only(is, was), only(was, is));
}

/** Surely beyond a bound: all of them can be compared with it, and it is not between them. */
const refuses = (property: Property, text: string): boolean => {
  const kind = momentOf(text)?.kind;
  const alike = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"].flatMap((key) => property.options.values[key] ?? []).every((bound) => typeof bound === "string" && momentOf(bound)?.kind === kind);
  return kind !== undefined && alike && !isBetween(property, text);
};

function beside(text: string): string[] {
  const moment = momentOf(text);
  if (moment?.kind !== "date") return [];
  return [-1, 1].map((days) => new Date((moment.at + days) * 86_400_000).toISOString().slice(0, 10));
}

function witness(path: readonly string[], consumers: Json | undefined, producers: Json | undefined): { readonly witness?: Witness } {
  if (consumers === undefined && producers === undefined) return {};
  return { witness: { ...(consumers === undefined ? {} : { consumers: rowWith(path, consumers) }), ...(producers === undefined ? {} : { producers: rowWith(path, producers) }) } };
}
