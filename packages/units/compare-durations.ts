import type { Duration } from "./duration.ts";

const DAY = 86_400;
/** The fewest and the most days that 0 to 11 months in a row can have, from 28 and 31 for one month. */
const FEWEST = [0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334];
const MOST = [0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337];

/** The least and the most seconds that a duration can last: a month has 28 to 31 days, twelve in a row have 365 or 366. */
export function durationBounds({ months, seconds }: Duration): { readonly least: number; readonly most: number } {
  const years = Math.floor(months / 12);
  const rest = months % 12;
  return {
    least: (years * 365 + (FEWEST[rest] ?? 0)) * DAY + seconds,
    most: (years * 366 + (MOST[rest] ?? 0)) * DAY + seconds,
  };
}

/**
 * How `a` compares with `b`, both counted from the same moment. `unknown` where the calendar decides:
 * 30 days against a month may be shorter, equal or longer; 27 days are always shorter.
 */
export function compareDurations(a: Duration, b: Duration): "shorter" | "equal" | "longer" | "unknown" {
  const months = a.months - b.months;
  const seconds = a.seconds - b.seconds;
  if (months < 0) return opposite(beyond(-months, -seconds));
  return beyond(months, seconds);
}

/** Which side of zero `months` (never negative) plus `seconds` (of any sign) lie. */
function beyond(months: number, seconds: number): "shorter" | "equal" | "longer" | "unknown" {
  const { least, most } = durationBounds({ months, seconds });
  if (least > 0) return "longer";
  if (most < 0) return "shorter";
  return least === 0 && most === 0 ? "equal" : "unknown";
}

function opposite(side: "shorter" | "equal" | "longer" | "unknown"): "shorter" | "equal" | "longer" | "unknown" {
  if (side === "shorter") return "longer";
  return side === "longer" ? "shorter" : side;
}
