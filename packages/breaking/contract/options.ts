import { canonical } from "#fingerprint";
import type { Json, Property } from "#model";
import { type Fact, fact, type Tell } from "../fact.ts";
import { weighed } from "./limits.ts";
import { rowWith } from "./ground.ts";
import { compareNeeded } from "./needed.ts";
import { sampled } from "./samples.ts";
import { areTexts, compareTexts } from "./texts.ts";
import { boundWitness, formatWitness, sameFormat, sameZone, zoneWitness } from "./times.ts";

/** Options whose larger value lets more pass, and those whose smaller value does. */
const upper = new Set(["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"]);
const lower = new Set(["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"]);
const lengths = new Set(["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"]);
const moments = new Set(["date", "timestamp", "time"]);

/** `logicalTypeOptions` of two versions: whose values do they still let pass? */
export function compareOptions(was: Property, is: Property, path: readonly string[], tell: Tell): void {
  const keys = [...new Set([...Object.keys(was.options.values), ...Object.keys(is.options.values)])].sort();
  for (const key of keys) {
    const [before, after] = [was.options.values[key], is.options.values[key]];
    if (before !== undefined && after !== undefined && canonical(before) === canonical(after)) continue;
    if (key === "uniqueItems" && (before ?? false) === (after ?? false)) continue;
    const time = ofTime(key, was, is);
    const told = fact(time ?? optionKind(key, before, after), path, is.options.spots[key] ?? is.at, was.options.spots[key] ?? was.at, option(key, before), option(key, after));
    if (time === "timezone-changed") tell(sameZone(key, before, after) ? { ...told, ...idle } : { ...told, ...zoneWitness(key, was, is, path) });
    else if (time !== undefined) tell({ ...told, ...(sameFormat(was, is) ? idle : formatWitness(was, is, path)) });
    else if (key === "uniqueItems") tell({ ...told, ...twice(told.kind, was, is, path) });
    else if (areTexts(key, was, is)) tell({ ...told, closer: (left) => compareTexts(key, was, is, path, left) });
    else tell({ ...told, ...(areMoments(was, is) ? sided(told.kind, boundWitness(was, is, path)) : weighed(key, was, is, path) ?? compareNeeded(key, was, is, path)) });
  }
}

const idle = { breaks: { consumers: "no", producers: "no" }, impact: "none", because: "Both mean the same." } as const;

const areMoments = (...versions: readonly Property[]): boolean => versions.every(({ logicalType }) => logicalType !== undefined && moments.has(logicalType));

/** A list that holds a value twice, where such lists come or go. */
function twice(kind: string, was: Property, is: Property, path: readonly string[]): Pick<Fact, "witness" | "closer"> {
  const [legal, side] = kind === "option-loosened" ? [is, "consumers"] as const : [was, "producers"] as const;
  const { items, options: { values } } = legal;
  if (!["option-loosened", "option-tightened"].includes(kind) || items === undefined || Number(values["maxItems"] ?? 2) < 2 || Number(values["minItems"] ?? 0) > 2) return {};
  return sampled([items], (sample) => {
    const [value] = sample(items);
    return value === undefined ? {} : { witness: { [side]: rowWith(path, [value, value]) } };
  });
}

/** Of a witness, the sides that the kind breaks. */
function sided(kind: string, { witness: { consumers, producers } = {} }: Pick<Fact, "witness">): Pick<Fact, "witness"> {
  if (kind === "option-loosened") return consumers === undefined ? {} : { witness: { consumers } };
  return kind !== "option-tightened" || producers === undefined ? {} : { witness: { producers } };
}

/** What shifts every value of a date or time (ODCS "Logical Type Options", date and timestamp). */
function ofTime(key: string, was: Property, is: Property): string | undefined {
  if (key === "timezone" || key === "defaultTimezone") return "timezone-changed";
  return key === "format" && areMoments(was, is) ? "date-format-changed" : undefined;
}

const option = (key: string, value: Json | undefined): Json | undefined => (value === undefined ? undefined : `${key} ${typeof value === "string" ? value : canonical(value)}`);

/** Options that only forbid values: having one is tighter than having none. */
const forbids = (key: string, value: Json) => (key === "uniqueItems" ? value === true : upper.has(key) || lower.has(key) || key === "pattern" || key === "multipleOf");

function optionKind(key: string, before: Json | undefined, after: Json | undefined): string {
  const way = direction(key, before, after);
  return way !== "changed" && lengths.has(key) ? `length-${way}` : `option-${way}`;
}

function direction(key: string, before: Json | undefined, after: Json | undefined): "loosened" | "tightened" | "changed" {
  const [tight, now] = [before !== undefined && forbids(key, before), after !== undefined && forbids(key, after)];
  const flag = key === "uniqueItems" && [before, after].every((value) => value === undefined || typeof value === "boolean");
  if (before === undefined || after === undefined || flag) return tight === now ? "changed" : now ? "tightened" : "loosened";
  const rose = upper.has(key) || lower.has(key) ? isGreater(after, before) : undefined;
  return rose === undefined ? "changed" : rose === upper.has(key) ? "loosened" : "tightened";
}

/** Numbers, and dates of one shape (ISO 8601) as texts; undefined where the two cannot be compared. */
function isGreater(a: Json, b: Json): boolean | undefined {
  if (typeof a === "number" && typeof b === "number") return Number.isNaN(a) || Number.isNaN(b) ? undefined : a > b;
  const date = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ?)?$/;
  return typeof a === "string" && typeof b === "string" && date.test(a) && date.test(b) && a.length === b.length ? a > b : undefined;
}
