import { field } from "./cron-field.ts";
import type { DayRule } from "./cron-days.ts";
import { dayRule } from "./cron-days.ts";
import type { Parsed } from "./parsed.ts";
import { LONGEST } from "./parsed.ts";

/** When a schedule runs, on a clock without time zone and clock changes. Each list is sorted, without doubles, never empty. */
export interface Cron {
  readonly seconds: readonly number[];
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly days: DayRule;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * A cron expression: 5 fields (crontab), 6 with seconds first (Spring, node-cron, Quartz) or with a year last (`cron(…)` of AWS),
 * 7 with both (Quartz). Days of the week count from 0 = Sunday; from 1 = Sunday where a `?` or a year shows Quartz's or AWS's dialect.
 * A leading `TZ=…` is read over. Not understood: `W` (nearest weekday), `H` (chosen by Jenkins), a list of years (such a schedule ends).
 */
export function parseCron(text: string): Parsed<Cron> {
  if (text.length > LONGEST) return { reason: `is longer than ${LONGEST} characters` };
  const wrapped = /^cron\(([^()]*)\)$/i.exec(text.trim())?.[1];
  const words = (wrapped ?? text).trim().replace(/^(?:CRON_)?TZ=\S+\s+/, "").toLowerCase().split(/\s+/);
  const yearLast = words.length === 7 || (words.length === 6 && (wrapped !== undefined || words[2] === "?" || words[4] === "?"));
  const year = yearLast ? words.pop() : "*";
  if (year !== "*" && year !== "?") return { reason: "names years, so it ends" };
  const quartz = yearLast || words.includes("?");
  if (words.length === 5) words.unshift("0");
  if (words.length !== 6) return { reason: "is no cron expression: it needs 5 to 7 fields" };
  const [s = "", min = "", h = "", dom = "", mon = "", dow = ""] = words;
  const seconds = field(s, { name: "seconds", from: 0, to: 59 });
  const minutes = field(min, { name: "minutes", from: 0, to: 59 });
  const hours = field(h, { name: "hours", from: 0, to: 23 });
  const months = field(mon, { name: "month", from: 1, to: 12, words: MONTHS });
  const days = months.value === undefined ? months : dayRule(months.value, dom, dow, quartz);
  if (seconds.value === undefined) return seconds;
  if (minutes.value === undefined) return minutes;
  if (hours.value === undefined) return hours;
  if (days.value === undefined) return days;
  return { value: { seconds: seconds.value, minutes: minutes.value, hours: hours.value, days: days.value } };
}
