import type { Json, LogicalType, Property } from "#model";
import { holds, logicalTypeOf, parsePhysicalType, samples } from "#types";
import { momentOf } from "#units";
import { passes, textsOf } from "./limits.ts";
import { numbersAround } from "./numbers.ts";
import type { Fact } from "../fact.ts";
import { isShaped, sampleTexts } from "./texts.ts";

/** Columns that are shown of a row where only what it lacks matters. */
const few = 3;

/** Up to two values that a property surely lets pass, made up. Of texts that a pattern or format shapes only where somebody has a closer look (`sampled`). */
export function samplesOf(property: Property): Json[] {
  const type = property.physicalType === undefined ? undefined : parsePhysicalType(property.physicalType);
  const logical = property.logicalType ?? (property.physicalType === undefined ? undefined : logicalTypeOf(property.physicalType));
  if (isShaped(property) && (logical === undefined || shapable.has(logical))) return [];
  if (logical === undefined) return property.physicalType === undefined && property.enum === undefined ? [...textsOf(property).slice(0, 2)] : [];
  const candidates = property.enum === undefined ? [...made[logical]?.(property) ?? [], ...(type === undefined ? [] : samples(type))] : property.enum.map(({ value }) => value);
  const sure = candidates.filter((value) => isOf(logical, value) && passes(property, value) !== false && isBetween(property, value) && (type === undefined || holds(type, value) !== "no"));
  return [...new Set(sure)].slice(0, 2);
}

const shapable: ReadonlySet<LogicalType> = new Set(["string", "date", "timestamp", "time"]);

const made: Readonly<Partial<Record<LogicalType, (property: Property) => readonly Json[]>>> = {
  string: textsOf, integer: (property) => [1, 2, ...numbersAround(property)], number: (property) => [1, 2, ...numbersAround(property)], boolean: () => [true, false],
  date: boundsAnd("2024-02-29", "2024-03-01"), timestamp: boundsAnd("2024-02-29T12:00:00", "2024-02-29T12:00:00Z", "2024-03-01T12:00:00", "2024-03-01T12:00:00Z"), time: boundsAnd("12:00:00", "13:00:00"),
  array: ({ options: { values } }) => ((values["minItems"] ?? 0) === 0 ? [[]] : []), map: ({ options: { values } }) => ((values["minProperties"] ?? 0) === 0 ? [{}] : []),
  object: ({ options: { values }, properties }) => ((values["minProperties"] ?? 0) === 0 && values["required"] === undefined && properties.length === 0 ? [{}] : []),
};

const limits = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"] as const;

function boundsAnd(...usual: readonly string[]): (property: Property) => readonly Json[] {
  return ({ options: { values } }) => [...usual, ...limits.flatMap((key) => values[key] ?? [])];
}

const isOf = (logical: LogicalType, value: Json): boolean => {
  if (logical === "integer") return Number.isInteger(value);
  if (logical === "array") return Array.isArray(value);
  if (logical === "map" || logical === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
  return typeof value === (logical === "number" ? "number" : logical === "boolean" ? "boolean" : "string");
};

/** Whether a date or time is within its bounds; false where nobody can say. Anything else has no such bounds. */
export function isBetween({ logicalType, options: { values } }: Property, value: Json): boolean {
  if (logicalType !== "date" && logicalType !== "timestamp" && logicalType !== "time") return true;
  const at = typeof value === "string" ? momentOf(value) : undefined;
  return limits.every((key) => {
    const written = values[key];
    if (written === undefined) return true;
    const limit = typeof written === "string" ? momentOf(written) : undefined;
    if (at === undefined || limit?.kind !== at.kind) return false;
    return key === "minimum" ? at.at >= limit.at : key === "maximum" ? at.at <= limit.at : key === "exclusiveMinimum" ? at.at > limit.at : at.at < limit.at;
  });
}

/** A row of some columns, those that must be there first. */
export function rowOf(properties: readonly Property[]): Json {
  const needed = properties.filter(({ required, primaryKey }) => required === true || primaryKey === true);
  const shown: [string, Json][] = [];
  for (const property of new Set([...needed, ...properties])) {
    if (shown.length === few) break;
    const [value] = property.name === undefined ? [] : samplesOf(property);
    if (value !== undefined) shown.push([property.name ?? "", value]);
  }
  return Object.fromEntries(shown);
}

/** A way to values of a column. */
export type Sample = (property: Property) => readonly Json[];

/** Columns that are looked at more closely for one witness. */
const most = 40;

/** A witness made of samples of some columns; with texts that a pattern shapes only where somebody has a closer look. */
export function sampled(columns: readonly Property[], witness: (sample: Sample) => Pick<Fact, "witness">): Pick<Fact, "witness" | "closer"> {
  const shaped = columns.slice(0, most).filter((column) => isShaped(column) && (column.logicalType ?? "string") === "string");
  if (shaped.length === 0) return witness(samplesOf);
  return { closer: async (left) => {
    const found = new Map<Property, readonly Json[]>();
    for (const column of shaped) found.set(column, await sampleTexts(column, left));
    return witness((column) => found.get(column) ?? samplesOf(column));
  } };
}

export function asWitness({ consumers, producers }: { readonly consumers: Json | undefined; readonly producers: Json | undefined }): Pick<Fact, "witness"> {
  if (consumers === undefined && producers === undefined) return {};
  return { witness: { ...(consumers === undefined ? {} : { consumers }), ...(producers === undefined ? {} : { producers }) } };
}
