import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { add, between, ceilMultiple, compare, type Decimal, decimal, floorMultiple, isMultiple, lcm, negated, printDecimal, times, toNumber } from "#decimal";

const seed = 20262;
const of = (written: string | number): Decimal => decimal(written) ?? expect.fail(`${written} is no number`);
const some = fc.tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: -30, max: 30 })).map(([units, power]) => of(`${units}e${power}`));
const positive = fc.tuple(fc.bigInt({ min: 1n, max: 10n ** 6n }), fc.integer({ min: -6, max: 6 })).map(([units, power]) => of(`${units}e${power}`));
const runs = { seed, numRuns: 500 };

describe("a number is what is written", () => {
  test.each([["0.1", 1n, -1], ["1e308", 1n, 308], ["1e-400", 1n, -400], ["-0", 0n, 0], ["100", 1n, 2], ["1.50", 15n, -1], [".5", 5n, -1], ["5.", 5n, 0], ["+7", 7n, 0], [5e-324, 5n, -324], [0.1 + 0.2, 30000000000000004n, -17]] as const)(
    "%s", (written, units, power) => expect(decimal(written)).toEqual({ units, power }));
  test.each(["", ".", "e5", "1_000", "0x10", "Infinity", "NaN", "1e99999", "1e999999999", "9".repeat(6000), "1 2", "--1"])("%s is none", (written) => expect(decimal(written)).toBeUndefined());
  test("printed and read it is the same, also through a JavaScript number", () => {
    fc.assert(fc.property(some, (a) => void expect(decimal(printDecimal(a))).toEqual(a)), runs);
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (a) => void expect(toNumber(of(a))).toBe(a === 0 ? 0 : a)), runs);
  });
  test("a decimal that no JavaScript number stands for says so", () => {
    expect(toNumber(of("9007199254740993"))).toBeUndefined();
    expect(toNumber(of("1e400"))).toBeUndefined();
  });
});

describe("arithmetic is exact", () => {
  test.each([["0.3", "0.1"], ["4.02", "0.01"], ["1e308", "0.5"], ["0", "7"], ["-9", "4.5"]])("%s is a multiple of %s", (a, b) => expect(isMultiple(of(a), of(b))).toBe(true));
  test.each([["0.35", "0.1"], ["1e308", "0.123456789"], ["0.0075", "0.0002"]])("%s is no multiple of %s", (a, b) => expect(isMultiple(of(a), of(b))).toBe(false));
  test("adding, comparing and multiplying agree with each other", () => {
    fc.assert(fc.property(some, some, (a, b) => {
      expect(add(add(a, b), negated(b))).toEqual(a);
      expect(Math.sign(compare(a, b))).toBe(Math.sign(Number(add(a, negated(b)).units)));
      expect(times(a, b)).toEqual(times(b, a));
    }), runs);
  });
  test("the common multiples are those of the least one", () => {
    fc.assert(fc.property(positive, positive, fc.integer({ min: 1, max: 50 }), (a, b, k) => {
      const both = lcm(a, b);
      expect(isMultiple(times(both, of(k)), a) && isMultiple(times(both, of(k)), b)).toBe(true);
      expect(isMultiple(times(a, of(k)), b)).toBe(isMultiple(times(a, of(k)), both));
    }), runs);
  });
  test("rounding to multiples", () => {
    expect([floorMultiple(of("-0.5"), of(1)), ceilMultiple(of("-0.5"), of(1)), floorMultiple(of("0.35"), of("0.1")), ceilMultiple(of("0.35"), of("0.1")), ceilMultiple(of("0.3"), of("0.1"))]).toEqual([-1n, 0n, 3n, 4n, 3n]);
  });
  test("something short lies between any two", () => {
    fc.assert(fc.property(some, some, (a, b) => {
      if (compare(a, b) >= 0) return;
      const middle = between(a, b);
      expect(compare(a, middle) < 0 && compare(middle, b) < 0).toBe(true);
    }), runs);
    expect([["2", "3"], ["93", "104"], ["-1", "5"], ["0", "0.01"], ["1.25", "1.26"], ["-3", "-2"], ["0", "100"]].map(([a = "", b = ""]) => printDecimal(between(of(a), of(b))))).toEqual(["2.1", "100", "0", "0.001", "1.251", "-2.1", "10"]);
  });
});
