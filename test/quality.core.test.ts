import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { RE2JS } from "re2js";
import { describe, expect, test } from "vitest";
import { kinds } from "#breaking";
import { decimal, one } from "#decimal";
import { rules } from "#lint";
import type { CheckResult, Contract, Json, Mesh } from "#model";
import { type Around, checks, type Choices, coverageOf, measureContract, type Measurement, type Metric, metricKey, planOf, promisesOf, type Session, type Threshold, unmeasured, usual } from "#quality";
import { read } from "#read";
import { formatLanguage, formatNames, formatPattern, has, isSubset, languageOf } from "#regular";
import { datePattern } from "../packages/quality/date-pattern.ts";
import { secondsBefore } from "../packages/quality/service-levels.ts";
import { prepared } from "../packages/quality/sql.ts";
import { holds } from "../packages/quality/thresholds.ts";
import { referenceSession, type Rows } from "./quality/reference.ts";

const seed = 20_264;
const now = "2026-03-31T12:00:00Z";
const around = (contracts: readonly Contract[], choices: Partial<Choices> = {}): Around => ({ mesh: { contracts, products: [], consumers: [] } satisfies Mesh, choices: { ...usual, ...choices }, now });

async function contractOf(value: Json | string): Promise<Contract> {
  const text = typeof value === "string" ? value : JSON.stringify(value, undefined, 1);
  const model = (await read("contract.yaml", new TextEncoder().encode(text))).documents[0]?.model;
  if (model?.kind !== "contract") throw new Error("no contract");
  return model;
}

const odcs = (properties: Json, more: Readonly<Record<string, Json>> = {}, root: Readonly<Record<string, Json>> = {}): Json =>
  ({ apiVersion: "v3.2.0", kind: "DataContract", id: "shop", version: "1.0.0", status: "active", schema: [{ name: "orders", properties, ...more }], ...root });

const table = (rows: Rows["rows"], typed = false): Rows => ({ rows, shape: { typed, columns: [...new Set(rows.flatMap((row) => Object.keys(row)))].map((name) => ({ name, type: "JSON" })) } });

async function measured(contract: Contract, session: Session, choices: Partial<Choices> = {}): Promise<readonly CheckResult[]> {
  return (await measureContract({ contract, around: around([contract], choices), session, server: "here", engine: "reference" })).results;
}

/** A session that gives each metric the same answer. */
const answering = (answer: (metric: Metric) => Measurement | undefined): Session => ({
  asked: { queries: 0 }, close: async () => {}, shape: async () => ({ unknown: "Nobody looked." }),
  measure: async (_, metrics) => metrics.flatMap((metric) => answer(metric) ?? []),
});

describe("thresholds", () => {
  const operators = ["mustBe", "mustNotBe", "mustBeGreaterThan", "mustBeGreaterOrEqualTo", "mustBeLessThan", "mustBeLessOrEqualTo", "mustBeBetween", "mustNotBeBetween"] as const;
  /** Whole tenths, so that plain integers decide. */
  const tenth = fc.integer({ min: -50, max: 50 });

  test("decide as plain arithmetic on whole numbers does", () => {
    fc.assert(fc.property(fc.constantFrom(...operators), tenth, tenth, tenth, fc.integer({ min: 1, max: 9 }), fc.boolean(), (operator, part, a, b, whole, open) => {
      const between = operator.endsWith("Between");
      const threshold: Threshold = { operator, value: between ? [a / 10, b / 10] : a / 10, ...(open && between ? { open: true } : {}) };
      const [x, low, high] = [part, a * whole, b * whole];
      const inside = open ? low < x && x < high : low <= x && x <= high;
      const expected = { mustBe: x === low, mustNotBe: x !== low, mustBeGreaterThan: x > low, mustBeGreaterOrEqualTo: x >= low, mustBeLessThan: x < low, mustBeLessOrEqualTo: x <= low, mustBeBetween: inside, mustNotBeBetween: !inside }[operator];
      const number = { part: decimal(part / 10) ?? one, whole: decimal(whole) ?? one };
      expect(holds(number, [threshold]).kept).toBe(expected);
    }), { seed, numRuns: 3000 });
  });

  test("all of several hold", () => {
    fc.assert(fc.property(tenth, fc.array(fc.record({ operator: fc.constantFrom("mustBeGreaterThan", "mustBeLessThan", "mustNotBe"), value: tenth }), { minLength: 1, maxLength: 4 }), (part, thresholds) => {
      const number = { part: decimal(part) ?? one, whole: one };
      expect(holds(number, thresholds).kept).toBe(thresholds.every((threshold) => holds(number, [threshold]).kept));
    }), { seed });
  });
});

describe("outcomes", () => {
  const value = fc.oneof(fc.constant(null), fc.integer({ min: -3, max: 12 }), fc.constantFrom("a", "bb", "ccc", "bb", ""));
  const rowsOf = fc.array(fc.record({ n: fc.oneof(fc.constant(null), fc.integer({ min: -3, max: 12 })), t: fc.oneof(fc.constant(null), fc.constantFrom("a", "bb", "ccc", "dddd", "")), l: fc.oneof(fc.constant(null), fc.array(value, { maxLength: 4 })) }), { minLength: 1, maxLength: 8 });
  const contract = contractOf(odcs([
    { name: "n", logicalType: "integer", required: true, unique: true, enum: [0, 1, 2, 3, 4].map((one) => ({ value: one })), logicalTypeOptions: { minimum: 0, exclusiveMaximum: 9, multipleOf: 2 }, quality: [{ metric: "nullValues", mustBeLessThan: 40, unit: "percent" }, { metric: "duplicateValues", mustBeLessOrEqualTo: 30, unit: "percent" }] },
    { name: "t", logicalType: "string", logicalTypeOptions: { minLength: 1, maxLength: 3, pattern: "b" } },
    { name: "l", logicalType: "array", logicalTypeOptions: { minItems: 1, maxItems: 2, uniqueItems: true }, items: { required: true } },
  ], { quality: [{ metric: "rowCount", mustBeBetween: [2, 6] }] }));

  test("are those of plain JavaScript over the rows", async () => {
    const one = await contract;
    await fc.assert(fc.asyncProperty(rowsOf, async (rows) => {
      const results = await measured(one, referenceSession(new Map([["orders", table(rows)]])));
      const numbers = rows.flatMap(({ n }) => n ?? []);
      const texts = rows.flatMap(({ t }) => t ?? []);
      const lists = rows.flatMap(({ l }) => (l === null ? [] : [l]));
      const excess = numbers.length - new Set(numbers).size;
      const expected: Readonly<Record<string, boolean | "unknown">> = {
        'required ["shop","orders","n"]': numbers.length === rows.length, 'unique ["shop","orders","n"]': excess === 0, 'enum ["shop","orders","n"]': numbers.every((n) => n >= 0 && n <= 4),
        'minimum ["shop","orders","n"]': numbers.every((n) => n >= 0), 'maximum ["shop","orders","n"]': numbers.every((n) => n < 9), 'multiple-of ["shop","orders","n"]': numbers.every((n) => n % 2 === 0),
        'null-values ["shop","orders","n"]': (rows.length - numbers.length) * 100 < 40 * rows.length,
        'duplicate-values ["shop","orders","n"]': numbers.length === 0 ? "unknown" : excess * 100 <= 30 * numbers.length,
        'pattern ["shop","orders","t"]': texts.every((t) => t.includes("b")), 'length ["shop","orders","t"] minLength': texts.every((t) => t.length >= 1), 'length ["shop","orders","t"] maxLength': texts.every((t) => t.length <= 3),
        'list-length ["shop","orders","l"] minItems': lists.every((l) => l.length >= 1), 'list-length ["shop","orders","l"] maxItems': lists.every((l) => l.length <= 2),
        'list-unique ["shop","orders","l"]': lists.every((l) => new Set(l).size === l.length), 'required ["shop","orders","l","[]"]': lists.every((l) => !l.includes(null)),
        'row-count ["shop","orders"]': rows.length >= 2 && rows.length <= 6,
      };
      const keyOf = ({ check, path, message }: CheckResult) => `${check} ${JSON.stringify(path)}${/ (fewer|more) than/.test(message) ? ` ${/fewer/.test(message) ? "min" : "max"}${check === "length" ? "Length" : "Items"}` : ""}`;
      const found = new Map(results.map((result) => [keyOf(result), result.outcome]));
      for (const [key, kept] of Object.entries(expected)) expect([key, found.get(key)]).toEqual([key, kept === "unknown" ? kept : kept ? "kept" : "broken"]);
    }), { seed, numRuns: 400 });
  });

  test("do not depend on the order of rows, and no value of a cell is in them", async () => {
    const one = await contract;
    const canary = "canary-7f3a";
    await fc.assert(fc.asyncProperty(rowsOf, fc.infiniteStream(fc.nat()), async (rows, order) => {
      const marked = rows.map((row) => ({ ...row, t: row.t === null ? null : `${canary}${row.t}`, l: row.l?.map((item) => (typeof item === "string" ? `${canary}${item}` : item)) ?? null }));
      const shuffled = marked.map((row) => ({ row, at: order.next().value as number })).sort((a, b) => a.at - b.at).map(({ row }) => row);
      const [first, second] = [await measured(one, referenceSession(new Map([["orders", table(marked)]]))), await measured(one, referenceSession(new Map([["orders", table(shuffled)]])))];
      const plain = (results: readonly CheckResult[]) => results.map(({ rowsAt: _, ...result }) => result);
      expect(plain(second)).toEqual(plain(first));
      expect(JSON.stringify(first)).not.toContain(canary);
    }), { seed, numRuns: 100 });
  });

  test("what the engine does not know is never kept, and never broken", async () => {
    const one = await contract;
    for (const [answer, because] of [[() => ({ unknown: "It is down.", because: "not-measured" }), "not-measured"], [() => undefined, "not-measured"], [() => ({ value: "no number", evidence: "exact" }), "not-measured"]] as const) {
      const results = await measured(one, answering(answer as () => Measurement | undefined));
      expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(["unknown"]));
      expect(new Set(results.filter(({ check }) => !/^column/.test(check)).map((result) => result.because))).toEqual(new Set([because]));
    }
  });

  test("a sample proves that something is broken, never that it is kept", async () => {
    const one = await contract;
    const outcomes = async (value: number) => new Set((await measured(one, answering(() => ({ value, evidence: "sampled" })))).filter(({ check }) => ["required", "minimum"].includes(check)).map(({ outcome }) => outcome));
    expect(await outcomes(0)).toEqual(new Set(["unknown"]));
    expect(await outcomes(3)).toEqual(new Set(["broken"]));
  });

  test("a contract without a server knows nothing, and what nobody can measure keeps its own reason", async () => {
    const one = await contractOf(odcs([{ name: "id", required: true, quality: [{ type: "text", description: "It is good." }] }]));
    const results = unmeasured(one, around([one]), "No server is called `prod`.");
    expect(results.map(({ check, outcome, because }) => [check, outcome, because])).toEqual([["readable", "unknown", "not-measured"], ["column-missing", "unknown", "not-measured"], ["required", "unknown", "not-measured"], ["text", "unknown", "nature"]]);
    expect(coverageOf(results)).toEqual({ promises: 4, kept: 0, broken: 0, unknown: 4 });
  });
});

describe("the plan", () => {
  test("asks each number once, and each table in one call", async () => {
    const one = await contractOf(odcs([
      { name: "id", required: true, unique: true, primaryKey: true, quality: [{ metric: "nullValues", mustBe: 0 }, { metric: "duplicateValues", mustBe: 0 }, { metric: "nullValues", mustBeLessThan: 3, unit: "percent" }] },
    ], { quality: [{ metric: "rowCount", mustBeGreaterThan: 0 }, { metric: "rowCount", mustBeLessThan: 9 }] }));
    const { metrics } = planOf(promisesOf(one, around([one])), { unknown: "" });
    expect(metrics.map(metricKey)).toEqual([...new Set(metrics.map(metricKey))]);
    expect(metrics.map(({ of }) => of)).toEqual(["rows", "unread", "rows", "duplicates"]);
    const session = referenceSession(new Map([["orders", table([{ id: 1 }])]]));
    const { results, measured: places } = await measureContract({ contract: one, around: around([one]), session, server: "here", engine: "reference" });
    expect(places).toEqual([{ contract: "shop", object: "orders", server: "here", engine: "reference", queries: 1, rows: 1 }]);
    expect(coverageOf(results)).toEqual({ promises: 11, kept: 11, broken: 0, unknown: 0 });
  });

  test("a fact keeps its fingerprint when lines and neighbours move, and gets another one when the promise changes", async () => {
    const rule = (limit: number) => ({ metric: "nullValues", mustBeLessThan: limit });
    const print = async (value: Json | string) => {
      const one = await contractOf(value);
      return unmeasured(one, around([one]), "No.").filter(({ check }) => check === "null-values").map(({ fingerprint }) => fingerprint);
    };
    const [first] = await print(odcs([{ name: "a", quality: [rule(5)] }]));
    expect(await print(odcs([{ name: "new", required: true }, { name: "a", quality: [{ metric: "nullValues", mustBe: 7 }, rule(5)] }]))).toContain(first);
    expect(await print(`# a comment\n\n${JSON.stringify(odcs([{ name: "a", quality: [rule(5)] }]))}`)).toEqual([first]);
    expect(await print(odcs([{ name: "a", quality: [rule(6)] }]))).not.toContain(first);
    expect(new Set(await print(odcs([{ name: "a", quality: [rule(5), rule(5)] }]))).size).toBe(2);
  });

  test("five thousand columns with their rules are all planned and judged", async () => {
    const properties = Array.from({ length: 5000 }, (_, index) => ({ name: `c${index}`, logicalType: "string", required: true, logicalTypeOptions: { maxLength: 9 }, quality: [{ metric: "nullValues", mustBe: 0 }] }));
    const one = await contractOf(odcs(properties));
    const shape = { typed: true, columns: properties.map(({ name }) => ({ name: name.toUpperCase(), type: "VARCHAR" })) };
    const { settled } = planOf(promisesOf(one, around([one], { columnOrder: "promised", extraColumns: "refused" })), shape);
    expect(settled.every(({ by }) => by !== "unknown")).toBe(true);
  });
});

describe("hostile and odd contracts", () => {
  test("names that JavaScript knows are names like any other", async () => {
    const names = ["__proto__", "constructor", "toString", "a.b", "`", "\u202ex", ""];
    const one = await contractOf(`apiVersion: v3.2.0\nkind: DataContract\nid: __proto__\nversion: 1.0.0\nstatus: active\nschema:\n  - name: constructor\n    properties:\n${names.map((name) => `      - name: ${JSON.stringify(name)}\n        required: true\n        quality: [{metric: constructor, mustBe: 0}, {metric: invalidValues, mustBe: 0, arguments: {validValues: [__proto__]}}]\n`).join("")}`);
    const row = Object.fromEntries(names.map((name) => [name, "__proto__"]));
    Object.defineProperty(row, "__proto__", { value: "__proto__", enumerable: true });
    const results = await measured(one, referenceSession(new Map([["constructor", table([row])]])));
    expect(results.filter(({ check }) => check === "required" || check === "invalid-values").map(({ outcome }) => outcome)).toEqual(Array(14).fill("kept"));
    expect(results.filter(({ check }) => check === "rule-unknown")).toHaveLength(7);
    expect(results.map(({ message }) => message).join("")).not.toMatch(/[\u202a-\u202e]/);
  });

  test("official examples promise what is known, and nothing is kept where nobody looked", async () => {
    const specs = new URL("../../shared/specs/", import.meta.url);
    const files = ["odcs/examples/", "dcs/examples/"].map((folder) => new URL(folder, specs)).filter((folder) => existsSync(folder)).flatMap((folder) => readdirSync(folder).map((name) => new URL(name, folder)));
    if (files.length === 0) return console.warn("skipped: the official examples are not beside this repository");
    let promises = 0;
    for (const file of files) {
      const { documents } = await read(file.pathname.split("/").at(-1) ?? "", readFileSync(file));
      for (const { model } of documents) {
        if (model?.kind !== "contract") continue;
        const results = unmeasured(model, around([model]), "No server.");
        promises += results.length;
        expect(results.filter(({ outcome }) => outcome !== "unknown")).toEqual([]);
        expect(new Set(results.map(({ fingerprint }) => fingerprint)).size, file.pathname).toBe(results.length);
        for (const { message, reason, at } of results) {
          expect(message).toMatch(/^\S.*\.$/s);
          expect(reason).toMatch(/^[A-Z`].*\.$/s);
          expect(at.line).toBeGreaterThan(0);
        }
      }
    }
    expect(promises).toBeGreaterThan(500);
  });

  test("any contract gives promises, whatever its values are", async () => {
    const odd = fc.oneof(fc.constant(null), fc.boolean(), fc.integer(), fc.double(), fc.string(), fc.constantFrom("${X}", "P1D", "orders.a", "schema/x", "1h", "(", "uuid", "i32", "1e400", -1, 1e400), fc.array(fc.oneof(fc.string(), fc.integer(), fc.constant(null)), { maxLength: 3 }), fc.dictionary(fc.string(), fc.string(), { maxKeys: 2 }));
    const some = (keys: readonly string[]) => fc.dictionary(fc.constantFrom(...keys), odd, { maxKeys: 6 });
    const option = some(["minimum", "maximum", "exclusiveMinimum", "minLength", "maxLength", "pattern", "format", "multipleOf", "minItems", "uniqueItems", "required", "maxProperties", "dimensions", "normalized", "defaultTimezone"]);
    const rule = some(["type", "metric", "rule", "arguments", "mustBe", "mustBeBetween", "mustBeLessThan", "unit", "query", "severity", "validValues", "column", "customProperties"]);
    const property = fc.record({ name: fc.constantFrom("a", "b", "a.b"), logicalType: fc.constantFrom("string", "integer", "number", "date", "timestamp", "time", "boolean", "array", "object", "map", "vector", "nonsense"), logicalTypeOptions: option, quality: fc.array(rule, { maxLength: 2 }), relationships: fc.array(some(["to", "from", "type"]), { maxLength: 1 }), enum: fc.array(fc.record({ value: odd }), { maxLength: 2 }), required: fc.boolean(), unique: fc.boolean(), primaryKey: fc.boolean(), physicalType: fc.constantFrom("INT", "VARCHAR(3)", "DECIMAL(", "STRUCT<a INT>", "") });
    const sla = some(["property", "value", "unit", "element", "schedule"]).map((one) => ({ property: "latency", ...one }));
    await fc.assert(fc.asyncProperty(fc.array(property, { maxLength: 3 }), fc.array(rule, { maxLength: 2 }), fc.array(sla, { maxLength: 2 }), async (properties, quality, slaProperties) => {
      const one = await contractOf(odcs(properties as unknown as Json, { quality: quality as unknown as Json }, { slaProperties: slaProperties as unknown as Json }));
      const rows = [{ a: "x", b: 1, "a.b": null }, { a: null, b: "2026-01-01", "a.b": [1, null] }];
      for (const result of await measured(one, referenceSession(new Map([["orders", table(rows)]])))) {
        expect(result.message).toMatch(/^\S.*\.$/s);
        expect(result.message).not.toMatch(/undefined|\[object|NaN/);
        expect(result.outcome === "unknown").toBe(result.because !== undefined);
      }
    }), { seed, numRuns: 400 });
  });
});

describe("the docs", () => {
  const docs = readFileSync(new URL("../docs/quality.md", import.meta.url), "utf8");

  test("name every check and every fixture that is no check's own, and no other", () => {
    const folders = readdirSync(new URL("../fixtures/quality/", import.meta.url));
    const named = new Set([...docs.matchAll(/`([a-z][a-z0-9-]+)`/g)].map(([, name]) => name ?? ""));
    const ids = checks.map(({ id }) => id);
    expect([...ids, ...folders].filter((name) => !named.has(name))).toEqual([]);
    expect([...ids, ...folders].filter((name) => folders.includes(name) === false)).toEqual([]);
  });

  test("show the defaults", () => {
    for (const word of Object.values(usual)) expect(docs).toContain(`: ${word}`);
  });
});

describe("the type of a column", () => {
  test.each([
    ["INT", "INTEGER", "kept"], ["BIGINT", "INTEGER", "kept"], ["INT", "BIGINT", "measured"], ["DECIMAL(10,2)", "DECIMAL(8,4)", "measured"], ["VARCHAR(5)", "VARCHAR", "measured"], ["VARCHAR", "TEXT", "kept"],
    ["INT", "VARCHAR", "broken"], ["VARCHAR", "INT", "broken"], ["DATE", "VARCHAR", "broken"], ["DATE", "TIMESTAMP", "broken"], ["TIMESTAMP", "TIMESTAMP WITH TIME ZONE", "kept"],
    ["TIMESTAMP WITH TIME ZONE", "TIMESTAMP WITHOUT TIME ZONE", "broken"], ["DOUBLE", "FLOAT", "kept"], ["NUMBER(38,0)", "BIGINT", "kept"], ["JSON", "VARCHAR", "unknown"], ["JSON", "BIGINT", "broken"], ["UUID", "VARCHAR", "measured"],
    ["ARRAY<INT>", "VARCHAR[]", "broken"], ["ARRAY<STRING>", "VARCHAR[]", "kept"], ["STRUCT<a INT, b INT>", "STRUCT(a INT)", "broken"], ["ENUM('a','b')", "ENUM('a')", "kept"], ["ENUM('a')", "ENUM('b')", "measured"], ["ENUM('a')", "VARCHAR", "measured"],
    ["BIGINT", "Nullable(Int64)", "kept"], ["MAP<STRING, BIGINT>", "Map(String, Nullable(Int64))", "kept"],
    ["MY_TYPE", "MY_TYPE", "kept"], ["MY_TYPE", "VARCHAR", "unknown"], ["", "VARCHAR", "unknown"],
  ])("%s promised, %s there: %s", async (promised, actual, expected) => {
    const one = await contractOf(odcs([{ name: "a", physicalType: promised }]));
    const { settled } = planOf(promisesOf(one, around([one])), { typed: true, columns: [{ name: "a", type: actual }] });
    const [found] = settled.filter((each) => each.promised.check === "column-type");
    expect(found?.by === "metric" ? "measured" : found?.by === "unknown" ? "unknown" : found?.by === "shape" && found.kept ? "kept" : "broken").toBe(expected);
  });

  test("is known inside lists, objects and maps, as far as the type of the column tells", async () => {
    const one = await contractOf(odcs([{ name: "a", logicalType: "array", items: { logicalType: "object", properties: [{ name: "b", logicalType: "string" }, { name: "c", logicalType: "map", map: { key: { logicalType: "string" }, value: { logicalType: "integer" } } }] } }]));
    const told = (type: string) => planOf(promisesOf(one, around([one])), { typed: true, columns: [{ name: "a", type }] }).settled.filter(({ promised }) => promised.check === "column-type").map((each) => (each.by === "shape" ? each.kept : each.by));
    expect(told("STRUCT(b VARCHAR, c MAP(VARCHAR, BIGINT))[]")).toEqual([true, true, true, true, true, true]);
    expect(told("STRUCT(b BIGINT, c MAP(VARCHAR, VARCHAR))[]")).toEqual([true, true, false, true, true, false]);
    expect(told("STRUCT(b VARCHAR, c MAP(BIGINT, DECIMAL(9,2)))[]")).toEqual([true, true, true, true, false, "unknown"]);
    expect(told("Array(Tuple(b Nullable(String), c Map(String, Nullable(Int64))))")).toEqual([true, true, true, true, true, true]);
    expect(told("JSON[]")).toEqual([true, true, "unknown", "unknown", "unknown", "unknown"]);
  });

  test.each([
    ["integer", "BIGINT", "kept"], ["integer", "DECIMAL(10,2)", "measured"], ["integer", "VARCHAR", "broken"], ["number", "DOUBLE", "kept"], ["string", "VARCHAR", "kept"], ["string", "BIGINT", "broken"], ["date", "DATE", "kept"], ["date", "VARCHAR", "measured"],
    ["boolean", "BOOLEAN", "kept"], ["object", "STRUCT(a INT)", "kept"], ["object", "VARCHAR", "unknown"], ["array", "INTEGER[]", "kept"], ["array", "BIGINT", "broken"], ["timestamp", "DATE", "unknown"],
  ])("%s promised, %s there: %s", async (promised, actual, expected) => {
    const one = await contractOf(odcs([{ name: "a", logicalType: promised }]));
    const { settled } = planOf(promisesOf(one, around([one])), { typed: true, columns: [{ name: "a", type: actual }] });
    const [found] = settled.filter((each) => each.promised.check === "column-type");
    expect(found?.by === "metric" ? "measured" : found?.by === "unknown" ? "unknown" : found?.by === "shape" && found.kept ? "kept" : "broken").toBe(expected);
  });
});

describe("pieces", () => {
  test("a check is called like no rule of lint and no kind of change", () => {
    const others = new Set([...rules, ...kinds].map(({ id }) => id));
    expect(checks.map(({ id }) => id).filter((id) => others.has(id))).toEqual([]);
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
  });

  test.each(formatNames.filter((name) => formatPattern(name) !== undefined))("the pattern of %s looks around nowhere, and takes what surely has the format and nothing that surely has not", (name) => {
    const pattern = formatPattern(name) ?? "";
    const [language, known] = [languageOf(pattern), formatLanguage(name)];
    if ("unknown" in language || known === undefined) throw new Error(name);
    expect(isSubset(known.narrow, language.language)).toBe("yes");
    expect(isSubset(language.language, known.wide)).toBe("yes");
    expect(() => RE2JS.compile(RE2JS.translateRegExp(pattern))).not.toThrow();
  });

  test.each([
    ["yyyy-MM-dd", "2026-01-31", "2026-1-31"], ["dd/MM/yyyy", "31/01/2026", "2026/01/31"], ["yyyy-MM-dd'T'HH:mm:ss[.SSS]XXX", "2026-01-31T10:00:00+01:00", "2026-01-31T10:00:00"], ["yyyyMMdd", "20260131", "2026-01-31"],
    ["h:mm a", "9:05 pm", "13:05 pm"], ["H 'o''clock'", "9 o'clock", "9 oclock"], ["yyyy.MM.dd", "2026.01.31", "2026x01x31"],
  ])("%s writes %s and not %s", (format, good, bad) => {
    const language = languageOf(datePattern(format) ?? "");
    if ("unknown" in language) throw new Error(language.unknown);
    expect([has(language.language, good), has(language.language, bad)]).toEqual([true, false]);
  });

  test.each(["MMM d, yyyy", "EEEE", "yyyy-MM-dd]", "[yyyy", "'open", "yyyyy", "x".repeat(101)])("%s is read by nobody here", (format) => expect(datePattern(format)).toBeUndefined());

  test.each([
    ["SELECT COUNT(*) FROM ${object}", "SELECT COUNT(*) FROM ${object}"], ["SELECT 1 FROM {model} WHERE {field} > 1", "SELECT 1 FROM ${object} WHERE ${property} > 1"],
    ['SELECT "${column}" FROM `{table}`', "SELECT ${property} FROM ${object}"], ["SELECT [${property}] FROM ${ object }", "SELECT ${property} FROM ${object}"],
    ["SELECT regexp_matches(x, '^[0-9]{4}$')", "SELECT regexp_matches(x, '^[0-9]{4}$')"],
  ])("%s", async (query, sql) => {
    const one = await contractOf(odcs([{ name: "a" }]));
    const { foundIn } = await import("#quality");
    expect(prepared(query, foundIn(one)[0])).toEqual({ sql, column: ["a"] });
  });

  test("a placeholder that nobody knows, or a column where there is none, leaves a query unknown", () => {
    expect(prepared("SELECT ${other} FROM ${object}", undefined)).toEqual({ unknown: "Nobody here knows what `${other}` stands for in the query." });
    expect(prepared("SELECT {column} FROM {model}", undefined)).toEqual({ unknown: "The query speaks of a property, and the rule stands at none." });
    expect(prepared(" ", undefined)).toEqual({ unknown: "The rule has no query." });
  });

  test.each([[{ months: 1, seconds: 0 }, 28], [{ months: 12, seconds: 0 }, 365], [{ months: 25, seconds: 86_400 }, 31 + 365 + 365 + 1], [{ months: 0, seconds: 60 }, 60 / 86_400]])("months before now are counted by the calendar (%o)", (duration, days) => {
    const expected = duration.months === 25 ? (Date.parse(now) - Date.parse("2024-02-29T12:00:00Z")) / 86_400_000 + 1 : duration.months === 1 ? 31 : days;
    expect(secondsBefore(duration, now) / 86_400).toBeCloseTo(expected, 6);
  });
});
