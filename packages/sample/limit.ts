import { add, compare, type Decimal, decimal, isMultiple } from "#decimal";
import type { Location, LogicalType } from "#model";
import { has, type Language } from "#regular";
import { holds, type PhysicalType } from "#types";
import { momentOf } from "#units";
import { isList, isRecord, keyOf, toJson, type Value } from "./value.ts";

/** One thing that is promised of a value that is not null. */
export type Limit = {
  /** The check of `#quality` that finds a breach; absent where it is the column's type that refuses it. */
  readonly check?: string;
  readonly at: Location;
  /** As the contract writes it: `minLength 3`. */
  readonly says: string;
} & (
  /** `tidy` are the texts of it that people like better; `wide` are all texts that some reading of a format's standard allows, where `language` has those that every reading does. */
  | { readonly is: "language"; readonly language: Language; readonly tidy?: Language; readonly wide?: Language; readonly format?: string }
  /** An end of numbers, or of moments in their units. */
  | { readonly is: "end"; readonly low: boolean; readonly bound: Decimal; readonly open: boolean }
  | { readonly is: "step"; readonly of: Decimal }
  | { readonly is: "among"; readonly values: readonly Value[]; readonly keys: ReadonlySet<string> }
  | { readonly is: "apart"; readonly keys: ReadonlySet<string> }
  /** Items of a list, or entries of a record. */
  | { readonly is: "size"; readonly least: number; readonly most: number }
  | { readonly is: "distinct" }
  | { readonly is: "present"; readonly names: readonly string[] }
  | { readonly is: "held"; readonly by: PhysicalType }
);

/** Whether a value keeps it. What is of another kind keeps it: the type judges that. */
export function fits(limit: Limit, value: Value, type: LogicalType): boolean {
  switch (limit.is) {
    case "language": return typeof value !== "string" || has(limit.wide ?? limit.language, value);
    case "end": {
      const at = measure(value, type);
      if (at === undefined) return true;
      const side = limit.low ? compare(at, limit.bound) : compare(limit.bound, at);
      return limit.open ? side > 0 : side >= 0;
    }
    case "step": {
      const at = measure(value, type);
      return at === undefined || isMultiple(at, limit.of);
    }
    case "among": return limit.keys.has(keyOf(value));
    case "apart": return !limit.keys.has(keyOf(value));
    case "size": {
      const size = isList(value) ? value.length : isRecord(value) ? value.size : undefined;
      return size === undefined || (size >= limit.least && size <= limit.most);
    }
    case "distinct": return !isList(value) || new Set(value.map(keyOf)).size === value.length;
    case "present": return !isRecord(value) || limit.names.every((name) => (value.get(name) ?? null) !== null);
    case "held": return holds(limit.by, toJson(value)) !== "no";
  }
}

/** Where a value stands on the line of its type: numbers as they are, dates in days, moments and times in milliseconds. */
export function measure(value: Value, type: LogicalType): Decimal | undefined {
  if (typeof value === "number" || typeof value === "bigint") return decimal(String(value));
  return typeof value === "string" && isMoment(type) ? measureText(value, type) : undefined;
}

/** When a date or moment is, in milliseconds since 1970. */
export function millisOf(value: Value, type: LogicalType): number | undefined {
  const moment = typeof value === "string" && (type === "date" || type === "timestamp") ? momentOf(value) : undefined;
  return moment === undefined || moment.kind === "time" || moment.kind === "zoned time" ? undefined : moment.kind === "date" ? moment.at * day : moment.at;
}

export const isMoment = (type: LogicalType): boolean => type === "date" || type === "timestamp" || type === "time";

/** An ISO 8601 text on the line of a type: a day has its midnight among the moments, and a moment its place between two days. */
export function measureText(text: string, type: LogicalType): Decimal | undefined {
  const moment = momentOf(text);
  if (moment === undefined) return undefined;
  const isTime = moment.kind === "time" || moment.kind === "zoned time";
  if ((type === "time") !== isTime) return undefined;
  if (type === "date") return decimal(moment.kind === "date" ? moment.at : moment.at / day);
  return decimal(moment.kind === "date" ? moment.at * day : moment.at);
}

export const day = 86_400_000;

/** Two decimals, the greater one. */
export const greater = (a: Decimal, b: Decimal): Decimal => (compare(a, b) >= 0 ? a : b);
export const lesser = (a: Decimal, b: Decimal): Decimal => (compare(a, b) <= 0 ? a : b);
export const minus = (a: Decimal, { units, power }: Decimal): Decimal => add(a, { units: -units, power });
