import type { Json } from "#model";
import type { May } from "../engine.ts";
import type { Named } from "../names.ts";
import type { PhysicalType } from "../physical.ts";
import { sizeOf } from "../scalars.ts";

/** Bytes that a rank of MySQL's texts and blobs holds at least. */
const room: readonly number[] = [0, 255, 65_535, 16_777_215, 4_294_967_295];

/** A padded text has no blank at its end: it could not be told from the padding. */
export function holdsText(value: Json, type: PhysicalType, name: Named): May {
  if (typeof value !== "string") return "no";
  if (name.group !== undefined) return "unknown";
  if (name.padded && value.endsWith(" ")) return "no";
  const plain = /^[\x20-\x7e]*$/.test(value);
  const fits = fitsLength(plain ? value.length : [...value].length, type, name);
  return fits === "no" || plain ? fits : name.national && type.parameters[1] === undefined ? fits : "unknown";
}

/** Bytes are written as pairs of small hexadecimal digits. Padded ones have no zero byte at their end. */
export function holdsBytes(value: Json, type: PhysicalType, name: Named): May {
  if (typeof value !== "string") return "no";
  if (name.group !== undefined || !/^(?:[0-9a-f]{2})*$/.test(value)) return "unknown";
  if (name.padded && value.endsWith("00")) return type.parameters.length === 0 ? "unknown" : "no";
  if (!name.exact) return fitsLength(value.length / 2, type, name);
  return typeof type.parameters[0] === "number" ? (value.length / 2 === type.parameters[0] ? "yes" : "no") : "unknown";
}

function fitsLength(count: number, type: PhysicalType, name: Named): May {
  const { rank, length } = sizeOf(type, name);
  if (length !== undefined) return count <= length ? "yes" : "no";
  if (rank === 0) return count <= 1 ? "yes" : "unknown";
  return count <= (room[rank] ?? 0) ? "yes" : rank === 2 ? "unknown" : "no";
}

/** Texts of an enum; the numbers that ClickHouse writes beside them are not values. */
export function holdsEnum(value: Json, { parameters }: PhysicalType): May {
  if (typeof value !== "string") return "no";
  return parameters.length === 0 ? "unknown" : parameters.includes(value) ? "yes" : "no";
}
