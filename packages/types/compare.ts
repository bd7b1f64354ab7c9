import { compareArrays, compareEnums, compareMaps, compareStructs, compareVectors } from "./nested.ts";
import { type Named, named } from "./names.ts";
import { hasNoFraction } from "./logical.ts";
import { compareDecimals, compareFloats, compareIntegers } from "./numbers.ts";
import { type TypeChange, join } from "./order.ts";
import { parsePhysicalType } from "./parse.ts";
import type { PhysicalType } from "./physical.ts";
import { compareTexts, compareTimes, sizeOf } from "./scalars.ts";

export type { TypeChange };

/**
 * How a physical type became another one, as far as that holds on every engine: case and aliases do not count.
 * Sizes are ordered as the engines order them (`INT` < `BIGINT`), time zones and families change outright.
 */
export function compareTypes(before: string | PhysicalType, after: string | PhysicalType): TypeChange {
  if (before === after) return "same";
  const [old, now] = [before, after].map((type) => (typeof type === "string" ? parsePhysicalType(type) : type));
  return old === undefined || now === undefined ? "unknown" : compareParsed(old, now);
}

export function compareParsed(before: PhysicalType, after: PhysicalType): TypeChange {
  const [old, now] = [named(before.name), named(after.name)];
  if (old === undefined || now === undefined) return sameText(before, after) ? "same" : "unknown";
  const families = old.family === now.family ? compareFamily(before, after, old, now) : acrossFamilies(before, after, old, now);
  return join(compareNulls(before, after), families);
}

function compareFamily(before: PhysicalType, after: PhysicalType, old: Named, now: Named): TypeChange {
  const group = old.group === now.group ? "same" : "unknown";
  switch (old.family) {
    case "integer": return join(group, compareIntegers(before, after, old, now));
    case "decimal": return join(group, compareDecimals(before, after));
    case "float": return compareFloats(before, after, old, now);
    case "text":
    case "bytes": return join(group, compareTexts(before, after, old, now));
    case "timestamp":
    case "time": return join(group, compareTimes(before, after, old, now));
    case "enum": return compareEnums(before, after);
    case "array": return join(group, compareArrays(before, after, compareParsed));
    case "map": return join(group, compareMaps(before, after, compareParsed));
    case "struct": return join(group, compareStructs(before, after, compareParsed));
    case "vector": return compareVectors(before, after, compareParsed);
    case "label": return old.group === now.group ? "same" : "changed";
    default: return group === "same" && JSON.stringify(before.parameters) === JSON.stringify(after.parameters) ? "same" : "unknown";
  }
}

/** Families that are one type on some engine are not called changed. */
function acrossFamilies(before: PhysicalType, after: PhysicalType, old: Named, now: Named): TypeChange {
  const pair = new Set([old.family, now.family]);
  const both = (a: Named["family"], b: Named["family"]) => pair.has(a) && pair.has(b);
  if (both("integer", "decimal")) {
    const decimal = old.family === "decimal" ? before : after;
    const digits = decimal.parameters[0];
    if (!hasNoFraction(decimal) || typeof digits !== "number" || digits < 38) return "unknown";
    return decimal === after ? "widened" : "narrowed";
  }
  if (both("enum", "text")) {
    const [text, name] = old.family === "text" ? [before, old] : [after, now];
    return sizeOf(text, name).rank === 0 ? "unknown" : text === after ? "widened" : "narrowed";
  }
  const alike = both("boolean", "bits") || both("bits", "integer") || both("boolean", "integer") || both("map", "struct") || both("vector", "array")
    || both("json", "variant") || both("json", "struct") || both("variant", "struct") || both("bytes", "vector");
  return alike ? "unknown" : "changed";
}

function compareNulls(before: PhysicalType, after: PhysicalType): TypeChange {
  const rank = (type: PhysicalType) => (type.nullable === true ? 2 : type.nullable === false ? 0 : 1);
  return rank(before) === rank(after) ? "same" : rank(before) < rank(after) ? "widened" : "narrowed";
}

function sameText(before: PhysicalType, after: PhysicalType): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}
