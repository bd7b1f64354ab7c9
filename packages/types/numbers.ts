import type { Named } from "./names.ts";
import { type TypeChange, join, order } from "./order.ts";
import type { PhysicalType } from "./physical.ts";

/** `INT` → `BIGINT`. The number in `INT(11)` is a display width and holds nothing. */
export function compareIntegers(before: PhysicalType, after: PhysicalType, old: Named, now: Named): TypeChange {
  const [oldUnsigned, nowUnsigned] = [before.unsigned ?? old.unsigned ?? false, after.unsigned ?? now.unsigned ?? false];
  if (oldUnsigned === nowUnsigned) return order(old.bits, now.bits);
  if (old.bits === undefined || now.bits === undefined) return "unknown";
  if (oldUnsigned) return old.bits < now.bits ? "widened" : "changed";
  return now.bits < old.bits ? "narrowed" : "changed";
}

/** `DECIMAL(10,2)` → `DECIMAL(12,2)`: both the digits before and the digits after the point must have room. */
export function compareDecimals(before: PhysicalType, after: PhysicalType): TypeChange {
  const [old, now] = [digits(before), digits(after)];
  if (old === undefined || now === undefined) return JSON.stringify(before.parameters) === JSON.stringify(after.parameters) ? "same" : "unknown";
  return join(order(old.whole, now.whole), order(old.fraction, now.fraction));
}

/** Digits before and after the point; undefined where a decimal does not say. */
export function digits(type: PhysicalType): { whole: number; fraction: number } | undefined {
  const [precision, scale = 0] = type.parameters;
  return typeof precision === "number" && typeof scale === "number" ? { whole: precision - scale, fraction: scale } : undefined;
}

/** `FLOAT` and `REAL` have 4 or 8 bytes, as the engine likes; `DOUBLE` has 8 everywhere. */
export function compareFloats(before: PhysicalType, after: PhysicalType, old: Named, now: Named): TypeChange {
  if (before.name === after.name && JSON.stringify(before.parameters) === JSON.stringify(after.parameters)) return "same";
  const [[oldLeast, oldMost], [nowLeast, nowMost]] = [bits(before, old), bits(after, now)];
  if (oldLeast === oldMost && nowLeast === nowMost) return order(oldLeast, nowLeast);
  return nowLeast >= oldMost ? "widened" : nowMost <= oldLeast ? "narrowed" : "unknown";
}

/** The fewest and the most bits that a float has on the engines. */
export function bits(type: PhysicalType, name: Named): readonly [number, number] {
  if (name.bits !== undefined) return [name.bits, name.bits];
  const [size, scale] = type.parameters;
  if (type.name !== "FLOAT" || typeof size !== "number" || scale !== undefined) return [32, 64];
  return size <= 24 ? [32, 32] : [64, 64];
}
