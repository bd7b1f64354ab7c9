import { canonical } from "#fingerprint";
import type { Json, Property } from "#model";
import type { Detail, Pair, Say } from "./change.ts";

/** How one entry of `logicalTypeOptions` changed: fewer or more values are legal, every value moves, or nobody can tell. */
export type OptionFact = "loosened" | "tightened" | "shifted" | "changed";

const upper = new Set(["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"]);
const lower = new Set(["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"]);
/** Options that only forbid values: having one is tighter than having none. */
const forbidding = new Set([...upper, ...lower, "pattern", "multipleOf", "required"]);
const shifting = new Set(["timezone", "defaultTimezone"]);

/** Says every option of a property that changed in the way asked for. */
export function sayOptions(pair: Pair<Property>, asked: OptionFact, say: Say): void {
  const { before, after } = { before: pair.before.options, after: pair.after.options };
  for (const key of new Set([...Object.keys(before.values), ...Object.keys(after.values)])) {
    const [old, now] = [own(before.values, key), own(after.values, key)];
    if (same(old, now) || compareOption(key, old, now) !== asked) continue;
    const places = (side: Property) => [side.options.spots, side.spots].flatMap((spots) => (Object.hasOwn(spots, "logicalTypeOptions") ? spots["logicalTypeOptions"] ?? [] : []));
    const spot = (side: Property) => (Object.hasOwn(side.options.spots, key) ? side.options.spots[key] : undefined) ?? places(side)[0];
    const [at, was] = [spot(pair.after), spot(pair.before)];
    say({
      keys: [key], within: { before, after }, ...(at === undefined ? {} : { at }), ...(was === undefined ? {} : { was }), ...written(key, "before", old), ...written(key, "after", now),
      explains: { before: Object.keys(after.values).length === 0 ? places(pair.before) : [], after: Object.keys(before.values).length === 0 ? places(pair.after) : [] },
    });
  }
}

function compareOption(key: string, old: Json | undefined, now: Json | undefined): OptionFact {
  if (shifting.has(key)) return "shifted";
  if (key === "uniqueItems" && (old === true || now === true)) return now === true ? "tightened" : "loosened";
  if (old === undefined) return forbidding.has(key) ? "tightened" : "changed";
  if (now === undefined) return forbidding.has(key) ? "loosened" : "changed";
  if (key === "multipleOf") return compareSteps(old, now);
  if (key === "required") return compareLists(old, now);
  const rose = compareBounds(old, now);
  if (rose === undefined) return "changed";
  if (upper.has(key)) return rose ? "loosened" : "tightened";
  return lower.has(key) ? (rose ? "tightened" : "loosened") : "changed";
}

/** Whether a bound rose; undefined where the two cannot be compared. Dates are compared as ISO 8601 texts of one shape. */
function compareBounds(old: Json, now: Json): boolean | undefined {
  if (typeof old === "number" && typeof now === "number") return now > old;
  if (typeof old !== "string" || typeof now !== "string") return undefined;
  const date = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ?)?$/;
  return date.test(old) && date.test(now) && old.length === now.length ? now > old : undefined;
}

function compareSteps(old: Json, now: Json): OptionFact {
  if (!Number.isSafeInteger(old) || !Number.isSafeInteger(now) || old === 0 || now === 0) return "changed";
  if (Number(now) % Number(old) === 0) return "tightened";
  return Number(old) % Number(now) === 0 ? "loosened" : "changed";
}

function compareLists(old: Json, now: Json): OptionFact {
  if (!Array.isArray(old) || !Array.isArray(now)) return "changed";
  const [before, after] = [new Set(old.map(canonical)), new Set(now.map(canonical))];
  const [lost, gained] = [[...before].some((value) => !after.has(value)), [...after].some((value) => !before.has(value))];
  return lost && !gained ? "loosened" : gained && !lost ? "tightened" : "changed";
}

function own(values: Readonly<Record<string, Json>>, key: string): Json | undefined {
  return Object.hasOwn(values, key) ? values[key] : undefined;
}

function same(old: Json | undefined, now: Json | undefined): boolean {
  return old === undefined || now === undefined ? old === now : canonical(old) === canonical(now);
}

function written(key: string, side: "before" | "after", value: Json | undefined): Detail {
  return value === undefined ? {} : { [side]: { [key]: value } };
}
