import type { Json, Property } from "#model";
import { compareTypes } from "#types";
import { type Fact, fact, type Tell } from "../fact.ts";
import { compareOptions } from "./options.ts";
import { comparePrivacy } from "./privacy.ts";
import { compareValues } from "./values.ts";

/** What a property promises of itself: type, presence, uniqueness, values, default, options, privacy. */
export function compareProperty(was: Property, is: Property, path: readonly string[], tell: Tell): void {
  const say: Say = (kind, key, before, after, more = {}) => tell({ ...fact(kind, path, is.spots[key] ?? is.at, was.spots[key] ?? was.at, before, after), ...more });
  compareType(was, is, say);
  const row = (value: Json): Json => ({ [path.at(-1) ?? ""]: value });
  const keyed = was.primaryKey === true && is.primaryKey === true ? { breaks: { consumers: "no", producers: "no" }, impact: "none", because: "The primary key forbids nulls as before." } as const : undefined;
  if (was.required !== true && is.required === true) say("required-added", "required", undefined, undefined, keyed ?? { witness: { producers: row(null) } });
  if (was.required === true && is.required !== true) say("required-removed", "required", undefined, undefined, keyed ?? { witness: { consumers: row(null) } });
  if (was.unique !== true && is.unique === true) say("unique-added", "unique");
  if (was.unique === true && is.unique !== true) say("unique-removed", "unique");
  compareValues(was.enum?.map(({ value }) => value), is.enum?.map(({ value }) => value), (kind, before, after, witness) => say(kind, "enum", before, after, witness === undefined ? {} : { witness }));
  compareDefault(was, is, path, tell);
  compareOptions(was, is, path, tell);
  comparePrivacy(was, is, path, tell);
}

/** Only a required property needs its default: an optional one that is left out is empty. */
function compareDefault(was: Property, is: Property, path: readonly string[], tell: Tell): void {
  const [before, after] = [was.defaultValue, is.defaultValue];
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  const kind = before === undefined ? "default-added" : after === undefined ? "default-removed" : "default-changed";
  const harmless = kind === "default-removed" && is.required !== true ? { breaks: { consumers: "no", producers: "no" } as const } : {};
  tell({ ...fact(kind, path, is.spots["default"] ?? is.at, was.spots["default"] ?? was.at, before, after), ...harmless });
}

type Say = (kind: string, key: string, before?: Json, after?: Json, more?: Partial<Pick<Fact, "witness" | "breaks" | "impact" | "because">>) => void;

const kindOfType = { widened: "type-widened", narrowed: "type-narrowed", changed: "type-changed", unknown: "type-unclear" } as const;

/** Both types are judged, for the physical one may break more than the logical one; nothing breaks more than another logical type. */
function compareType(was: Property, is: Property, say: Say): void {
  const one = isOneKey(was) && isOneKey(is);
  const logical = compareLogical(was, is, one, say);
  if (logical === undefined || (!one && logical !== "type-changed")) comparePhysical(was, is, one ? "type" : "physicalType", say);
}

const isOneKey = ({ spots }: Property) => spots["logicalType"] === undefined && spots["physicalType"] === undefined;

/** Every integer is a number; no other logical type holds another one. The kind that was said. */
function compareLogical(was: Property, is: Property, one: boolean, say: Say): string | undefined {
  const [old, now] = [was.logicalType, is.logicalType];
  if (old === now || (one && (old === undefined || now === undefined))) return undefined;
  const wider = old === "integer" && now === "number" ? "type-widened" : old === "number" && now === "integer" ? "type-narrowed" : "type-changed";
  const kind = old === undefined || now === undefined ? "type-unclear" : wider;
  if (one) say(kind, "type", was.physicalType, is.physicalType);
  else say(kind, "logicalType", old, now);
  return kind;
}

/** A physical type that is written only once more or less: with the same logical type on both sides, writing it can only forbid, and taking it away can only allow. */
function comparePhysical(was: Property, is: Property, key: string, say: Say): void {
  const [before, after] = [was.physicalType, is.physicalType];
  if (before === after) return;
  if (before !== undefined && after !== undefined) {
    const how = compareTypes(before, after);
    if (how !== "same") say(kindOfType[how], key, before, after);
    return;
  }
  const same = was.logicalType !== undefined && was.logicalType === is.logicalType;
  const breaks = before === undefined ? ({ consumers: "no", producers: "unknown" } as const) : ({ consumers: "unknown", producers: "no" } as const);
  say("type-unclear", key, before, after, same ? { breaks } : {});
}
