import type { Duration } from "./duration.ts";

const MILLISECOND = { months: 0, seconds: 0.001 };
const SECOND = { months: 0, seconds: 1 };
const MINUTE = { months: 0, seconds: 60 };
const HOUR = { months: 0, seconds: 3600 };
const DAY = { months: 0, seconds: 86_400 };
const WEEK = { months: 0, seconds: 604_800 };
const MONTH = { months: 1, seconds: 0 };
const QUARTER = { months: 3, seconds: 0 };
const YEAR = { months: 12, seconds: 0 };

const UNITS: readonly (readonly [Duration, readonly string[]])[] = [
  [MILLISECOND, ["ms", "msec", "msecs", "milli", "millis", "millisecond", "milliseconds"]],
  [SECOND, ["s", "sec", "secs", "second", "seconds"]],
  [MINUTE, ["min", "mins", "minute", "minutes"]],
  [HOUR, ["h", "hr", "hrs", "hour", "hours"]],
  [DAY, ["d", "day", "days"]],
  [WEEK, ["w", "wk", "wks", "week", "weeks"]],
  [MONTH, ["mo", "mos", "mon", "mth", "mths", "month", "months"]],
  [QUARTER, ["quarter", "quarters"]],
  [YEAR, ["y", "yr", "yrs", "year", "years"]],
];

const WORDS: ReadonlyMap<string, Duration> = new Map([
  ["hourly", HOUR], ["daily", DAY], ["midnight", DAY], ["weekly", WEEK],
  ["monthly", MONTH], ["quarterly", QUARTER], ["yearly", YEAR], ["annually", YEAR],
]);

const BY_NAME: ReadonlyMap<string, Duration> = new Map(UNITS.flatMap(([unit, names]) => names.map((name) => [name, unit] as const)));

/**
 * What a bare `m` or `M` means. ODCS lets `unit` be `m` and does not say whether it is minutes or months:
 * in a retention it is months; in a latency, freshness or other time to do something it is minutes, as is the suffix (`15m`) of every compact
 * notation; alone it is unknown.
 */
function lonelyM(name: string, property: string | undefined, suffix: boolean): Duration | undefined {
  if (property !== undefined && /retention/i.test(property)) return MONTH;
  const soon = property !== undefined && /latency|freshness|time.?to|response.?time/i.test(property);
  return name === "m" && (suffix || soon) ? MINUTE : undefined;
}

/** The length of one unit, by any of its names; undefined where the name is unknown or an ambiguous `m`. */
export function timeUnit(name: string, property: string | undefined, suffix: boolean): Duration | undefined {
  if (name === "m" || name === "M") return lonelyM(name, property, suffix);
  return BY_NAME.get(name.toLowerCase());
}

/** The time between two runs that a word promises: `daily`, `weekly` … */
export function everyWord(word: string): Duration | undefined {
  return WORDS.get(word.toLowerCase());
}
