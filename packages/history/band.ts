/** A number that an earlier run measured. */
export interface Seen {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly value: number;
}

/** What is to be expected, both ends inside. */
export interface Band {
  readonly low: number;
  readonly high: number;
  /** Runs that it rests on. */
  readonly runs: number;
  /** They were all on this day of the week. */
  readonly weekday?: string;
}

/** Runs that are needed, that are looked at, and weeks after which a day is compared with the same day of the week. */
export const needed = { least: 7, most: 28, weeks: 6 } as const;

/** How far from the middle is still usual: three standard deviations of a normal distribution (1.4826 makes the median of the distances one), and never less than 3 percent of the middle. */
const [sigmas, perSigma, leeway] = [3, 1.4826, 0.03];

const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/**
 * What the numbers before let expect at a moment: the median and three times the median distance from it, which a few odd runs do not move. Of the last runs; where the last of each day is known for six
 * weeks of the same day of the week, of these. Undefined where there are fewer than seven.
 */
export function bandOf(seen: readonly Seen[], now: number): Band | undefined {
  const before = seen.filter(({ at }) => at < now).sort((a, b) => a.at - b.at || a.value - b.value);
  const days = new Map(before.map((one) => [Math.floor(one.at / day), one]));
  const same = [...days.values()].filter(({ at }) => weekdayOf(at) === weekdayOf(now) && Math.floor(at / day) < Math.floor(now / day));
  if (same.length >= needed.weeks) return { ...around(same.slice(-needed.most)), weekday: weekdays[weekdayOf(now)] ?? "" };
  return before.length < needed.least ? undefined : around(before.slice(-needed.most));
}

const day = 86_400_000;
/** In UTC; 1970 began on a Thursday. */
const weekdayOf = (at: number): number => (Math.floor(at / day) + 4) % 7;

function around(seen: readonly Seen[]): Band {
  const middle = median(seen.map(({ value }) => value));
  const spread = median(seen.map(({ value }) => Math.abs(value - middle)));
  const width = Math.max(sigmas * perSigma * spread, leeway * Math.abs(middle));
  return { low: middle - width, high: middle + width, runs: seen.length };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
}
