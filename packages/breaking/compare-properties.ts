import { canonical } from "#fingerprint";
import type { Json, Property } from "#model";
import { compareTypes } from "#types";
import { compareValues } from "./compare-values.ts";
import { fact, type Tell } from "./fact.ts";

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

/** The logical types decide where they differ; else the physical ones. */
function compareType(was: Property, is: Property, say: Say): void {
  const [old, now] = [was.logicalType, is.logicalType];
  if (old !== undefined && now !== undefined && old !== now) {
    const wider = old === "integer" && now === "number" ? "type-widened" : old === "number" && now === "integer" ? "type-narrowed" : "type-changed";
    return say(wider, "logicalType", old, now);
  }
  const [before, after] = [was.physicalType, is.physicalType];
  if (before === after) {
    if (old !== now) say("type-unclear", "logicalType", old, now);
    return;
  }
  if (before === undefined || after === undefined) return say("type-unclear", "physicalType", before ?? old, after ?? now);
  const how = compareTypes(before, after);
  if (how !== "same") say(kindOfType[how], is.spots["physicalType"] === undefined ? "type" : "physicalType", before, after);
}

/** Options whose larger value lets more pass, and those whose smaller value does. */
const upper = new Set(["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"]);
const lower = new Set(["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"]);

function compareOptions(was: Property, is: Property, path: readonly string[], tell: Tell): void {
  const keys = [...new Set([...Object.keys(was.options.values), ...Object.keys(is.options.values)])].sort();
  for (const key of keys) {
    const [before, after] = [was.options.values[key], is.options.values[key]];
    if (before !== undefined && after !== undefined && canonical(before) === canonical(after)) continue;
    const kind = optionKind(key, before, after);
    tell(fact(kind, path, is.options.spots[key] ?? is.at, was.options.spots[key] ?? was.at, option(key, before), option(key, after)));
  }
}

const option = (key: string, value: Json | undefined): Json | undefined => (value === undefined ? undefined : `${key} ${typeof value === "string" ? value : canonical(value)}`);

function optionKind(key: string, before: Json | undefined, after: Json | undefined): string {
  const limits = upper.has(key) || lower.has(key) || key === "pattern" || key === "multipleOf" || key === "uniqueItems";
  if (before === undefined) return limits ? "option-tightened" : "option-changed";
  if (after === undefined) return limits ? "option-loosened" : "option-changed";
  if (typeof before === "number" && typeof after === "number" && (upper.has(key) || lower.has(key))) return after > before === upper.has(key) ? "option-loosened" : "option-tightened";
  return "option-changed";
}
