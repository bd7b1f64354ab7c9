import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CheckResult } from "#model";
import { type Before, faultOf, type Kept, type Measurement, type Metric, type Promised, remembering, type Session, type Table } from "#quality";

const at = { file: "a.yaml", line: 1, column: 1, endLine: 1, endColumn: 1 };
const outcomes = fc.constantFrom<CheckResult["outcome"]>("kept", "broken", "unknown");
const promised: fc.Arbitrary<Promised> = fc.constantFrom<Promised["measured"]>(
  { by: "metric", metric: { of: "rows" }, thresholds: [{ operator: "mustBe", value: 0 }], unit: "rows" },
  { by: "metric", metric: { of: "rows" }, thresholds: [{ operator: "mustBeGreaterThan", value: 5 }], unit: "rows" },
  { by: "metric", metric: { of: "unread" }, thresholds: [{ operator: "mustBe", value: 7 }], unit: "rows" },
  { by: "nobody", reason: "It is prose." },
).map((measured) => ({ check: "c", path: ["o"], at, expected: "as said", counts: "", measured }));
const kept: fc.Arbitrary<Kept> = fc.record({
  promised,
  result: fc.record({ outcome: outcomes, because: fc.constantFrom<"nature" | "not-measured">("nature", "not-measured"), measured: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }), reason: fc.constantFrom("Down.", "It is prose.") })
    .map(({ measured, because, reason, ...result }): CheckResult => ({ check: "c", path: ["o"], expected: "as said", evidence: "exact", at, message: "", fingerprint: "f", ...result, ...(measured === undefined ? {} : { measured }), ...(result.outcome === "unknown" ? { because, reason } : {}) })),
});
const before: fc.Arbitrary<Before> = fc.oneof(
  fc.record({ there: fc.option(kept, { nil: undefined }), sameData: fc.boolean() }),
  fc.record({ new: fc.constant("it is new") }),
  fc.record({ unknown: fc.constant("nobody looked") }),
);

describe("faultOf", () => {
  test("what was kept, or not promised, was never broken before; what is said to have been so before was no better then", () => {
    fc.assert(fc.property(kept.filter(({ result }) => result.outcome !== "kept"), before, (now, then) => {
      const { whose, why } = faultOf(now, then);
      expect(why).not.toBe("");
      if (!("there" in then) || then.there === undefined || then.there.result.outcome === "kept") return void expect(whose).toBe("unknown" in then ? "unknown" : "this-change");
      const { result } = then.there;
      if (whose !== "before") return;
      expect(result.outcome).toBe(now.result.outcome);
      if (result.outcome === "unknown") return void expect(result.because === "nature" ? now.result.because : then.sameData).toBe(result.because === "nature" ? "nature" : true);
      const [was, is] = [result.measured, now.result.measured];
      if (was === is || now.promised.measured.by !== "metric") return;
      const [threshold] = now.promised.measured.thresholds;
      expect(threshold?.operator === "mustBeGreaterThan" ? Number(is) >= Number(was) : threshold?.value === 0 && Number(is) <= Number(was)).toBe(true);
    }));
  });
});

describe("remembering", () => {
  test("asks each question once, and gives every answer where it belongs", async () => {
    const tables: readonly Table[] = ["a", "b"].map((object) => ({ contract: "c", object, physicalName: object }));
    const metrics: readonly Metric[] = [{ of: "rows" }, { of: "unread" }, ...["x", "y"].map((column): Metric => ({ of: "longest-gap", column: [column] }))];
    const answer = (table: Table, metric: Metric): Measurement => ({ value: JSON.stringify([table.object, metric]), evidence: "exact" });
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...tables), fc.subarray([...metrics.slice(1)]))), async (questions) => {
      const asked: string[] = [];
      const session: Session = {
        asked: { queries: 0 }, close: async () => {}, shape: async (table) => ({ unknown: table.object }),
        measure: async (table, some) => some.map((metric) => {
          if (metric !== metrics[0]) asked.push(JSON.stringify([table, metric]));
          return answer(table, metric);
        }),
      };
      const one = remembering(session);
      for (const [table, some] of questions) {
        const whole = [metrics[0] ?? { of: "rows" }, ...some];
        expect(await one.measure(table, whole)).toEqual(whole.map((metric) => answer(table, metric)));
      }
      expect(new Set(asked).size).toBe(asked.length);
    }));
  });
});
