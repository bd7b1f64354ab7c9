import type { Json } from "#model";
import type { Duration } from "./duration.ts";
import { duration } from "./duration.ts";
import { number } from "./number.ts";
import type { Parsed } from "./parsed.ts";
import { LONGEST } from "./parsed.ts";
import { timeUnit } from "./time-units.ts";

/** So many in so long: `amount` per `per`. */
export interface Rate {
  readonly amount: number;
  /** What is counted, as written: `rows`, `requests`; empty where nothing is named. */
  readonly of: string;
  readonly per: Duration;
}

const LONG = /^([\d.]+)\s*([a-z]*)\s*(?:\/|\bper\s)\s*([a-z]+)$/i;
const SHORT = /^([\d.]+)\s*([rqt])ps$/i;

/** A rate: `100/s`, `5 per day`, `1000 rows/min`, or a number with such a unit (`100` + `rows per second`, `50` + `rps`). */
export function parseRate(value: Json | undefined, unit?: string): Parsed<Rate> {
  if (typeof value !== "number" && typeof value !== "string") return { reason: "is neither a number nor a text" };
  const text = (unit === undefined ? String(value) : `${value} ${unit}`).trim();
  if (text.length > LONGEST) return { reason: `is longer than ${LONGEST} characters` };
  const [, written = "", of = "", per = "s"] = LONG.exec(text) ?? SHORT.exec(text) ?? [];
  const amount = number(written);
  if (amount === undefined) return { reason: "is no rate" };
  const one = timeUnit(per, undefined, true);
  if (one === undefined) return { reason: "has a unit that is no unit of time" };
  const length = duration(one.months, one.seconds);
  return length.value === undefined ? length : { value: { amount, of, per: length.value } };
}
