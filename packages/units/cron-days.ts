import { field } from "./cron-field.ts";
import type { Parsed } from "./parsed.ts";

/** A day as the day fields of cron see it. */
export interface Day {
  readonly month: number;
  readonly date: number;
  /** How many days the month has. */
  readonly dates: number;
  /** 0 = Sunday. */
  readonly weekday: number;
}

/** On which days a schedule runs. */
export interface DayRule {
  /** After what the days repeat: weekday and date together only with the calendar's 400 years. */
  readonly repeats: "day" | "week" | "year" | "calendar";
  readonly runsOn: (day: Day) => boolean;
}

const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
type Test = (day: Day) => boolean;

/**
 * The day fields together. Where both are restricted a day needs to fit only one of them, as crontab(5) has it;
 * a field that begins with `*` does not count as restricted there, so then it needs to fit both.
 */
export function dayRule(months: readonly number[], dom: string, dow: string, quartz: boolean): Parsed<DayRule> {
  const date = tests(dom, dateTest);
  const weekday = tests(dow, (item) => weekdayTest(item, quartz));
  if (date === undefined) return { reason: "is no cron expression: its days of the month are not understood" };
  if (weekday === undefined) return { reason: "is no cron expression: its days of the week are not understood" };
  const both = /^[*?]/.test(dom) || /^[*?]/.test(dow);
  const inMonth = new Set(months);
  return {
    value: {
      repeats: repeats(free(dom), free(dow), inMonth.size === 12 && !/\dl|[a-z]{3}l|#/.test(dow)),
      runsOn: (day) => inMonth.has(day.month) && (both ? date(day) && weekday(day) : date(day) || weekday(day)),
    },
  };
}

function repeats(anyDate: boolean, anyWeekday: boolean, everyWeek: boolean): DayRule["repeats"] {
  if (!anyWeekday) return anyDate && everyWeek ? "week" : "calendar";
  return anyDate && everyWeek ? "day" : "year";
}

function free(text: string): boolean {
  return text === "*" || text === "?";
}

function tests(text: string, one: (item: string) => Test | undefined): Test | undefined {
  const all = text.split(",").map(one);
  const known = all.filter((test) => test !== undefined);
  return known.length === all.length ? (day) => known.some((test) => test(day)) : undefined;
}

/** `L` is the last day of the month, `L-3` three days before it. */
function dateTest(item: string): Test | undefined {
  const fromEnd = /^l(?:-(\d{1,2}))?$/.exec(item);
  if (fromEnd !== null) return (day) => day.date === day.dates - Number(fromEnd[1] ?? 0);
  const dates = field(item, { name: "days of the month", from: 1, to: 31 }).value;
  return dates === undefined ? undefined : (day) => dates.includes(day.date);
}

/** `friL` is the last Friday of the month, `fri#2` the second. */
function weekdayTest(item: string, quartz: boolean): Test | undefined {
  if (item === "l") return (day) => day.weekday === 6;
  const [, before, last, nth] = /^([a-z]{3}|\d)(?:(l)|#([1-5]))$/.exec(item) ?? [];
  const found = field(before ?? item, { name: "days of the week", from: quartz ? 1 : 0, to: 7, words: WEEKDAYS, round: 7 }).value;
  if (found === undefined) return undefined;
  const weekdays = found.map((value) => (quartz ? value - 1 : value));
  const place: Test = (day) => (last === undefined ? nth === undefined || Math.ceil(day.date / 7) === Number(nth) : day.date > day.dates - 7);
  return (day) => weekdays.includes(day.weekday) && place(day);
}
