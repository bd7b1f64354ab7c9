/** What is this number exactly, as it is written? */
export type { Decimal } from "./decimal.ts";
export { decimal, one, zero } from "./decimal.ts";
export { add, between, compare, negated, times } from "./arithmetic.ts";
export { ceilMultiple, floorMultiple, isMultiple, lcm } from "./multiples.ts";
export { printDecimal, toNumber } from "./print.ts";
