import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { breaking } from "#breaking";
import { toNumber } from "#decimal";
import type { Change, Json } from "#model";
import { read } from "#read";
import { escape, limitOf, type Numbers, numbersOf } from "../packages/breaking/contract/numbers.ts";
import { allowedBy, onlyIn } from "../packages/breaking/contract/thresholds.ts";

const place = { file: "a.yaml", line: 1, column: 1, endLine: 1, endColumn: 1 };
const seed = 20_261_124;

const text = (more: object, property: object = {}) => JSON.stringify({
  apiVersion: "v3.2.0", kind: "DataContract", id: "orders", version: "1.0.0", status: "active", schema: [{ name: "orders", properties: [{ name: "x", logicalType: "string", ...property }] }], ...more,
});

async function compared(before: string, after: string): Promise<Change[]> {
  const [old, now] = await Promise.all([before, after].map((one) => read("a.json", new TextEncoder().encode(one))));
  return breaking({ before: old === undefined ? [] : [old], after: now === undefined ? [] : [now], mesh: { contracts: [], products: [], consumers: [] } });
}
const kindsOf = async (before: string, after: string): Promise<string[]> => (await compared(before, after)).map(({ kind }) => kind);

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

  const rule = fc.array(operator, { minLength: 1, maxLength: 3 });
  const allowed = (thresholds: readonly (readonly [string, Json])[]) => allowedBy(thresholds.map(([name, value]) => ({ name, value, at: place, spots: {} })));
  const passesAll = (thresholds: readonly (readonly [string, Json])[], measured: number) => thresholds.every(([name, value]) => passes(name, value, measured));

  test("a number of one rule and not of the other is found wherever there is one; of several operators, all hold", () =>
    fc.assert(fc.property(rule, rule, (one, other) => {
      const [first, second] = [allowed(one), allowed(other)];
      const found = first && second && onlyIn(first, second);
      const brute = halves.find((measured) => passesAll(one, measured) && !passesAll(other, measured));
      expect(found === undefined).toBe(brute === undefined);
      if (found !== undefined) expect([passesAll(one, found), passesAll(other, found)]).toEqual([true, false]);
    }), { seed, numRuns: 3_000 }));

  test("what is no number has no direction", () => {
    for (const value of ["3", null, [1], [1, 2, 3], { a: 1 }, Infinity]) expect(allowed([["mustBeBetween", value as Json]])).toBeUndefined();
    expect([allowed([]), allowed([["mustBe", 3], ["mustNotBe", "x"]])]).toEqual([undefined, undefined]);
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
    fc.assert(fc.property(fc.uniqueArray(option, { selector: ([key]) => key, maxLength: 3 }), option, fc.constantFrom(undefined, "integer", "BIGINT", "DECIMAL(38,3)"), (own, [key, limit], kept) => {
      const whole = kept === "integer" || kept === "BIGINT";
      const property = { logicalType: whole ? "integer" : "number", ...(kept === undefined || kept === "integer" ? {} : { physicalType: kept }), options: { values: Object.fromEntries(own), at: place, spots: {} } } as unknown as Parameters<typeof numbersOf>[0];
      const out = escape(numbersOf(property) as Numbers, limitOf(key, limit, property) as Numbers);
      const found = out === undefined ? undefined : toNumber(out);
      const legal = (value: number) => own.every(([other, at]) => keeps(other, at, value)) && (!whole || Number.isInteger(value));
      const brute = grid.find((value) => legal(value) && !keeps(key, limit, value));
      if (brute !== undefined) expect(found, JSON.stringify([own, key, limit, whole, brute])).toBeDefined();
      if (found !== undefined) expect([legal(Number(found)), keeps(key, limit, Number(found))], JSON.stringify([own, key, limit, whole, found])).toEqual([true, false]);
    }), { seed, numRuns: 1_500 }));
});

test("a limit at the edge of 64 bits is not taken for none", async () => {
  const one = (more: object) => text({}, { logicalType: "integer", physicalType: "BIGINT", ...more });
  const changes = await compared(one({ logicalTypeOptions: { exclusiveMinimum: -1 } }), one({}));
  expect(changes.map(({ kind, breaks, witness }) => [kind, breaks.consumers, witness])).toEqual([["option-loosened", "yes", { consumers: { x: -1 } }]]);
  const width = await compared(text({}, { logicalType: "integer", logicalTypeOptions: { format: "i32" } }), text({}, { logicalType: "integer", logicalTypeOptions: { format: "i64" } }));
  expect(width.map(({ kind, breaks, witness }) => [kind, breaks, witness])).toEqual([["type-widened", { consumers: "yes", producers: "no" }, { consumers: { x: 2147483648 } }]]);
  const far = await compared(one({ logicalTypeOptions: { maximum: 9_007_199_254_740_991 } }), one({}));
  expect(far.map(({ kind, breaks }) => [kind, breaks.consumers])).toEqual([["option-loosened", "yes"]]);
});

describe("what changes beside rows", () => {
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
