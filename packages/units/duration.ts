import type { Parsed } from "./parsed.ts";

/**
 * A span of time. Months have no fixed length, so they are kept apart from seconds and never turned into them.
 * A year is 12 months; a week is 7 days, a day 86,400 seconds (clock changes do not count).
 * Seconds are rounded to the millisecond.
 */
export interface Duration {
  readonly months: number;
  readonly seconds: number;
}

const MOST_SECONDS = 9e12;
const MOST_MONTHS = 3_420_000;

/** A normalised duration, or why there is none: negative, part of a month, finer than a millisecond, beyond 285,000 years. */
export function duration(months: number, seconds: number): Parsed<Duration> {
  if (!(months >= 0 && seconds >= 0)) return { reason: "is negative" };
  if (months > MOST_MONTHS || seconds > MOST_SECONDS) return { reason: "is longer than 285,000 years" };
  const whole = Math.round(months);
  if (Math.abs(months - whole) > 1e-9) return { reason: "names a part of a month, which has no fixed length" };
  const rounded = Math.round(seconds * 1000) / 1000;
  if (rounded === 0 && seconds > 0) return { reason: "is finer than a millisecond" };
  return { value: { months: whole + 0, seconds: rounded + 0 } };
}
