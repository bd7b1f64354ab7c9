import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Json, LogicalType } from "#model";
import { boundsOf, isBeyond, isEmpty } from "#terms";
import { momentOf } from "#units";

const at = { file: "a", line: 1, column: 1, endLine: 1, endColumn: 1 };
const options = (values: Record<string, Json>) => boundsOf({ at, spots: {}, values });
const empty = (values: Record<string, Json>, type: LogicalType) => {
  const { low, high } = options(values);
  return low.some((from) => high.some((to) => isEmpty(from, to, type)));
};

describe("ranges", () => {
  const end = fc.option(fc.integer({ min: -3, max: 3 }), { nil: undefined });
  const ends = fc.record({ minimum: end, exclusiveMinimum: end, maximum: end, exclusiveMaximum: end });
  const written = (values: Record<string, number | undefined>) => Object.fromEntries(Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
  const fits = (value: number, { minimum = -9, exclusiveMinimum = -9, maximum = 9, exclusiveMaximum = 9 }: Record<string, number | undefined>) =>
    value >= minimum && value > exclusiveMinimum && value <= maximum && value < exclusiveMaximum;

  test.each([["integer", 1], ["number", 0.5]] as const)("a range of %ss is empty where no value lies in it", (type, step) => {
    const line = Array.from({ length: 16 / step + 1 }, (_, index) => -8 + index * step);
    fc.assert(fc.property(ends, (values) => {
      const inside = line.filter((value) => fits(value, values));
      expect(empty(written(values), type)).toBe(inside.length === 0);
      const { low, high } = options(written(values));
      for (const value of line) expect(low.some((bound) => isBeyond(value, bound, "low")) || high.some((bound) => isBeyond(value, bound, "high"))).toBe(!fits(value, values));
    }), { seed: 7, numRuns: 2000 });
  });

  test.each([
    [{ minimum: 1, exclusiveMinimum: true, maximum: 1 }, "number", true],
    [{ minimum: 1, exclusiveMinimum: false, maximum: 1 }, "number", false],
    [{ minimum: "2020-01-01", exclusiveMaximum: "2020-01-02" }, "date", false],
    [{ exclusiveMinimum: "2020-01-01", exclusiveMaximum: "2020-01-02" }, "date", true],
    [{ exclusiveMinimum: "2020-02-28", exclusiveMaximum: "2020-03-01" }, "date", false],
    [{ exclusiveMinimum: "2021-02-28", exclusiveMaximum: "2021-03-01" }, "date", true],
    [{ minimum: "2020-01-01T10:00:00+02:00", maximum: "2020-01-01T08:00:00Z" }, "timestamp", false],
    [{ minimum: "2020-01-01T10:00:01+02:00", maximum: "2020-01-01T08:00:00Z" }, "timestamp", true],
    [{ minimum: "10:00", maximum: "09:59:59.5" }, "time", true],
    [{ minimum: "2020-01-01T10:00:00", maximum: "2019-01-01T08:00:00Z" }, "timestamp", false],
    [{ minimum: "31.12.2020", maximum: "01.01.2020" }, "date", false],
    [{ minimum: "${FROM}", maximum: "2020-01-01" }, "date", false],
    [{ minimum: 5, maximum: "4" }, "number", false],
  ] as const)("%j of %s: %s", (values, type, said) => expect(empty(values, type)).toBe(said));
});

describe("moments", () => {
  test("agree with the calendar of the language", () => {
    fc.assert(fc.property(fc.date({ min: new Date("1000-01-01T00:00:00Z"), max: new Date("9999-12-31T23:59:59.999Z"), noInvalidDate: true }), (date) => {
      const text = date.toISOString();
      expect(momentOf(text)).toEqual({ kind: "zoned", at: date.getTime() });
      expect(momentOf(text.replace("T", " ").replace("Z", "+00:00"))).toEqual({ kind: "zoned", at: date.getTime() });
      expect(momentOf(text.slice(0, 10))).toEqual({ kind: "date", at: Math.floor(date.getTime() / 86_400_000) });
      expect(momentOf(text.slice(11, 23))).toEqual({ kind: "time", at: ((date.getTime() % 86_400_000) + 86_400_000) % 86_400_000 });
    }), { seed: 7, numRuns: 2000 });
  });

  test.each(["2020-02-30", "2021-02-29", "2020-13-01", "2020-1-1", "20200101", "2020-01-01T25:00", "2020-01-01T10:60", "12", "12:60", "", "x".repeat(50), "2020-01-01 10:00 CET"])("%s is none", (text) => expect(momentOf(text)).toBeUndefined());
});
