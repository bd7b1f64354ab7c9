import fc from "fast-check";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { availabilityIn, bandOf, changesIn, type Look, looksOf, type Past, pastOf, readPast, type Recorded, recordsOf, recordSchema, seenBefore, shardOf, shardsOf, timeOfAvailabilityIn } from "#history";
import type { CheckResult, Measured } from "#model";
import { timeOfDay } from "#units";
import { historyHome, historyValidators } from "../scripts/generate-config.ts";

const seed = 20_267;
const home = join(import.meta.dirname, "../fixtures/history");
const wanted = { contract: "sales.orders", now: "2026-09-28T12:00:00Z", days: 90 };
const bytes = (text: string) => new TextEncoder().encode(text);
const day = 86_400_000;
const now = Date.parse(wanted.now);
const at = { file: "orders.yaml", line: 3, column: 1, endLine: 3, endColumn: 9 };

const record = (daysAgo: number, more: Partial<Recorded> = {}): Recorded => ({
  meshgate: "1.0", run: `run-${daysAgo}`, at: new Date(now - daysAgo * day).toISOString(), contract: "sales.orders", fingerprint: "00000000000000aa", check: "required", path: ["orders", "id"], server: "files", engine: "duckdb", outcome: "kept", measured: 0, unit: "rows", rows: 1000, evidence: "exact", ...more,
});
const result = (more: Partial<CheckResult> = {}): CheckResult => ({ check: "required", path: ["sales.orders", "orders", "id"], outcome: "kept", expected: "0 rows", measured: 0, unit: "rows", rows: 1000, evidence: "exact", server: "files", at, message: "", fingerprint: "00000000000000aa", ...more });
const run = { id: "now", at: wanted.now };
const tables = [{ name: "orders", at }];
const compare = (past: Past, ...results: CheckResult[]) => seenBefore({ contract: "sales.orders", tables, results, past, present: pastOf(recordsOf(results, [], run), wanted) });

describe("the store", () => {
  const expected = JSON.parse(readFileSync(join(home, "expected.json"), "utf8")) as Readonly<Record<string, object>>;

  test.each(Object.keys(expected))("%s: what is not understood is counted, and the rest is read", (name) => {
    const file = readFileSync(join(home, `${name}.ndjson`));
    const { series, ...counts } = readPast([[file]], wanted);
    expect(counts).toEqual(expected[name]);
    for (let size = 1; size < file.length; size = size * 3 + 1) {
      const pieces = Array.from({ length: Math.ceil(file.length / size) }, (_, index) => file.subarray(index * size, (index + 1) * size));
      expect(readPast([pieces], wanted)).toEqual({ series, ...counts });
    }
  });

  test("never throws, whatever the bytes are", () => {
    const line = JSON.stringify(record(1));
    const some = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(line, line.slice(0, 90), `${line}${line}`, "\r\n", "{", "[[", "\u0000"), fc.json());
    fc.assert(fc.property(fc.array(some, { maxLength: 12 }), (lines) => {
      const { misread, measurements, repeated, future } = readPast([[bytes(lines.join("\n"))]], wanted);
      const there = lines.join("\n").split("\n").filter((one) => one.trim() !== "").length;
      expect(misread + measurements + repeated + future).toBeLessThanOrEqual(there);
    }), { seed, numRuns: 1000 });
  });

  test("the order of the lines, another order of shards, and reading twice change nothing but what is counted as repeated", () => {
    const some = fc.array(fc.record({ day: fc.integer({ min: 1, max: 20 }), rows: fc.integer({ min: 0, max: 3 }), outcome: fc.constantFrom("kept" as const, "broken" as const, "unknown" as const), print: fc.constantFrom("00000000000000aa", "00000000000000bb") }), { maxLength: 30 });
    fc.assert(fc.property(some.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }), fc.nat({ max: list.length }))), ([list, shuffled, cut]) => {
      const lines = (all: typeof list) => bytes(all.map(({ day: days, rows, outcome, print }) => JSON.stringify(record(days, { rows, outcome, fingerprint: print }))).join("\n"));
      const once = readPast([[lines(list)]], wanted);
      expect(readPast([[lines(shuffled.slice(cut))], [lines(shuffled.slice(0, cut))]], wanted)).toEqual(once);
      const { repeated: _, ...twice } = readPast([[lines(list)], [lines(shuffled)]], wanted);
      expect({ ...twice, repeated: once.repeated }).toEqual(once);
      expect(compare(readPast([[lines(shuffled)]], wanted), result())).toEqual(compare(once, result()));
    }), { seed, numRuns: 300 });
  });

  test("a hundred megabytes in one shard are read", () => {
    const head = JSON.stringify(record(1)).replace(/"run":"[^"]*"/, '"run":"RUN"');
    function* pieces() {
      for (let part = 0; part < 400; part += 1) yield bytes(Array.from({ length: 1000 }, (_, index) => head.replace("RUN", `run-${part * 1000 + index}`)).join("\n") + "\n");
    }
    let size = 0;
    function* counted() {
      for (const piece of pieces()) {
        size += piece.length;
        yield piece;
      }
    }
    const { runs, measurements, misread } = readPast([counted()], wanted);
    expect(size).toBeGreaterThan(100_000_000);
    expect({ runs, measurements, misread }).toEqual({ runs: 400_000, measurements: 400_000, misread: 0 });
  });

  test("a contract's folder is a safe name, and no two contracts share one", () => {
    const ids = fc.oneof(fc.string({ unit: "binary", minLength: 1, maxLength: 40 }), fc.constantFrom("..", ".", "../x", "a/b", "a\\b", "CON", "con", "nul.txt", "Orders", "orders", "orders.", ".git", "urn:sales:orders", "ä".repeat(300), "-rf"));
    fc.assert(fc.property(ids, ids, (a, b) => {
      const [one, two] = [shardOf(a, wanted.now), shardOf(b, wanted.now)];
      expect(one).toMatch(/^[a-z0-9][a-z0-9._-]*\/2026-09\.ndjson$/);
      expect(one.split("/")[0]).not.toMatch(/\.\.|\.$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/);
      if (a !== b) expect(one).not.toBe(two);
    }), { seed, numRuns: 3000 });
    expect(shardOf("sales.orders", wanted.now)).toBe("sales.orders/2026-09.ndjson");
    expect(shardsOf("sales.orders", "2026-03-01T00:00:00Z", 90).map((path) => path.split("/")[1])).toEqual(["2025-12.ndjson", "2026-01.ndjson", "2026-02.ndjson", "2026-03.ndjson"]);
  });

  test("a record holds numbers and names of the contract, and comes back as it was written", () => {
    const measured: Measured[] = [{ contract: "sales.orders", object: "orders", server: "files", engine: "duckdb", queries: 2, bytes: 900 }];
    const secret = { message: "CANARY", reason: "CANARY", rowsAt: ["CANARY:3"], expected: "CANARY" };
    const results = [
      result(secret), result({ ...secret, check: "sql", fingerprint: "00000000000000bb", measured: 4711, unit: "rows" }), result({ ...secret, check: "row-count", fingerprint: "00000000000000cc", path: ["sales.orders", "orders"], measured: 1000 }),
      result({ ...secret, check: "null-values", fingerprint: "00000000000000dd", unit: "percent", measured: 33.3333, share: { counted: 1, of: 3 } }), result({ ...secret, check: "unique", fingerprint: "00000000000000ee", measured: "12" }),
    ];
    const records = recordsOf(results, measured, run);
    expect(JSON.stringify(records)).not.toMatch(/CANARY|4711/);
    expect(records.map(({ state }) => state)).toEqual([{ counted: 0, of: 1000 }, undefined, { counted: 1000, of: 1000 }, { counted: 1, of: 3 }, undefined]);
    expect(records[0]).toMatchObject({ meshgate: "1.0", run: "now", engine: "duckdb", cost: { queries: 2, bytes: 900 }, measured: 0, unit: "rows", rows: 1000 });
    expect(pastOf(records, wanted)).toMatchObject({ measurements: 5, misread: 0 });
    expect(recordsOf([result({ path: ["sales.orders", "x".repeat(5000)] })], measured, run)).toEqual([]);
    expect(Object.keys(recordSchema["properties"] as object)).toHaveLength(17);
  });

  test("its validator is what the schema gives", () => {
    for (const [name, text] of historyValidators()) expect(readFileSync(join(historyHome, name), "utf8")).toBe(text);
  });
});

describe("what is to be expected", () => {
  const value = fc.integer({ min: 0, max: 1_000_000 });
  const seen = (values: readonly number[], every = 1) => values.map((one, index) => ({ at: now - (values.length - index) * every * day, value: one }));
  const odd = (values: readonly number[], today: number) => {
    const band = bandOf(seen(values), now);
    return band !== undefined && (today < band.low || today > band.high);
  };

  test("a constant series has no anomaly, and neither has one that grows evenly or shrinks evenly", () => {
    fc.assert(fc.property(value, fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 7, max: 40 }), (start, step, length) => {
      expect(odd(Array.from({ length }, () => start), start)).toBe(false);
      expect(odd(Array.from({ length }, (_, index) => start + step * index), start + step * length)).toBe(false);
    }), { seed });
  });

  test("a shift is seen, up and down, whatever the noise of a twentieth is", () => {
    fc.assert(fc.property(fc.integer({ min: 1000, max: 1_000_000 }), fc.array(fc.double({ min: 0.95, max: 1.05, noNaN: true }), { minLength: 7, maxLength: 40 }), (level, noise) => {
      const values = noise.map((one) => level * one);
      expect(odd(values, level * 2)).toBe(true);
      expect(odd(values, level / 2)).toBe(true);
    }), { seed });
  });

  test("what is odd stays odd further out, what is usual stays usual nearer to the middle, and the unit does not matter", () => {
    fc.assert(fc.property(fc.array(value, { minLength: 7, maxLength: 40 }), value, fc.nat(), fc.integer({ min: 0, max: 10 }), (values, today, more, power) => {
      const band = bandOf(seen(values), now);
      if (band === undefined) throw new Error("seven are enough");
      if (today > band.high) expect(odd(values, today + more)).toBe(true);
      if (today < band.low) expect(odd(values, today - more)).toBe(true);
      expect(odd(values, (band.low + band.high) / 2)).toBe(false);
      const scaled = 2 ** power;
      expect(odd(values.map((one) => one * scaled), today * scaled)).toBe(odd(values, today));
    }), { seed });
  });

  test("one run that was odd long ago, or one of seven, moves it little", () => {
    const values = [1000, 1010, 990, 1005, 995, 1002, 998];
    for (const strange of [0, 1e9]) expect(odd([...values, strange], 1004)).toBe(false);
    for (const strange of [0, 1e9]) expect(odd([...values, strange], 500)).toBe(true);
  });

  test("fewer than seven runs say nothing; from six weeks on a Sunday is held against Sundays", () => {
    expect(bandOf(seen([1, 2, 3, 4, 5, 6]), now)).toBeUndefined();
    const sunday = Date.parse("2026-09-27T06:00:00Z");
    const weeks = (count: number) => Array.from({ length: count * 7 }, (_, index) => ({ at: sunday - (index + 1) * day, value: (index + 1) % 7 === 0 ? 100 : 1000 }));
    const [few, many] = [bandOf(weeks(5), sunday), bandOf(weeks(6), sunday)];
    expect([few?.weekday, many?.weekday, many?.runs]).toEqual([undefined, "Sunday", 6]);
    expect(100 >= (many?.low ?? 1e9) && 100 <= (many?.high ?? 0), "a Sunday like the others").toBe(true);
    expect(1000 <= (many?.high ?? 0), "a working day's rows on a Sunday").toBe(false);
    expect(100 >= (few?.low ?? 0), "unknown before").toBe(false);
  });
});

describe("this run beside the ones before", () => {
  const past = (rows: readonly number[], more: Partial<Recorded> = {}) => pastOf(rows.map((count, index) => record(rows.length - index, { rows: count, ...more })), wanted);

  test("an odd number of rows is named with what was to be expected; a usual one is not odd", () => {
    const before = past(Array.from({ length: 14 }, (_, index) => 10_000 + (index % 5) * 200));
    const { anomalies } = compare(before, result({ rows: 812 }));
    expect(anomalies).toMatchObject([{ of: "volume", outcome: "unusual", measured: 812, runs: 14, path: ["sales.orders", "orders"] }]);
    expect(anomalies[0]?.message).toMatch(/^Unusual: 812 rows in `orders` on `files`; what was to be expected is between 9,\d\d\d and 11,\d\d\d on the last 14 runs\.$/);
    expect(compare(before, result({ rows: 10_300 })).anomalies).toMatchObject([{ outcome: "usual" }]);
  });

  test("too few runs are said, with how many", () => {
    expect(compare(past([1, 2, 3]), result({ rows: 9_000 })).anomalies).toMatchObject([{ outcome: "unknown", runs: 3, message: expect.stringContaining("3 runs before this one measured it, and 7 are needed") }]);
  });

  test("data that is older than it ever was is odd, newer data is not", () => {
    const fresh = { check: "freshness", unit: "seconds" as const };
    const before = pastOf(Array.from({ length: 10 }, (_, index) => record(10 - index, { ...fresh, measured: 3600 + index * 60 })), wanted);
    const ages = (measured: number) => compare(before, result({ ...fresh, measured })).anomalies.filter(({ of }) => of === "freshness").map(({ outcome }) => outcome);
    expect([ages(3700), ages(40_000), ages(5)]).toEqual([["usual"], ["unusual"], ["usual"]]);
  });

  test("a server's rows are not another's", () => {
    expect(compare(past(Array.from({ length: 10 }, () => 10)), result({ rows: 5000, server: "warehouse" })).anomalies).toMatchObject([{ outcome: "unknown", runs: 0 }]);
  });

  test("an outcome that changed three times in ten runs flaps, twice does not", () => {
    const outcomes = (text: string) => [...text].map((letter) => ({ k: "kept" as const, b: "broken" as const, u: "unknown" as const })[letter] ?? "kept");
    expect(["kkkkkkkkkk", "kkkbbbkkkk", "kbkbkkkkkk", "bkbkkkkkkkkkkkk", "kukukkkkkk"].map((text) => changesIn(outcomes(text)))).toEqual([0, 2, 4, 0, 4]);
    const flaps = (text: string) => compare(pastOf(outcomes(text).map((outcome, index) => record(text.length - index, { outcome })), wanted), result()).flapping;
    expect(flaps("kkkkkkkbb")).toEqual([]);
    expect(flaps("kkkkkbkb")).toMatchObject([{ check: "required", changes: 4, outcomes: outcomes("kkkkkbkbk"), message: expect.stringContaining("changed 4 times in the last 9 runs") }]);
  });
});

describe("service levels from looks", () => {
  const look = (hours: number, more: Partial<Look> = {}): Look => ({ run: `r${hours}`, at: now + hours * 3_600_000, answered: true, ...more });
  const looks = (answers: readonly boolean[]) => answers.map((answered, index) => look(index, { answered }));

  test("availability is the share of looks that were answered, compared exactly", () => {
    expect(availabilityIn(looks(Array.from({ length: 19 }, () => true)), 99)).toEqual({ unknown: "19 runs looked at it, and 20 are needed." });
    fc.assert(fc.property(fc.array(fc.boolean(), { minLength: 20, maxLength: 200 }), fc.integer({ min: 0, max: 1000 }), (answers, tenths) => {
      const told = availabilityIn(looks(answers), tenths / 10);
      expect("kept" in told && told.kept).toBe(answers.filter((one) => one).length * 1000 >= tenths * answers.length);
    }), { seed });
  });

  test("a table answered where one of its promises was measured, and did not where one was not; what nobody can measure is no look", () => {
    const none = { evidence: "none" as const, outcome: "unknown" as const };
    const past = pastOf([
      record(3), record(3, { fingerprint: "00000000000000bb", ...none, because: "not-measured" }), record(2, { ...none, because: "not-measured" }), record(1, { ...none, because: "nature" }),
    ], wanted);
    expect(looksOf(past, "files", "orders").map(({ run: id, answered, rows }) => [id, answered, rows])).toEqual([["run-3", true, 1000], ["run-2", false, undefined]]);
    expect(looksOf(past, "elsewhere", "orders")).toEqual([]);
    const { engine: _, ...unasked } = record(5, { ...none, because: "not-measured" });
    expect(looksOf(pastOf([unasked, record(4, { evidence: "reported" })], wanted), "files", "orders"), "nobody asked the table").toEqual([]);
  });

  const nine = timeOfDay("09:00") ?? { at: 0, offset: 0 };
  const midnight = Date.parse("2026-09-01T00:00:00Z");
  const state = (days: number, hour: number, rows: number): Look => ({ run: `${days}-${hour}`, at: midnight + days * day + hour * 3_600_000, answered: true, rows });
  const daily = (hours: readonly [number, number], arrival: number, days = 10) => Array.from({ length: days }, (_, index) => hours.map((hour) => state(index, hour, index + (hour >= arrival ? 1 : 0)))).flat();

  test("data that came by the time on every day keeps it, data that came later breaks it", () => {
    expect(timeOfAvailabilityIn(daily([8, 20], 7), nine)).toMatchObject({ kept: true, measured: 0 });
    expect(timeOfAvailabilityIn(daily([10, 20], 14), nine)).toMatchObject({ kept: false, measured: 9 });
  });

  test("where no look was near the time, or nothing new came, nothing is claimed", () => {
    expect(timeOfAvailabilityIn(daily([7, 20], 14), nine)).toMatchObject({ unknown: expect.stringContaining("no look was near enough on 9 days") });
    expect(timeOfAvailabilityIn(daily([8, 20], 7).map((one) => ({ ...one, rows: 7 })), nine)).toMatchObject({ unknown: expect.stringContaining("nothing new was seen on 9 days") });
    expect(timeOfAvailabilityIn([], nine)).toMatchObject({ unknown: expect.stringContaining("5 are needed") });
  });

  test("the clock is the promise's own", () => {
    const there = timeOfDay("09:00-08:00") ?? { at: 0, offset: 0 };
    expect([timeOfDay("09:00"), there, timeOfDay("24:00Z"), timeOfDay("9 o'clock"), timeOfDay("2026-09-01")]).toEqual([{ at: 32_400_000, offset: 0 }, { at: 32_400_000, offset: -28_800_000 }, { at: 86_400_000, offset: 0 }, undefined, undefined]);
    // 16:30 in UTC is 08:30 there.
    expect(timeOfAvailabilityIn(daily([16.5, 23], 16), there)).toMatchObject({ kept: true });
    expect(timeOfAvailabilityIn(daily([16.5, 23], 16), nine)).toMatchObject({ unknown: expect.any(String) });
    expect(timeOfAvailabilityIn([...daily([10, 16.5], 16)], nine)).toMatchObject({ kept: false });
  });
});
