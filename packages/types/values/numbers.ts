import type { Json } from "#model";
import type { May } from "../engine.ts";
import type { Named } from "../names.ts";
import { bits, digits } from "../numbers.ts";
import type { PhysicalType } from "../physical.ts";
import { type Exact, exact, isSame, power } from "./exact.ts";

export function holdsInteger(value: Json, type: PhysicalType, name: Named): May {
  const number = exact(value);
  if (number === undefined || number.scale > 0) return "no";
  const range = rangeOf(type, name);
  if (range === undefined) return "unknown";
  return number.unscaled >= range[0] && number.unscaled <= range[1] ? "yes" : "no";
}

/** The least and the greatest integer; undefined where engines disagree. */
export function rangeOf(type: PhysicalType, name: Named): readonly [bigint, bigint] | undefined {
  if (name.bits === undefined || name.group !== undefined) return undefined;
  const values = 2n ** BigInt(name.bits);
  return type.unsigned ?? name.unsigned ? [0n, values - 1n] : [-values / 2n, values / 2n - 1n];
}

export function holdsDecimal(value: Json, type: PhysicalType, name: Named): May {
  const number = exact(value);
  if (number === undefined) return "no";
  const room = digits(type);
  if (room === undefined || room.fraction < 0 || name.group !== undefined) return "unknown";
  return number.scale <= room.fraction && absolute(number) < power(room.whole + number.scale) ? "yes" : "no";
}

const absolute = ({ unscaled }: Exact) => (unscaled < 0n ? -unscaled : unscaled);

/** A float holds a decimal number that it gives back: every JSON number fits 8 bytes, six digits fit 4. */
export function holdsFloat(value: Json, type: PhysicalType, name: Named): May {
  const number = exact(value);
  if (number === undefined) return "no";
  const [least, most] = bits(type, name);
  if (least < 32) return "unknown";
  const [small, large] = [fits(number, value, least), fits(number, value, most)];
  return small === "yes" ? "yes" : large === "no" ? "no" : "unknown";
}

function fits(number: Exact, value: Json, size: number): May {
  const near = Number(value);
  if (!isSame(exact(near), number)) return "no";
  if (size >= 64 || Math.fround(near) === near) return "yes";
  const significant = String(absolute(number)).replace(/0+$/, "").length;
  const inRange = Math.abs(near) < 3.4e38 && Math.abs(near) > 1.2e-38;
  if (significant <= 6 && inRange) return "yes";
  return number.scale === 0 || significant > 9 || !inRange ? "no" : "unknown";
}
