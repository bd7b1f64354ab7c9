import { aligned, type Decimal, lowest } from "./decimal.ts";

/** Whether `a` is a whole number of times `of`, which is not zero. 0.3 is a multiple of 0.1, as no binary arithmetic says. */
export function isMultiple(a: Decimal, of: Decimal): boolean {
  const [left, right] = aligned(a, of);
  return left % right === 0n;
}

/** The multiples that two decimals above zero have in common are those of this one. */
export function lcm(a: Decimal, b: Decimal): Decimal {
  const [left, right, power] = aligned(a, b);
  return lowest((left / gcd(left, right)) * right, power);
}

/** How many times `of`, above zero, fits into `a`, rounded down: -1 for -0.5 and 1. */
export function floorMultiple(a: Decimal, of: Decimal): bigint {
  const [left, right] = aligned(a, of);
  const times = left / right;
  return left % right !== 0n && left < 0n ? times - 1n : times;
}

/** The same, rounded up. */
export function ceilMultiple(a: Decimal, of: Decimal): bigint {
  const [left, right] = aligned(a, of);
  const times = left / right;
  return left % right !== 0n && left > 0n ? times + 1n : times;
}

function gcd(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}
