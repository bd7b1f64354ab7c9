import { aligned, type Decimal, lowest } from "./decimal.ts";

/** Negative where a < b, zero where they are equal, positive where a > b. */
export function compare(a: Decimal, b: Decimal): number {
  const [left, right] = aligned(a, b);
  return left < right ? -1 : left > right ? 1 : 0;
}

export function add(a: Decimal, b: Decimal): Decimal {
  const [left, right, power] = aligned(a, b);
  return lowest(left + right, power);
}

export function times(a: Decimal, b: Decimal): Decimal {
  return lowest(a.units * b.units, a.power + b.power);
}

export const negated = ({ units, power }: Decimal): Decimal => ({ units: -units, power });

/** The decimal with the fewest digits strictly between two decimals, a < b: 2.1 between 2 and 3, 100 between 93 and 104. */
export function between(a: Decimal, b: Decimal): Decimal {
  if (compare(a, b) >= 0) throw new Error("nothing lies between");
  if (a.units < 0n && b.units > 0n) return lowest(0n, 0);
  if (a.units < 0n) return negated(between(negated(b), negated(a)));
  const top = Math.max(a.power + String(a.units).length, b.power + String(b.units).length);
  for (let power = top; ; power -= 1) {
    const next = lowest(floorUnits(a, power) + 1n, power);
    if (compare(next, b) < 0) return next;
  }
}

/** How often 10^`power` fits into a decimal that is not negative. */
function floorUnits({ units, power: own }: Decimal, power: number): bigint {
  return own >= power ? units * 10n ** BigInt(own - power) : units / 10n ** BigInt(power - own);
}
