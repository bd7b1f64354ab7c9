import { type Decimal, decimal } from "./decimal.ts";

/** As JSON writes it: `0.1`, `1000`, `1e-30`. */
export function printDecimal({ units, power }: Decimal): string {
  const sign = units < 0n ? "-" : "";
  const digits = String(units < 0n ? -units : units);
  if (power >= 0 && power + digits.length <= 21) return sign + digits + "0".repeat(power);
  const point = digits.length + power;
  if (power < 0 && point > 0) return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
  if (power < 0 && point > -7) return `${sign}0.${"0".repeat(-point)}${digits}`;
  return `${sign}${digits}e${power}`;
}

/** The JavaScript number that stands for the decimal, where one does. */
export function toNumber(value: Decimal): number | undefined {
  const near = Number(printDecimal(value));
  const back = Number.isFinite(near) ? decimal(near) : undefined;
  return back?.units === value.units && back.power === value.power ? (near === 0 ? 0 : near) : undefined;
}
