import type { Json, LogicalType, Witness } from "#model";
import { named } from "./names.ts";
import { parsePhysicalType } from "./parse.ts";
import type { PhysicalField, PhysicalType } from "./physical.ts";
import { holds } from "./values/holds.ts";
import { samples } from "./values/samples.ts";

/** Records with more fields than this are not made up. */
const most = 50;

/**
 * Values that prove how a type changed: one that is legal now and was not (`consumers`), one that was legal and is not any more (`producers`). Each is
 * checked; what has no such value, or none that all engines agree about, has none here. INT → BIGINT: 2147483648.
 */
export function witnessOf(before: PhysicalType | string, after: PhysicalType | string): Witness | undefined {
  const [old, now] = [parsed(before), parsed(after)];
  if (old === undefined || now === undefined) return undefined;
  return asWitness(between(now, old), between(old, now));
}

const parsed = (type: PhysicalType | string) => (typeof type === "string" ? parsePhysicalType(type) : type);

function asWitness(consumers: Json | undefined, producers: Json | undefined): Witness | undefined {
  if (consumers === undefined && producers === undefined) return undefined;
  return { ...(consumers === undefined ? {} : { consumers }), ...(producers === undefined ? {} : { producers }) };
}

/** A value that is legal in the one type and not in the other. */
function between(inside: PhysicalType, outside: PhysicalType): Json | undefined {
  const tries = [() => nested(inside, outside), () => samples(outside), () => samples(inside), () => plain(inside)];
  for (const values of tries) {
    const found = values().find((value) => holds(inside, value) === "yes" && holds(outside, value) === "no");
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Where both are lists, maps or records: such a value of a part, in a plain whole. */
function nested(inside: PhysicalType, outside: PhysicalType): readonly Json[] {
  const family = named(inside.name)?.family;
  if (family !== named(outside.name)?.family || inside.fields.length === 0 || outside.fields.length === 0) return [];
  if (family === "array") return inPart(inside.fields[0], outside.fields[0]).map((value) => [value]);
  if (family === "map") return inMap(inside.fields, outside.fields);
  return family === "struct" ? inRecord(inside, outside) : [];
}

function inPart(inside: PhysicalField | undefined, outside: PhysicalField | undefined): readonly Json[] {
  const value = inside === undefined || outside === undefined ? undefined : between(inside.type, outside.type);
  return value === undefined ? [] : [value];
}

function inMap([key, value]: readonly PhysicalField[], [otherKey, otherValue]: readonly PhysicalField[]): readonly Json[] {
  if (key === undefined || value === undefined) return [];
  const keys = inPart(key, otherKey).flatMap((name) => plain(value.type).map((item) => entry(name, item)));
  return [...keys, ...inPart(value, otherValue).flatMap((item) => plain(key.type).map((name) => entry(name, item)))];
}

const entry = (key: Json, value: Json): Json => ({ [typeof key === "string" ? key : String(key)]: value });

function inRecord(inside: PhysicalType, outside: PhysicalType): readonly Json[] {
  const others = new Map(outside.fields.map((field) => [field.name, field]));
  for (const field of inside.fields) {
    const [value] = inPart(field, others.get(field.name));
    if (value !== undefined) return plainRecord(inside, field, value);
  }
  return [];
}

/** A record with a plain value in every field but one. */
function plainRecord({ fields }: PhysicalType, one: PhysicalField, value: Json): readonly Json[] {
  if (fields.length > most) return [];
  const entries = fields.flatMap((field) => (field === one ? [value] : plain(field.type)).map((item) => [field.name ?? "", item] as const));
  return entries.length < fields.length ? [] : [Object.fromEntries(entries)];
}

/** One value that is surely legal, or none. */
function plain(type: PhysicalType): readonly Json[] {
  const family = named(type.name)?.family;
  const [first] = type.fields;
  if (family === "array") return [[]];
  if (family === "map") return [{}];
  if (family === "struct") return first === undefined ? [] : plainRecord(type, first, plain(first.type)[0] ?? null).filter((value) => holds(type, value) === "yes");
  return samples(type).filter((value) => holds(type, value) === "yes").slice(0, 1);
}

/** What JSON carries for each logical type of ODCS. */
const examples: Readonly<Record<LogicalType, Json>> = {
  string: "a", integer: 1, number: 0.5, boolean: true, date: "2024-02-29", timestamp: "2024-02-29T12:00:00Z", time: "12:00:00",
  array: ["a"], object: { a: "a" }, map: { a: "a" }, vector: [0.5],
};

/** Logical types whose values are values of another one too, as JSON carries them. */
const within: Readonly<Partial<Record<LogicalType, readonly LogicalType[]>>> = {
  integer: ["number"], date: ["string"], timestamp: ["string"], time: ["string"], object: ["map"], map: ["object"], vector: ["array"],
};

/** As `witnessOf`, of logical types: integer → number: 0.5; string → integer: 1 is legal now, "a" no longer. */
export function logicalWitnessOf(before: LogicalType, after: LogicalType): Witness | undefined {
  const only = (inside: LogicalType, outside: LogicalType) => (inside === outside || within[inside]?.includes(outside) ? undefined : examples[inside]);
  return asWitness(only(after, before), only(before, after));
}
