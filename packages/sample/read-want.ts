import type { Json, LogicalType, Property } from "#model";
import { logicalTypeOf, parsePhysicalType, type PhysicalType, physicalFits } from "#types";
import { named } from "#text";
import { countLimits, type Limits, momentLimits, numberLimits, textLimits } from "./read-limits.ts";
import type { Told } from "./told.ts";
import { keyOf, ofJson } from "./value.ts";
import type { Want } from "./want.ts";

/** Properties deeper than this are not looked into. */
const deepest = 30;

/** What a property asks of its values. `tell` is told what cannot be read. */
export function wantOf(property: Property, above: readonly string[], tell: (told: Told) => void, depth = 0): Want {
  const name = property.name ?? "";
  const path = name === "" ? above : [...above, name];
  const physical = property.physicalType === undefined ? undefined : parsePhysicalType(property.physicalType);
  const type = typeOf(property, physical);
  const unread = (what: string, why: string) => tell({ is: "unread", path, at: property.options.spots[what] ?? property.at, message: `\`${what}\` ${why}.` });
  const carried = physical !== undefined && physicalFits(property.physicalType ?? "", type, undefined) === "yes" ? physical : undefined;
  if (depth > 0 && property.primaryKey === true) tell({ is: "unread", path, at: property.spots["primaryKey"] ?? property.at, message: "A primary key inside an object is not kept on purpose." });
  const { limits, zoned, format } = limitsOf(property, type, carried, unread);
  const below = (inner: Property): Want | undefined => {
    if (depth < deepest) return wantOf(inner, path, tell, depth + 1);
    tell({ is: "unread", path, at: inner.at, message: `What is nested deeper than ${deepest} is not made up.` });
    return undefined;
  };
  const fields = type === "object" ? property.properties.flatMap((inner) => (inner.name === undefined ? [] : below(inner) ?? [])) : [];
  const items = type === "array" ? below(property.items ?? partOf(property, physical, 0)) : undefined;
  const [key, value] = type === "map" ? [below(property.map?.key ?? partOf(property, physical, 0)), below(property.map?.value ?? partOf(property, physical, 1))] : [];
  return {
    path, at: property.at, type, limits: limits.map((limit) => (limit.is === "present" ? { ...limit, names: limit.names.map((asked) => inData(asked, property)) } : limit)), optional: property.required !== true && property.primaryKey !== true, name: property.physicalName ?? name,
    fields,
    ...(physical === undefined ? {} : { physical }), ...(zoned ? { zoned } : {}), ...(format === undefined ? {} : { format }), ...(property.unique === true ? { unique: true } : {}),
    ...(items === undefined ? {} : { items }), ...(key === undefined ? {} : { key }), ...(value === undefined ? {} : { value }),
  };
}

/** What the data calls a property that `required` names. */
function inData(asked: string, { properties }: Property): string {
  const found = properties.find(({ name }) => name === asked);
  return found?.physicalName ?? asked;
}

/** The logical type as written, else what the physical type, the shape or the allowed values say; a text where nothing does. */
function typeOf({ logicalType, physicalType, properties, items, map, enum: allowed }: Property, physical: PhysicalType | undefined): LogicalType {
  if (logicalType !== undefined) return logicalType;
  if (properties.length > 0) return "object";
  if (items !== undefined) return "array";
  if (map !== undefined) return "map";
  const said = physical === undefined ? undefined : logicalTypeOf(physicalType ?? "");
  if (said !== undefined) return said;
  const kinds = new Set(allowed?.map(({ value }) => typeof value));
  return kinds.size === 1 && kinds.has("number") ? "number" : kinds.size === 1 && kinds.has("boolean") ? "boolean" : "string";
}

function limitsOf(property: Property, type: LogicalType, physical: PhysicalType | undefined, unread: (what: string, why: string) => void): Limits {
  const own = ofType(property, type, physical, unread);
  const { enum: allowed, at, spots } = property;
  if (allowed !== undefined) {
    const values = allowed.map(({ value }) => value).filter((value): value is Exclude<Json, null> => value !== null).map((value) => ofJson(value));
    own.limits.push({ is: "among", check: "enum", at: spots["enum"] ?? at, says: "`enum`", values, keys: new Set(values.map(keyOf)) });
  }
  if (physical !== undefined && scalar.has(type)) own.limits.push({ is: "held", at: spots["physicalType"] ?? at, says: `\`physicalType\` ${named(property.physicalType ?? "")}`, by: physical });
  return own;
}

const scalar: ReadonlySet<LogicalType> = new Set(["string", "integer", "number", "boolean"]);

function ofType(property: Property, type: LogicalType, physical: PhysicalType | undefined, unread: (what: string, why: string) => void): Limits {
  switch (type) {
    case "string": return { limits: textLimits(property, physical, unread), zoned: false };
    case "integer": case "number": return { limits: numberLimits(property, type, physical, unread), zoned: false };
    case "date": case "timestamp": case "time": return momentLimits(property, type, physical, unread);
    case "array": return { limits: countLimits(property, "minItems", "maxItems", "list-length"), zoned: false };
    case "object": case "map": return { limits: countLimits(property, "minProperties", "maxProperties", "object-size"), zoned: false };
    case "vector": return { limits: countLimits(property, "dimensions", "dimensions", "vector"), zoned: false };
    case "boolean": return { limits: [], zoned: false };
  }
}

/** The items of an array, or the key or value of a map, where only the physical type says them: `ARRAY<INT>`. Texts where nothing does. */
function partOf({ at, spots }: Property, physical: PhysicalType | undefined, index: number): Property {
  const inner = physical?.fields[index]?.type;
  const said = inner === undefined || inner.fields.length > 0 ? undefined : logicalTypeOf(inner.name);
  return {
    at, spots, ...(said === undefined ? { logicalType: "string" as const } : { logicalType: said }), required: true,
    options: { at, spots: {}, values: {} }, examples: [], properties: [], relationships: [], quality: [], tags: [], custom: [], definitions: [],
  };
}
