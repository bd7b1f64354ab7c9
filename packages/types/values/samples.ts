import type { Json } from "#model";
import { type Named, named } from "../names.ts";
import { digits } from "../numbers.ts";
import type { PhysicalType } from "../physical.ts";
import { sizeOf } from "../scalars.ts";
import { literal, power } from "./exact.ts";
import { rangeOf } from "./numbers.ts";

/** Texts and bytes longer than this are not made up. */
const longest = 1024;

/** Values at the edges of a scalar type: just outside first, then plain ones, then the last inside. `holds` says which are which. */
export function samples(type: PhysicalType): readonly Json[] {
  const name = named(type.name);
  return name === undefined ? [] : [...edges(type, name), ...(type.nullable === undefined ? [] : [null])];
}

function edges(type: PhysicalType, name: Named): readonly Json[] {
  switch (name.family) {
    case "integer": return ofInteger(type, name);
    case "decimal": return ofDecimal(type);
    case "float": return [1, 0.5, 16_777_217, 0.123456789, 1e39, "9007199254740993"];
    case "boolean": return [true, false];
    case "text": return ofLength(type, name, "a", ["~", "a ", ""]);
    case "enum": return [...type.parameters.filter((text) => typeof text === "string"), "~"];
    case "bytes": return ofLength(type, name, "01", ["00", ""]);
    case "date": return ["2024-02-29"];
    case "time": return moments(type, "");
    case "timestamp": return moments(type, "2024-02-29T");
    case "uuid": return ["00000000-0000-4000-8000-000000000000"];
    default: return [];
  }
}

function ofInteger(type: PhysicalType, name: Named): readonly Json[] {
  const [least, most] = rangeOf(type, name) ?? [];
  if (least === undefined || most === undefined) return [1, 0];
  return [literal(most + 1n), literal(least - 1n), 1, literal(most), literal(least), 0];
}

function ofDecimal(type: PhysicalType): readonly Json[] {
  const room = digits(type);
  if (room === undefined || room.whole < 0 || room.fraction < 0 || room.whole + room.fraction > 100) return [1, 0.5];
  const { whole, fraction } = room;
  return [literal(power(whole)), literal(1n, fraction + 1), 1, literal(power(whole + fraction) - 1n, fraction), literal(-power(whole + fraction) + 1n, fraction), literal(1n, fraction), 0];
}

/** One unit as often as the length lets, once more, and once. */
function ofLength(type: PhysicalType, name: Named, unit: string, more: readonly string[]): readonly Json[] {
  const { rank, length } = sizeOf(type, name);
  const size = length ?? (rank === 1 ? 255 : undefined);
  const long = size === undefined || size >= longest || size < 0 || !Number.isInteger(size) ? [] : [unit.repeat(size + 1), unit.repeat(size)];
  return [...long.slice(0, 1), unit, ...long.slice(1), ...more];
}

/** With and without a zone, with as many digits of the second as the type keeps and with one more. */
function moments({ parameters: [precision] }: PhysicalType, date: string): readonly Json[] {
  const kept = typeof precision === "number" && precision >= 0 && precision < 20 && Number.isInteger(precision) ? [precision + 1, precision] : [];
  const texts = [`${date}12:00:00`, ...kept.filter((count) => count > 0).map((count) => `${date}12:00:00.${"1".padStart(count, "0")}`)];
  return [...texts.slice(1, 2), ...texts.slice(0, 1), ...texts.slice(2)].flatMap((text) => [text, `${text}Z`]);
}
