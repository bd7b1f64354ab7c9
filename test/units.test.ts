import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareDurations, durationBounds, longestGap, parseCron, parseDuration, parsePercent, parseRate, parseSize, printDuration, printPercent, printSize } from "#units";

const SEED = { seed: 20261123 };
const HOUR = 3600;
const DAY = 86_400;

describe("durations", () => {
  it.each<[string | number, string | undefined, number, number]>([
    [1, "h", 0, HOUR], ["24", "hours", 0, DAY], [2, "d", 0, 2 * DAY], [3, "day", 0, 3 * DAY], [7, "y", 84, 0], [1.5, "years", 18, 0],
    [250, "ms", 0, 0.25], [15, "min", 0, 900], [2, "w", 0, 14 * DAY], [6, "mo", 6, 0], [1, "quarter", 3, 0], ["4", " D ", 0, 4 * DAY],
    ["1h", undefined, 0, HOUR], ["15m", undefined, 0, 900], ["24 hours", undefined, 0, DAY], ["1h30m", undefined, 0, 5400],
    ["1 day, 6 hours", undefined, 0, DAY + 6 * HOUR], ["1 hour and 5 min", undefined, 0, HOUR + 300], ["0.5h", undefined, 0, 1800],
    ["1 year", undefined, 12, 0], ["24h", "hours", 0, DAY],
    ["PT1H", undefined, 0, HOUR], ["P1Y", undefined, 12, 0], ["P1Y2M3W4DT5H6M7.5S", undefined, 14, 25 * DAY + 5 * HOUR + 367.5], ["PT0,5S", undefined, 0, 0.5],
    ["daily", undefined, 0, DAY], ["Monthly", undefined, 1, 0], [0, "s", 0, 0], ["-0", "h", 0, 0],
  ])("reads %s %s", (value, unit, months, seconds) => {
    expect(parseDuration(value, unit)).toEqual({ value: { months, seconds } });
  });

  it.each<[string | number | boolean | null, string | undefined, string]>([
    [1, undefined, "without a unit"], ["1", "", "without a unit"], [-1, "h", "negative"], ["-1h", undefined, "negative"], [true, "h", "neither"], [null, "h", "neither"],
    [1, "parsec", "no unit of time"], ["1 parsec", undefined, "no unit of time"], ["99.9%", undefined, "percentage"], ["soon", undefined, "no duration"],
    ["", "h", "empty"], ["1h", "d", "another one"], ["PT1H", "h", "another one"], ["P", undefined, "no duration"], ["PT", undefined, "ISO 8601"], ["P1H", undefined, "ISO 8601"],
    [0.5, "mo", "part of a month"], [1e300, "s", "285,000"], [1, "e", "no unit of time"], ["0.00001", "s", "finer"], [Number.NaN, "h", "no duration"], ["1h!", undefined, "no duration"],
  ])("does not read %s %s", (value, unit, why) => {
    const { value: read, reason } = parseDuration(value, unit);
    expect(read).toBeUndefined();
    expect(reason).toContain(why);
  });

  it("takes a bare m for months in a retention, for minutes in a latency and in a compact text, and for nothing elsewhere", () => {
    expect(parseDuration(6, "m", "retention").value).toEqual({ months: 6, seconds: 0 });
    expect(parseDuration("6m", undefined, "dataRetention").value).toEqual({ months: 6, seconds: 0 });
    expect(parseDuration("6m", undefined, "latency").value).toEqual({ months: 0, seconds: 360 });
    for (const property of ["latency", "freshness", "timeToRepair", "responseTime"]) expect(parseDuration(6, "m", property).value).toEqual({ months: 0, seconds: 360 });
    expect(parseDuration(6, "m", "frequency").reason).toContain("minutes or months");
    expect(parseDuration(6, "M", "latency").reason).toContain("minutes or months");
    expect(parseDuration(6, "M").reason).toContain("minutes or months");
    expect(parseDuration("6M").value).toBeUndefined();
  });

  it("finds the same length in every notation", () => {
    for (const [one, other] of [["1h", "60m"], ["PT1H", "3600s"], ["1d", "24 hours"], ["1 week", "P7D"], ["P1Y", "12 months"], ["90min", "1h30m"]]) {
      expect(parseDuration(one)).toEqual(parseDuration(other));
    }
  });

  const durations = fc.record({ months: fc.integer({ min: 0, max: 5000 }), seconds: fc.integer({ min: 0, max: 4e12 }).map((millis) => millis / 1000) });

  it("reads back what it prints", () => {
    fc.assert(fc.property(durations, (one) => void expect(parseDuration(printDuration(one))).toEqual({ value: one })), { ...SEED, numRuns: 2000 });
    expect(printDuration({ months: 0, seconds: 0 })).toBe("PT0S");
    expect(printDuration({ months: 18, seconds: 90_000.5 })).toBe("P1Y6M1DT1H0.5S");
  });

  it("grows with the number", () => {
    const units = fc.constantFrom("ms", "s", "min", "h", "d", "w", "mo", "y");
    fc.assert(fc.property(fc.nat(250_000), fc.nat(250_000), units, (a, b, unit) => {
      const [one, other] = [parseDuration(a, unit).value, parseDuration(b, unit).value];
      if (one === undefined || other === undefined) throw new Error(`${a} or ${b} ${unit} is not read`);
      expect(compareDurations(one, other)).toBe(a === b ? "equal" : a < b ? "shorter" : "longer");
    }), SEED);
  });

  it("bounds months by what the calendar can do, from any day on", () => {
    for (let months = 1; months <= 30; months++) {
      const { least, most } = durationBounds({ months, seconds: 0 });
      const lengths = Array.from({ length: 48 }, (_, start) => (Date.UTC(1996, start + months, 1) - Date.UTC(1996, start, 1)) / 1000);
      expect(Math.min(...lengths)).toBeGreaterThanOrEqual(least);
      expect(Math.max(...lengths)).toBeLessThanOrEqual(most);
      if (months <= 12) expect([Math.min(...lengths), Math.max(...lengths)]).toEqual([least, most]);
    }
  });

  it.each([
    ["1h", "60m", "equal"], ["1h", "24h", "shorter"], ["P1M", "P27D", "longer"], ["P1M", "P28D", "unknown"], ["P1M", "P30D", "unknown"], ["P1M", "P32D", "shorter"],
    ["P1Y", "P364D", "longer"], ["P1Y", "P365D", "unknown"], ["P367D", "P1Y", "longer"], ["P1YT1H", "P1Y", "longer"], ["P7Y", "84 months", "equal"],
  ])("compares %s with %s: %s", (one, other, expected) => {
    const [a, b] = [parseDuration(one).value, parseDuration(other).value];
    if (a === undefined || b === undefined) throw new Error("not read");
    expect(compareDurations(a, b)).toBe(expected);
  });

  it("gives the opposite answer the other way round", () => {
    const opposite = { shorter: "longer", longer: "shorter", equal: "equal", unknown: "unknown" };
    fc.assert(fc.property(durations, durations, (a, b) => void expect(compareDurations(b, a)).toBe(opposite[compareDurations(a, b)])), SEED);
  });
});

describe("percentages", () => {
  it.each<[string | number, string | undefined, number]>([
    ["99.9%", undefined, 99.9], [99.9, "percent", 99.9], [0.999, "ratio", 99.9], ["99.5 percent", undefined, 99.5], [99.9, undefined, 99.9],
    ["99.9%", "%", 99.9], [0.5, "%", 0.5], [999, "‰", 99.9], [0, "%", 0], ["100 %", undefined, 100],
  ])("reads %s %s", (value, unit, percent) => {
    expect(parsePercent(value, unit)).toEqual({ value: percent });
  });

  it.each<[string | number | null, string | undefined, string]>([
    [0.999, undefined, "percentage or a ratio"], [101, "%", "not between"], [-1, "%", "not between"], [99, "h", "no part of a whole"],
    ["high", undefined, "no percentage"], ["99,9%", undefined, "no percentage"], [null, "%", "neither"], ["99%", "ratio", "another one"],
  ])("does not read %s %s", (value, unit, why) => {
    expect(parsePercent(value, unit).reason).toContain(why);
  });

  it("reads back what it prints", () => {
    const percents = fc.integer({ min: 0, max: 100_000_000 }).map((millionths) => millionths / 1e6);
    fc.assert(fc.property(percents, (percent) => void expect(parsePercent(printPercent(percent))).toEqual({ value: percent })), SEED);
  });
});

describe("sizes and rates", () => {
  it.each<[string | number, string | undefined, number]>([
    ["10 GB", undefined, 1e10], ["512MiB", undefined, 512 * 1024 ** 2], [4, "gigabyte", 4e9], ["8 Mbit", undefined, 1e6], [1, "KiB", 1024], ["1.5kB", undefined, 1500],
  ])("reads the size %s %s", (value, unit, bytes) => {
    expect(parseSize(value, unit)).toEqual({ value: bytes });
  });

  it("says why a size is not understood, and reads back what it prints", () => {
    expect(parseSize(5).reason).toContain("without a unit");
    expect(parseSize("5 apples").reason).toContain("no size");
    expect(parseSize("20 EB").reason).toContain("larger");
    fc.assert(fc.property(fc.maxSafeNat(), (bytes) => void expect(parseSize(printSize(bytes))).toEqual({ value: bytes })), SEED);
    expect([printSize(1_500_000_000), printSize(0), printSize(1e15)]).toEqual(["1500 MB", "0 B", "1 PB"]);
  });

  it.each<[string | number, string | undefined, number, string, number]>([
    ["100/s", undefined, 100, "", 1], ["5 per day", undefined, 5, "", DAY], ["1000 rows/min", undefined, 1000, "rows", 60], [100, "rows per second", 100, "rows", 1], [50, "rps", 50, "r", 1],
  ])("reads the rate %s %s", (value, unit, amount, of, seconds) => {
    expect(parseRate(value, unit)).toEqual({ value: { amount, of, per: { months: 0, seconds } } });
  });

  it("says why a rate is not understood", () => {
    expect(parseRate("fast").reason).toContain("no rate");
    expect(parseRate("5 per apple").reason).toContain("no unit of time");
    expect(parseRate(null).reason).toContain("neither");
  });
});

describe("schedules", () => {
  it.each([
    ["* * * * *", 60], ["*/15 * * * *", 900], ["5/20 * * * *", 1200], ["0 * * * *", HOUR], ["0 20 * * *", DAY], ["0 6,18 * * *", 12 * HOUR], ["0 9-17 * * *", 16 * HOUR],
    ["0 9 * * 1-5", 3 * DAY], ["0 9 * * MON-FRI", 3 * DAY], ["0 9 * * 5-7", 5 * DAY], ["0 9 * * fri-mon", 4 * DAY], ["*/10 8-18 * * 1-5", 2 * DAY + 13 * HOUR + 600],
    ["0 0 1 * *", 31 * DAY], ["0 0 31 * *", 61 * DAY], ["0 0 L * *", 31 * DAY], ["0 0 29 2 *", 2921 * DAY], ["0 0 1 1 *", 366 * DAY], ["0 0 1 */3 *", 92 * DAY],
    ["0 0 1,15 * 1", 7 * DAY], ["0 0 * * 6L", 35 * DAY], ["0 0 * * mon#1", 35 * DAY], ["0 0 1-7 * *", 25 * DAY], ["30 4 */2 * 1", 21 * DAY],
    ["*/10 * * * * *", 10], ["0 0 12 * * ?", DAY], ["0 0/30 8-10 ? * MON-FRI", 2 * DAY + 21.5 * HOUR], ["0 15 10 ? * 6L *", 35 * DAY],
    ["cron(0 12 * * ? *)", DAY], ["cron(0/5 8-17 ? * MON-FRI *)", 2 * DAY + 14 * HOUR + 300], ["rate(1 hour)", HOUR], ["rate(5 minutes)", 300],
    ["@hourly", HOUR], ["@daily", DAY], ["@midnight", DAY], ["@weekly", 7 * DAY], ["@monthly", 31 * DAY], ["@yearly", 366 * DAY], ["@every 90m", 5400],
    ["daily", DAY], ["Weekly", 7 * DAY], ["every 2 hours", 2 * HOUR], ["every day", DAY], ["PT15M", 900], ["24 hours", DAY], ["TZ=Europe/Berlin 0 6 * * *", DAY], ["  0   6 *\t* * ", DAY],
  ])("finds the longest gap of %s", (schedule, seconds) => {
    expect(longestGap(schedule)).toEqual({ value: seconds });
  });

  it.each([
    ["", "not understood"], ["@reboot", "not understood"], ["continuous", "not understood"], ["rate(0 minutes)", "no time"], ["0 0 30 2 *", "never runs"], ["0 12 * * ? 2030", "names years"],
    ["0 0 12 * * ? 2030", "names years"], ["61 * * * *", "minutes"], ["* 24 * * *", "hours"], ["0 0 0 * *", "days of the month"], ["0 0 * 13 *", "month"], ["0 0 * * 8", "days of the week"],
    ["*/0 * * * *", "minutes"], ["H H * * *", "minutes"], ["0 0 15W * *", "days of the month"], ["1,,2 * * * *", "minutes"], ["* * * *", "5 to 7 fields"], ["* * * * * * * *", "5 to 7 fields"], ["a b c d e f", "not understood"],
  ])("says why %s has none", (schedule, why) => {
    const { value, reason } = longestGap(schedule);
    expect(value).toBeUndefined();
    expect(reason).toContain(why);
  });

  it("agrees with running through the days, minute by minute", () => {
    const some = (from: number, to: number) => fc.uniqueArray(fc.integer({ min: from, max: to }), { minLength: 1, maxLength: 4 }).map((values) => values.join(","));
    fc.assert(fc.property(some(0, 59), some(0, 23), some(0, 6), (minutes, hours, weekdays) => {
      const rule = parseCron(`${minutes} ${hours} * * ${weekdays}`).value;
      if (rule === undefined) throw new Error("not read");
      let last: number | undefined;
      let widest = 0;
      for (let minute = 0; minute < 14 * 1440; minute++) {
        const weekday = Math.floor(minute / 1440) % 7;
        if (!rule.minutes.includes(minute % 60) || !rule.hours.includes(Math.floor(minute / 60) % 24)) continue;
        if (!rule.days.runsOn({ month: 1, date: 1, dates: 31, weekday })) continue;
        if (last !== undefined) widest = Math.max(widest, minute - last);
        last = minute;
      }
      expect(longestGap(`${minutes} ${hours} * * ${weekdays}`)).toEqual({ value: widest * 60 });
    }), { ...SEED, numRuns: 40 });
  });
});

describe("hostile text", () => {
  type Reader = (text: string, unit?: string) => { readonly value?: unknown; readonly reason?: string };
  const readers: readonly Reader[] = [parseDuration, parsePercent, parseSize, parseRate, (text) => longestGap(text), (text) => parseCron(text)];
  const pieces = fc.constantFrom("1", "h", "m", " ", "P", "T", "%", "*", "/", ",", "-", "?", "L", "#", "0", ".", "e9", "per ", "rate(", ")", "@", "every ", "99999", "mon", "__proto__", "\u0000", "٣", "∞");
  const texts = fc.oneof(fc.string(), fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join("")));

  it("always gets a value or a reason, never an exception", () => {
    fc.assert(fc.property(texts, fc.option(texts, { nil: undefined }), (text, unit) => {
      for (const read of readers) {
        const { value, reason } = read(text, unit);
        expect((value === undefined) !== (reason === undefined)).toBe(true);
        if (typeof value === "number") expect(Number.isFinite(value) && value >= 0).toBe(true);
      }
    }), { ...SEED, numRuns: 5000 });
  });

  it("is refused by its length alone where it is long", () => {
    for (const unit of ["1h", "1 ", "* ", "9", "P1", "%", "1,", "a", "-", "e", "\t"]) {
      const long = `1${unit.repeat(2_000_000)}1`;
      for (const read of readers) expect(read(long).reason).toContain("longer than 256 characters");
    }
  });
});
