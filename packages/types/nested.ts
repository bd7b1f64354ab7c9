import { type TypeChange, join, order } from "./order.ts";
import type { PhysicalField, PhysicalType } from "./physical.ts";

type Compare = (before: PhysicalType, after: PhysicalType) => TypeChange;

export function compareArrays(before: PhysicalType, after: PhysicalType, compare: Compare): TypeChange {
  const sizes = JSON.stringify(before.parameters) === JSON.stringify(after.parameters) ? "same" : "unknown";
  return join(sizes, compareMembers(before, after, compare));
}

export function compareMaps(before: PhysicalType, after: PhysicalType, compare: Compare): TypeChange {
  return compareMembers(before, after, compare);
}

/** Element by element; an element that only one side writes may be anything. */
function compareMembers(before: PhysicalType, after: PhysicalType, compare: Compare): TypeChange {
  if (before.fields.length !== after.fields.length) return "unknown";
  return join(...pairs(before.fields, after.fields).map(([old, now]) => compare(old.type, now.type)));
}

/** Field by field. A field that went or moved away from its name changes the type; a new field is for the engine to judge. */
export function compareStructs(before: PhysicalType, after: PhysicalType, compare: Compare): TypeChange {
  if (before.fields.length === 0 || after.fields.length === 0) return compareMembers(before, after, compare);
  const now = after.fields.slice(0, before.fields.length);
  const kept = now.length === before.fields.length && pairs(before.fields, now).every(([a, b]) => a.name === b.name);
  if (!kept) return sameNames(before.fields, after.fields) ? "unknown" : "changed";
  const more = after.fields.length > before.fields.length ? "unknown" : "same";
  return join(more, ...pairs(before.fields, now).map(([a, b]) => compare(a.type, b.type)));
}

/** A vector of another size is another vector: distances to the old ones mean nothing. */
export function compareVectors(before: PhysicalType, after: PhysicalType, compare: Compare): TypeChange {
  if (before.name !== after.name) return "changed";
  const said = before.parameters.length > 0 && after.parameters.length > 0;
  const sizes = JSON.stringify(before.parameters) === JSON.stringify(after.parameters) ? "same" : said ? "changed" : "unknown";
  return join(sizes, compareMembers(before, after, compare));
}

/** A list of allowed texts: more of them is wider. Numbers behind the texts must not move. */
export function compareEnums(before: PhysicalType, after: PhysicalType): TypeChange {
  if (JSON.stringify(before.parameters) === JSON.stringify(after.parameters)) return before.name === after.name ? "same" : "unknown";
  if ([...before.parameters, ...after.parameters].some((value) => typeof value === "number")) return "unknown";
  if (before.parameters.length === 0 || after.parameters.length === 0 || before.name !== after.name) return "unknown";
  const [old, now] = [new Set(before.parameters), new Set(after.parameters)];
  const [grew, shrank] = [[...now].some((value) => !old.has(value)), [...old].some((value) => !now.has(value))];
  return grew && shrank ? "changed" : order(old.size, now.size);
}

function sameNames(before: readonly PhysicalField[], after: readonly PhysicalField[]): boolean {
  const names = new Set(after.map((field) => field.name?.toLowerCase()));
  return before.every((field) => names.has(field.name?.toLowerCase()));
}

function pairs<T>(before: readonly T[], after: readonly T[]): readonly (readonly [T, T])[] {
  return before.flatMap((old, i) => (after[i] === undefined ? [] : [[old, after[i]] as const]));
}
