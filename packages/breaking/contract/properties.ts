import { canonical } from "#fingerprint";
import type { Json, Property } from "#model";
import { type Fact, fact, type Tell } from "../fact.ts";
import { columnOf, type Ground, ifRefused, ofProperty, rowWith } from "./ground.ts";
import { weighedList } from "./limits.ts";
import { compareOptions } from "./options.ts";
import { samplesOf } from "./samples.ts";
import { comparePrivacy } from "./privacy.ts";
import { compareListed, isShaped } from "./texts.ts";
import { compareType } from "./types.ts";
import { compareValues } from "./values.ts";

type Say = (kind: string, key: string, before?: Json, after?: Json, more?: More) => void;
type More = Partial<Pick<Fact, "witness" | "breaks" | "impact" | "because" | "engines" | "closer">>;

/** What a property promises of itself: type, presence, values, default, options, privacy. */
export function compareProperty(was: Property, is: Property, path: readonly string[], ground: Ground, tell: Tell): void {
  const say: Say = (kind, key, before, after, more = {}) => tell({ ...fact(kind, path, is.spots[key] ?? is.at, was.spots[key] ?? was.at, before, after), ...more });
  compareType(was, is, path, ofProperty(ground, was, is), tell);
  const row = (value: Json): Json => rowWith(path, value);
  const keyed = (version: Property, because: string) => (version.primaryKey === true && path.length === 2 ? { breaks: { consumers: "no", producers: "no" }, impact: "none", because } as const : undefined);
  if (was.required !== true && is.required === true) say("required-added", "required", undefined, undefined, keyed(was, "But its primary key forbade that.") ?? { witness: { producers: row(null) }, ...ifRefused(ground, { what: "tightened", column: columnOf(is) }) });
  if (was.required === true && is.required !== true) say("required-removed", "required", undefined, undefined, keyed(is, "But the primary key forbids them.") ?? { witness: { consumers: row(null) }, ...ifRefused(ground, { what: "loosened", column: columnOf(is) }) });
  compareValues(was.enum?.map(({ value }) => value), is.enum?.map(({ value }) => value), (kind, before, after) => say(kind, "enum", before, after, listed(kind, was, is, before, after, path)));
  compareDefault(was, is, path, ground, tell);
  compareOptions(was, is, path, tell);
  comparePrivacy(was, is, path, tell);
}

/** What the other limits of the same side say of a change in the list of allowed values. */
function listed(kind: string, was: Property, is: Property, before: Json | undefined, after: Json | undefined, path: readonly string[]): More {
  const [side, text] = kind === "enum-value-added" ? [is, after] : [was, before];
  if (kind.startsWith("enum-value-") && typeof text === "string" && isShaped(side)) {
    return { closer: (left) => compareListed(text, side, kind === "enum-value-added" ? "consumers" : "producers", path, left) };
  }
  return weighedList(kind, was, is, before, after, path) ?? unlisted(kind, was, is, path);
}

/** A value that is not on a list that came or went, of types that have few values or no limits to be reckoned with. */
function unlisted(kind: string, was: Property, is: Property, path: readonly string[]): More {
  const [{ enum: _, ...legal }, list, side] = kind === "enum-added" ? [was, is, "producers"] as const : [is, was, "consumers"] as const;
  const value = /^enum-(?:added|removed)$/.test(kind) ? samplesOf(legal).find((one) => !(list.enum ?? []).some((listed) => canonical(listed.value) === canonical(one))) : undefined;
  return value === undefined ? {} : { witness: { [side]: rowWith(path, value) } };
}

/** Only a required property needs its default: an optional one that is left out is empty. A default of `null` fills nothing. */
function compareDefault(was: Property, is: Property, path: readonly string[], ground: Ground, tell: Tell): void {
  const [before, after] = [was.defaultValue, is.defaultValue];
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  const [filled, fills] = [before ?? null, after ?? null].map((value) => value !== null);
  const kind = filled === fills ? "default-changed" : filled ? "default-removed" : "default-added";
  const harmless = kind === "default-removed" && is.required !== true ? { breaks: { consumers: "no", producers: "no" } as const } : {};
  const idle = !filled && !fills ? { impact: "none" as const, because: "Neither fills anything." } : {};
  const engines = kind === "default-removed" && was.required === true && is.required === true ? ifRefused(ground, { what: "defaultRemoved" }) : {};
  tell({ ...fact(kind, path, is.spots["default"] ?? is.at, was.spots["default"] ?? was.at, before, after), ...harmless, ...idle, ...engines });
}
