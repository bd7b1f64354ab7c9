import { durationBounds } from "./compare-durations.ts";
import type { Cron } from "./cron.ts";
import { parseCron } from "./cron.ts";
import type { DayRule } from "./cron-days.ts";
import { parseDuration } from "./parse-duration.ts";
import type { Parsed } from "./parsed.ts";
import { LONGEST } from "./parsed.ts";

const DAY = 86_400;
const CALENDAR_DAYS = 146_097;

/**
 * The longest time between two runs of a schedule, in seconds: a freshness below it cannot be kept.
 * Reads cron (see `parseCron`), `@daily` …, `rate(1 hour)`, `@every 90m`, words (`daily`) and durations (`PT1H`).
 * On a clock without time zone: at a clock change a daily run may come an hour later. The reason completes "The schedule …".
 */
export function longestGap(schedule: string): Parsed<number> {
  const text = schedule.trim();
  if (text.length > LONGEST) return { reason: `is longer than ${LONGEST} characters` };
  const [, rate, every, alias] = /^(?:rate\(([^()]*)\)|@?every\s+(.*)|@(.*))$/i.exec(text) ?? [];
  if (every !== undefined) return period(/^\d/.test(every) ? every : `1 ${every}`);
  const plain = rate ?? alias ?? (/^cron\(|\s\S+\s+\S+\s/i.test(text) ? undefined : text);
  if (plain !== undefined) return period(plain);
  const cron = parseCron(text);
  return cron.value === undefined ? cron : cronGap(cron.value);
}

function period(text: string): Parsed<number> {
  const length = parseDuration(text);
  if (length.value === undefined) return { reason: "is not understood" };
  const { most } = durationBounds(length.value);
  return most > 0 ? { value: most } : { reason: "has no time between its runs" };
}

function cronGap(cron: Cron): Parsed<number> {
  const days = dayGap(cron.days);
  if (days === undefined) return { reason: "never runs" };
  const seconds = span(cron.seconds);
  const minutes = span(cron.minutes);
  const hours = span(cron.hours);
  const inMinute = seconds.widest;
  const inHour = minutes.widest * 60 - seconds.all;
  const inDay = hours.widest * 3600 - minutes.all * 60 - seconds.all;
  const overNight = days * DAY - hours.all * 3600 - minutes.all * 60 - seconds.all;
  return { value: Math.max(inMinute, inHour, inDay, overNight) };
}

/** From the first to the last value, and the widest step between two neighbours; 0 where there is one value. */
function span(values: readonly number[]): { readonly all: number; readonly widest: number } {
  const widest = values.reduce((most, value, index) => Math.max(most, value - (values[index - 1] ?? value)), 0);
  return { all: (values.at(-1) ?? 0) - (values[0] ?? 0), widest };
}

/**
 * The most days from one running day to the next; undefined where no day fits. Looks at as many years as the rule needs to repeat:
 * 400 where weekdays meet dates (Gregorian calendar); the years around 2100, which is no leap year, where only dates count.
 */
function dayGap({ repeats, runsOn }: DayRule): number | undefined {
  if (repeats === "day") return 1;
  if (repeats === "week") return widest(running(runsOn, 2000, 1));
  if (repeats === "year") return widest(running(runsOn, 2095, 18));
  const days = running(runsOn, 2000, 400);
  return widest(days[0] === undefined ? days : [...days, days[0] + CALENDAR_DAYS]);
}

/** The numbers of the days that fit, from 0 = 1 January of the first year. Weekdays are right from the year 2000, a Saturday. */
function running(runsOn: DayRule["runsOn"], first: number, years: number): number[] {
  const found: number[] = [];
  let number = 0;
  for (let year = first; year < first + years; year++) {
    for (let month = 1; month <= 12; month++) {
      const dates = month === 2 ? (leap(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
      for (let date = 1; date <= dates; date++, number++) {
        if (runsOn({ month, date, dates, weekday: (number + 6) % 7 })) found.push(number);
      }
    }
  }
  return found;
}

function leap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function widest(days: readonly number[]): number | undefined {
  return days.length === 0 ? undefined : span(days).widest;
}
