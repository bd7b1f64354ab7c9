import type { Condition, Stored } from "../engine.ts";
import { compareEnums } from "../nested.ts";

const size = ({ sizes }: Stored, index: number): number => Number(sizes[index] ?? 0);
/** Digits before the point. */
const whole = (type: Stored): number => (size(type, 0) === Infinity ? Infinity : size(type, 0) - size(type, 1));

/** The first size grows or stays: length, precision of a time. */
export const longer: Condition = (before, after) => size(after, 0) >= size(before, 0);

/** `DECIMAL(p,s)` → `DECIMAL(p+k,s)`. */
export const morePrecision: Condition = (before, after) => size(after, 0) >= size(before, 0) && size(after, 1) === size(before, 1);

/** Digits before the point and digits after it have room: `DECIMAL(p,s)` → `DECIMAL(p+k1,s+k2)` with k1 ≥ k2 ≥ 0. */
export const moreDigits: Condition = (before, after) => whole(after) >= whole(before) && size(after, 1) >= size(before, 1);

/** As many digits after the point, whatever stands before it. */
export const sameScale: Condition = (before, after) => size(after, 1) === size(before, 1);

/** The decimal has room for that many digits before the point. */
export const digits = (least: number): Condition => (_before, after) => whole(after) >= least;

/** The list of an enum only grows. */
export const moreSymbols: Condition = (before, after) => compareEnums(before.type, after.type) === "widened";
