import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { breaking } from "#breaking";
import type { Change, Json } from "#model";
import { read } from "#read";
import { escape, limitOf, type Numbers, numbersOf, shownNumber } from "../packages/breaking/contract/numbers.ts";
import { allowedBy, onlyIn } from "../packages/breaking/contract/thresholds.ts";

const place = { file: "a.yaml", line: 1, column: 1, endLine: 1, endColumn: 1 };
const seed = 20_261_124;

describe("thresholds are sets of numbers", () => {
  const passes = (name: string, value: Json, measured: number): boolean => {
    const [from = 0, to = 0] = Array.isArray(value) ? (value as number[]) : [Number(value), Number(value)];
    switch (name) {
      case "mustBe": return measured === from;
      case "mustNotBe": return measured !== from;
      case "mustBeGreaterThan": return measured > from;
      case "mustBeGreaterOrEqualTo": return measured >= from;
      case "mustBeLessThan": return measured < from;
      case "mustBeLessOrEqualTo": return measured <= from;
      case "mustBeBetween": return measured >= from && measured <= to;
      default: return measured < from || measured > to;
    }
  };
  const number = fc.integer({ min: -4, max: 4 });
  const single = fc.tuple(fc.constantFrom("mustBe", "mustNotBe", "mustBeGreaterThan", "mustBeGreaterOrEqualTo", "mustBeLessThan", "mustBeLessOrEqualTo"), number);
  const range = fc.tuple(fc.constantFrom("mustBeBetween", "mustNotBeBetween"), fc.tuple(number, number).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as Json));
  const operator = fc.oneof(single, range);
  const halves = Array.from({ length: 41 }, (_, index) => (index - 20) / 2);

  test("a number of one and not of the other is found wherever there is one", () =>
    fc.assert(fc.property(operator, operator, ([name, value], [other, limit]) => {
      const [first, second] = [allowedBy({ name, value, at: place, spots: {} }), allowedBy({ name: other, value: limit, at: place, spots: {} })];
      const found = first && second && onlyIn(first, second);
      const brute = halves.find((measured) => passes(name, value, measured) && !passes(other, limit, measured));
      expect(found === undefined).toBe(brute === undefined);
      if (found !== undefined) expect([passes(name, value, found), passes(other, limit, found)]).toEqual([true, false]);
    }), { seed, numRuns: 3_000 }));

  test("what is no number has no direction", () => {
    for (const value of ["3", null, [1], [1, 2, 3], { a: 1 }, Infinity]) expect(allowedBy({ name: "mustBeBetween", value: value as Json, at: place, spots: {} })).toBeUndefined();
  });
});

describe("limits are reckoned exactly", () => {
  const bound = fc.integer({ min: -20, max: 20 }).map((tenths) => tenths / 10);
  const option = fc.oneof(
    fc.tuple(fc.constantFrom("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"), bound),
    fc.tuple(fc.constant("multipleOf"), fc.integer({ min: 1, max: 12 }).map((tenths) => tenths / 10)),
  );
  const keeps = (key: string, limit: number, value: number) => {
    const [v, l] = [Math.round(value * 1000), Math.round(limit * 1000)];
    return key === "minimum" ? v >= l : key === "maximum" ? v <= l : key === "exclusiveMinimum" ? v > l : key === "exclusiveMaximum" ? v < l : v % l === 0;
  };
  const grid = Array.from({ length: 12_001 }, (_, index) => (index - 6_000) / 1000);

  test("a number that some limits let pass and another does not is found wherever there is one", () =>
    fc.assert(fc.property(fc.uniqueArray(option, { selector: ([key]) => key, maxLength: 3 }), option, fc.boolean(), fc.constantFrom({}, { physicalType: "BIGINT" }, { physicalType: "DECIMAL(38,3)" }), (own, [key, limit], whole, stored) => {
      if (stored.physicalType === "BIGINT" && !whole) return;
      const property = { logicalType: whole ? "integer" : "number", ...stored, options: { values: Object.fromEntries(own), at: place, spots: {} } } as unknown as Parameters<typeof numbersOf>[0];
      const found = escape(numbersOf(property) as Numbers, limitOf(key, limit) as Numbers);
      const legal = (value: number) => own.every(([other, at]) => keeps(other, at, value)) && (!whole || Number.isInteger(value));
      const brute = grid.find((value) => legal(value) && !keeps(key, limit, value));
      if (brute !== undefined) expect(found, JSON.stringify([own, key, limit, whole, stored, brute])).toBeDefined();
      const shown = found === undefined ? undefined : shownNumber(found);
      if (typeof shown === "number" && Math.abs(shown) < 1e9) expect([legal(shown), keeps(key, limit, shown)], JSON.stringify([own, key, limit, whole, stored, shown])).toEqual([true, false]);
    }), { seed, numRuns: 1_500 }));
});

describe("what changes beside rows", () => {
  const text = (more: object, property: object = {}) => JSON.stringify({
    apiVersion: "v3.2.0", kind: "DataContract", id: "orders", version: "1.0.0", status: "active", schema: [{ name: "orders", properties: [{ name: "x", logicalType: "string", ...property }] }], ...more,
  });
  const kindsOf = async (before: string, after: string): Promise<string[]> => {
    const [old, now] = await Promise.all([before, after].map((one) => read("a.json", new TextEncoder().encode(one))));
    const changes: Change[] = await breaking({ before: old === undefined ? [] : [old], after: now === undefined ? [] : [now], mesh: { contracts: [], products: [], consumers: [] } });
    return changes.map(({ kind }) => kind);
  };
  const described = (description: string) => text({}, { description });
  const classified = (classification?: string) => text({}, classification === undefined ? {} : { classification });

  test.each([
    ["Price in EUR", "Price in USD", "meaning-changed"], ["Price in euros", "Price in cents", "meaning-changed"], ["Weight in kg", "Weight in pounds", "meaning-changed"],
    ["Net of VAT", "Gross of VAT", "meaning-changed"], ["Time in UTC", "Local time", "meaning-changed"], ["€ 5", "$ 5", "meaning-changed"],
    ["The price", "The price of the order", "metadata-changed"], ["Price in EUR", "The price, in EUR", "metadata-changed"], ["Neuro data", "Data of neurons", "metadata-changed"],
  ])("%s → %s: %s", async (before, after, kind) => expect(await kindsOf(described(before), described(after))).toEqual([kind]));

  test.each([
    ["public", "internal", "raised"], ["internal", "Strictly Confidential", "raised"], ["restricted", "confidential", "lowered"], [undefined, "internal", "raised"], ["pii", undefined, "lowered"],
    ["PII", "public", "lowered"], ["internal", "pii", "raised"], ["pii", "restricted", "changed"], ["tlp:green", "tlp:amber", "changed"], ["constructor", "public", "changed"],
  ])("classification %s → %s: %s", async (before, after, way) => expect(await kindsOf(classified(before), classified(after))).toEqual([`classification-${way}`]));

  test.each([
    [{ priceAmount: 5, priceCurrency: "EUR" }, { priceAmount: 4, priceCurrency: "EUR" }, "price-lowered"], [undefined, { priceAmount: 1, priceCurrency: "EUR" }, "price-raised"],
    [{ priceAmount: 5, priceCurrency: "EUR", priceUnit: "month" }, { priceAmount: 4, priceCurrency: "EUR", priceUnit: "day" }, "price-changed"], [{ priceAmount: 5 }, undefined, "price-lowered"],
  ])("price %j → %j: %s", async (before, after, kind) => expect(await kindsOf(text({ price: before }), text({ price: after }))).toEqual([kind]));
});
