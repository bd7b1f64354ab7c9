import type { Json } from "#model";
import type { May } from "../engine.ts";
import { type Named, named } from "../names.ts";
import type { PhysicalField, PhysicalType } from "../physical.ts";
import { holdsDate, holdsTime, holdsTimestamp } from "./moments.ts";
import { holdsDecimal, holdsFloat, holdsInteger } from "./numbers.ts";
import { holdsBytes, holdsEnum, holdsText } from "./texts.ts";

/**
 * Is this value legal for a column of this type? Values are JSON: numbers too long for JSON are texts of digits, bytes are hexadecimal, moments are ISO 8601,
 * a map is an object by its keys. Unknown where engines disagree or the type is not known.
 */
export function holds(type: PhysicalType, value: Json): May {
  if (value === null) return type.nullable === undefined ? "unknown" : type.nullable ? "yes" : "no";
  const name = named(type.name);
  return name === undefined ? "unknown" : holdsFamily(type, value, name);
}

function holdsFamily(type: PhysicalType, value: Json, name: Named): May {
  switch (name.family) {
    case "integer": return holdsInteger(value, type, name);
    case "decimal": return holdsDecimal(value, type, name);
    case "float": return holdsFloat(value, type, name);
    case "boolean": return typeof value === "boolean" ? "yes" : "no";
    case "text": return holdsText(value, type, name);
    case "enum": return holdsEnum(value, type);
    case "bytes": return holdsBytes(value, type, name);
    case "date": return holdsDate(value, name);
    case "time": return holdsTime(value, type, name);
    case "timestamp": return holdsTimestamp(value, type, name);
    case "uuid": return typeof value === "string" && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value) ? "yes" : "no";
    case "array": return Array.isArray(value) ? every(value.map((item: Json) => inMember(type.fields[0], item))) : "no";
    case "map": return isRecord(value) ? holdsEntries(type.fields, value) : "no";
    case "struct": return isRecord(value) ? holdsFields(type.fields, value) : "no";
    default: return "unknown";
  }
}

function every(answers: readonly May[]): May {
  return answers.includes("no") ? "no" : answers.includes("unknown") ? "unknown" : "yes";
}

const inMember = (field: PhysicalField | undefined, value: Json): May => (field === undefined ? "unknown" : holds(field.type, value));

const isRecord = (value: Json): value is { readonly [key: string]: Json } => typeof value === "object" && value !== null && !Array.isArray(value);

/** A key is a text, or what its text says where the key's type is a number or boolean. */
function holdsEntries([key, value]: readonly PhysicalField[], entries: { readonly [key: string]: Json }): May {
  return every(Object.entries(entries).flatMap(([name, item]) => [inKey(key, name), inMember(value, item)]));
}

function inKey(field: PhysicalField | undefined, name: string): May {
  const family = field === undefined ? undefined : named(field.type.name)?.family;
  const isNumber = family === "integer" || family === "decimal" || family === "float";
  return inMember(field, isNumber && String(Number(name)) === name ? Number(name) : name);
}

/** Every field must be there, in any order, and no other. */
function holdsFields(fields: readonly PhysicalField[], record: { readonly [key: string]: Json }): May {
  if (fields.length === 0 || fields.some(({ name }) => name === undefined)) return "unknown";
  const names = new Set(fields.map(({ name }) => name));
  if (Object.keys(record).some((name) => !names.has(name))) return "no";
  return every(fields.map(({ name = "", type }) => holds(type, Object.hasOwn(record, name) ? record[name] ?? null : null)));
}
