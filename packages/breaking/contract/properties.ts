import { canonical } from "#fingerprint";
import type { Json, Property } from "#model";
import { compareTypes } from "#types";
import { compareValues } from "./values.ts";
import { fact, type Tell } from "../fact.ts";

/** What a property promises of itself: type, presence, uniqueness, values, options, classification. */
export function compareProperty(was: Property, is: Property, path: readonly string[], tell: Tell): void {
  const say = (kind: string, key: string, before?: Json, after?: Json) => tell(fact(kind, path, is.spots[key] ?? is.at, was.spots[key] ?? was.at, before, after));
  compareType(was, is, say);
  if (was.required !== true && is.required === true) say("required-added", "required");
  if (was.required === true && is.required !== true) say("required-removed", "required");
  if (was.unique !== true && is.unique === true) say("unique-added", "unique");
  if (was.unique === true && is.unique !== true) say("unique-removed", "unique");
  if (was.classification !== is.classification) say("classification-changed", "classification", was.classification, is.classification);
  compareValues(was.enum?.map(({ value }) => value), is.enum?.map(({ value }) => value), (kind, before, after) => say(kind, "enum", before, after));
  compareOptions(was, is, path, tell);
}

type Say = (kind: string, key: string, before?: Json, after?: Json) => void;

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

function comparePhysical({ physicalType: before }: Property, { physicalType: after }: Property, key: string, say: Say): void {
  if (before === after) return;
  if (before === undefined || after === undefined) return say("type-unclear", key, before, after);
  const how = compareTypes(before, after);
  if (how !== "same") say(kindOfType[how], key, before, after);
}

/** Options whose larger value lets more pass, and those whose smaller value does. */
const upper = new Set(["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"]);
const lower = new Set(["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"]);

function compareOptions(was: Property, is: Property, path: readonly string[], tell: Tell): void {
  const keys = [...new Set([...Object.keys(was.options.values), ...Object.keys(is.options.values)])].sort();
  for (const key of keys) {
    const [before, after] = [was.options.values[key], is.options.values[key]];
    if (before !== undefined && after !== undefined && canonical(before) === canonical(after)) continue;
    if (key === "uniqueItems" && (before ?? false) === (after ?? false)) continue;
    const kind = optionKind(key, before, after);
    tell(fact(kind, path, is.options.spots[key] ?? is.at, was.options.spots[key] ?? was.at, option(key, before), option(key, after)));
  }
}

const option = (key: string, value: Json | undefined): Json | undefined => (value === undefined ? undefined : `${key} ${typeof value === "string" ? value : canonical(value)}`);

/** Options that only forbid values: having one is tighter than having none. */
const forbids = (key: string, value: Json) => (key === "uniqueItems" ? value === true : upper.has(key) || lower.has(key) || key === "pattern" || key === "multipleOf");

function optionKind(key: string, before: Json | undefined, after: Json | undefined): string {
  const [tight, now] = [before !== undefined && forbids(key, before), after !== undefined && forbids(key, after)];
  const flag = key === "uniqueItems" && [before, after].every((value) => value === undefined || typeof value === "boolean");
  if (before === undefined || after === undefined || flag) return tight === now ? "option-changed" : now ? "option-tightened" : "option-loosened";
  const rose = upper.has(key) || lower.has(key) ? isGreater(after, before) : undefined;
  return rose === undefined ? "option-changed" : rose === upper.has(key) ? "option-loosened" : "option-tightened";
}

/** Numbers, and dates of one shape (ISO 8601) as texts; undefined where the two cannot be compared. */
function isGreater(a: Json, b: Json): boolean | undefined {
  if (typeof a === "number" && typeof b === "number") return a > b;
  const date = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ?)?$/;
  return typeof a === "string" && typeof b === "string" && date.test(a) && date.test(b) && a.length === b.length ? a > b : undefined;
}
