import type { LogicalType, Property } from "#model";
import { type TypeChange, compareTypes } from "#types";
import type { Detail, Pair } from "./change.ts";

export type TypeFact = Exclude<TypeChange, "same"> | "added" | "removed" | "respelled";

/** How the logical and the physical type of a property changed; absent where it did not. */
export interface TypeChanges {
  readonly logical?: TypeFact;
  readonly physical?: TypeFact;
}

export function typeChanges(pair: Pair<Property>): TypeChanges {
  const logical = compareLogical(pair);
  const physical = isOneKey(pair) && logical !== undefined ? undefined : comparePhysical(pair);
  return { ...(logical === undefined ? {} : { logical }), ...(physical === undefined ? {} : { physical }) };
}

/** What a change of the logical type has to say, where it is the change asked for. */
export function logicalDetail(pair: Pair<Property>, asked: TypeFact): Detail | undefined {
  if (typeChanges(pair).logical !== asked) return undefined;
  const oneKey = isOneKey(pair);
  const type = (property: Property) => (oneKey ? property.physicalType : undefined) ?? property.logicalType;
  return { keys: oneKey ? ["type"] : ["logicalType"], ...values(type(pair.before), type(pair.after)) };
}

export function physicalDetail(pair: Pair<Property>, asked: TypeFact): Detail | undefined {
  if (typeChanges(pair).physical !== asked) return undefined;
  return { keys: isOneKey(pair) ? ["type"] : ["physicalType"], ...values(pair.before.physicalType, pair.after.physicalType) };
}

function values(before: string | undefined, after: string | undefined): Detail {
  return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}

/** Formats with one `type` for both: the two types are one statement, and one change of it is said once. */
function isOneKey({ before, after }: Pair<Property>): boolean {
  const has = (property: Property, key: string) => Object.hasOwn(property.spots, key);
  const split = (property: Property) => has(property, "logicalType") || has(property, "physicalType");
  return !split(before) && !split(after) && (has(before, "type") || has(after, "type"));
}

function compareLogical(pair: Pair<Property>): TypeFact | undefined {
  const [before, after] = [pair.before.logicalType, pair.after.logicalType];
  if (before === after) return undefined;
  if (isOneKey(pair)) return before === undefined || after === undefined ? undefined : ordered(before, after);
  const unread = [pair.before, pair.after].some((property) => property.logicalType === undefined && Object.hasOwn(property.spots, "logicalType"));
  if (unread) return "unknown";
  if (before === undefined) return "added";
  return after === undefined ? "removed" : ordered(before, after);
}

/** Every integer is a number; no other logical type holds another one. */
function ordered(before: LogicalType, after: LogicalType): TypeFact {
  if (before === "integer" && after === "number") return "widened";
  return before === "number" && after === "integer" ? "narrowed" : "changed";
}

function comparePhysical({ before: { physicalType: before }, after: { physicalType: after } }: Pair<Property>): TypeFact | undefined {
  if (before === after) return undefined;
  if (before === undefined) return "added";
  if (after === undefined) return "removed";
  const change = compareTypes(before, after);
  return change === "same" ? "respelled" : change;
}
