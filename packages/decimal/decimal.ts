/** `units` × 10^`power`, exactly. Kept in lowest terms: `units` does not end in a zero, and zero is 0 × 10^0, so that equal numbers have equal fields. */
export interface Decimal {
  readonly units: bigint;
  readonly power: number;
}

const written = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i;

/** Digits that a number may have and powers of ten that it may reach; what is beyond is no number here, so that work stays bounded. */
const most = 5000;

/**
 * A number as people and JSON write it (RFC 8259 §6; a leading `+`, `.5` and `5.` as YAML allows). A JavaScript number stands for the shortest decimal
 * that reads back as it, as ECMA-262 prints it. Undefined for anything else, for what is not finite, and beyond 5,000 digits or powers of ten.
 */
export function decimal(from: string | number): Decimal | undefined {
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = written.exec(String(from)) ?? [];
  if (whole.length + fraction.length === 0 || whole.length + fraction.length > most || exponent.length > 6) return undefined;
  const power = Number(exponent) - fraction.length;
  if (Math.abs(power) > most) return undefined;
  const units = BigInt(whole + fraction);
  return lowest(sign === "-" ? -units : units, power);
}

/** The decimal in lowest terms. */
export function lowest(units: bigint, power: number): Decimal {
  if (units === 0n) return { units, power: 0 };
  const zeros = /0*$/.exec(units.toString())?.[0].length ?? 0;
  return zeros === 0 ? { units, power } : { units: units / 10n ** BigInt(zeros), power: power + zeros };
}

export const zero: Decimal = { units: 0n, power: 0 };
export const one: Decimal = { units: 1n, power: 0 };

/** Two decimals over the same power of ten. */
export function aligned(a: Decimal, b: Decimal): readonly [a: bigint, b: bigint, power: number] {
  const power = Math.min(a.power, b.power);
  return [a.units * 10n ** BigInt(a.power - power), b.units * 10n ** BigInt(b.power - power), power];
}
