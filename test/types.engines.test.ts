import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Json } from "#model";
import { type Column, type Engine, type May, type PhysicalType, type TableChange, compareTypes, engines, enginesOf, evolve, holds, logicalWitnessOf, mayBecome, parsePhysicalType, perEngine, samples, storedAs, witnessOf } from "#types";
import { suites } from "../scripts/agreement/suites.ts";
import { engineCalled } from "../scripts/agreement/tables.ts";

const seed = 20_263;

interface Fixture {
  readonly types: Readonly<Record<string, May>>;
  readonly partitioned?: Readonly<Record<string, May>>;
  readonly constrained?: Readonly<Record<string, May>>;
  readonly table: Readonly<Record<string, May>>;
  readonly servers: readonly Readonly<Record<string, string>>[];
  readonly not: readonly Readonly<Record<string, string>>[];
}

const required = (type: string, value?: Json): Column => ({ type, required: true, ...(value === undefined ? {} : { default: value }) });
/** What the lines under `table:` ask. */
const changes: Readonly<Record<string, TableChange>> = {
  "optional field added": { what: "added", column: { type: "INT", required: false } },
  "optional field added with a default": { what: "added", column: { type: "INT", required: false, default: null } },
  "required field added": { what: "added", column: required("INT") },
  "required field added with a default": { what: "added", column: required("INT", 0) },
  "required variant added with a default": { what: "added", column: required("VARIANT", "{}") },
  "required list added with an empty default": { what: "added", column: required("ARRAY<INT>", []) },
  tightened: { what: "tightened", column: required("INT") }, loosened: { what: "loosened", column: { type: "INT", required: false } },
  removed: { what: "removed" }, renamed: { what: "renamed" }, reordered: { what: "reordered" }, defaultRemoved: { what: "defaultRemoved" },
};

const server = ({ type, ...settings }: Readonly<Record<string, string>>) => ({ ...(type === undefined ? {} : { type }), settings });

describe.each(engines.map((engine) => [engine.id, engine] as const))("%s", (id, engine) => {
  const fixture = parse(readFileSync(new URL(`../fixtures/types/${id}.yaml`, import.meta.url), "utf8")) as Fixture;
  const rows = (list: Fixture["types"] = {}) => Object.entries(list).map(([change, may]) => [...change.split(" → "), may] as unknown as readonly [string, string, May]);

  test.each(rows(fixture.types))("%s → %s: %s", (before, after, may) => {
    for (const type of [before, after]) expect(parsePhysicalType(type), type).toBeDefined();
    expect(mayBecome(engine, before, after)).toBe(may);
  });

  test.each(rows(fixture.partitioned))("partitioned by %s → %s: %s", (before, after, may) => expect(mayBecome(engine, before, after, { partitioned: true })).toBe(may));

  test.each(rows(fixture.constrained))("constrained: %s → %s: %s", (before, after, may) => expect(mayBecome(engine, before, after, { constrained: true })).toBe(may));

  test.each(Object.entries(fixture.table))("%s: %s", (what, may) => {
    const change = changes[what];
    if (change === undefined) return expect.fail(`${what} is no change`);
    expect(perEngine([engine], change)).toEqual({ [engine.title]: may });
  });

  test("is chosen by its servers and by no others", () => {
    for (const one of fixture.servers) expect(enginesOf([server(one)]), JSON.stringify(one)).toContain(engine);
    for (const one of fixture.not) expect(enginesOf([server(one)]), JSON.stringify(one)).not.toContain(engine);
  });
});

test("there is no fixture without an engine, and titles are told apart", () => {
  expect(readdirSync(new URL("../fixtures/types/", import.meta.url)).sort()).toEqual(engines.map(({ id }) => `${id}.yaml`).sort());
  expect(new Set(engines.map(({ title }) => title)).size).toBe(engines.length);
});

test("every word of an engine is a name that is known, and every promotion speaks of its words", () => {
  for (const { id, types, promotes, depends } of engines) {
    const words = new Set(types.map(({ word }) => word));
    for (const word of words) if (word !== "*") expect(compareTypes(word, `${word}(1)`), `${id}: ${word}`).toBeDefined();
    for (const word of [...promotes, ...depends].flatMap(([from, to]) => [...from.split(", "), ...to.split(", ")])) expect(words, `${id}: ${word}`).toContain(word);
  }
});

describe("servers", () => {
  test("without servers, and of servers that nobody knows, there is no engine", () => {
    expect(enginesOf([])).toEqual([]);
    expect(enginesOf([{ type: "custom", settings: {} }, { settings: { format: "delta" } }, { type: "__proto__", settings: { format: { a: 1 } } }])).toEqual([]);
  });

  test("several servers mean each of their engines once", () => {
    const servers = [{ type: "databricks", settings: {} }, { type: "s3", settings: { format: "delta" } }, { type: "bigquery", settings: {} }];
    expect(enginesOf(servers).map(({ title }) => title)).toEqual(["Delta 3.2", "Delta 4", "BigQuery"]);
    expect(perEngine(enginesOf(servers), { what: "type", before: "INT", after: "BIGINT" })).toEqual({ "Delta 3.2": "no", "Delta 4": "yes", BigQuery: "yes" });
  });
});

/** Scalar types with small sizes, so that neighbours of a type are often drawn with it. */
const small = fc.integer({ min: 1, max: 6 });
const scalar = fc.oneof(
  fc.constantFrom("TINYINT", "SMALLINT", "INT", "BIGINT", "INT UNSIGNED", "SMALLINT UNSIGNED", "FLOAT", "FLOAT4", "REAL", "DOUBLE", "BOOLEAN", "TEXT", "STRING", "VARCHAR", "CHAR", "BYTES", "BINARY", "DATE", "TIME", "TIMESTAMP",
    "TIMESTAMP_NTZ", "TIMESTAMP_LTZ", "TIMESTAMPTZ", "TIMESTAMP WITH TIME ZONE", "TIMESTAMP_NS", "DATETIME", "DECIMAL", "NUMERIC", "BIGNUMERIC", "JSON", "JSONB", "VARIANT", "UUID", "TINYTEXT", "LONGTEXT", "my_type", "INTERVAL DAY TO SECOND"),
  fc.tuple(fc.constantFrom("VARCHAR", "CHAR", "NVARCHAR", "STRING", "VARBINARY", "BINARY", "BYTES", "FIXED", "TIMESTAMP", "TIMESTAMP_LTZ", "TIME", "TIMESTAMPTZ"), small).map(([name, size]) => `${name}(${size})`),
  fc.tuple(small, fc.integer({ min: 0, max: 3 })).map(([whole, fraction]) => `DECIMAL(${whole + fraction},${fraction})`),
  fc.constantFrom(19, 20, 38).map((size) => `DECIMAL(${size},0)`),
  fc.subarray(["a", "b", "c"], { minLength: 1 }).map((texts) => `ENUM(${texts.map((text) => `'${text}'`).join(",")})`),
);
const nullness = fc.constantFrom("", "", " NOT NULL");
const type = fc.letrec<{ type: string }>((tie) => ({
  type: fc.oneof({ depthSize: "small", withCrossShrink: true }, { weight: 4, arbitrary: scalar }, tie("type").map((inner) => `ARRAY<${inner}>`), fc.tuple(scalar, tie("type")).map(([key, value]) => `MAP<${key}, ${value}>`),
    fc.uniqueArray(fc.tuple(fc.constantFrom("a", "b", "c", "__proto__"), tie("type"), nullness), { selector: ([name]) => name, minLength: 1, maxLength: 3 }).map((fields) => `STRUCT<${fields.map(([name, inner, nulls]) => `${name} ${inner}${nulls}`).join(", ")}>`)),
})).type;
const engine = fc.constantFrom(...engines.map(({ id }) => id));

describe("properties of every engine", () => {
  test("what is the same on every engine is the same on each", () => {
    fc.assert(fc.property(engine, type, type, (id, a, b) => {
      const one = engineCalled(id);
      expect(mayBecome(one, a, a)).toBe("yes");
      expect(mayBecome(one, a, ` ${a} `)).toBe("yes");
      if (compareTypes(a, b) === "same") expect(mayBecome(one, a, b)).toBe("yes");
    }), { seed, numRuns: 3000 });
  });

  /** Kinds of values that are never each other's, however an engine casts. */
  const families = [["INT", "BIGINT"], ["TEXT", "VARCHAR(10)"], ["BOOLEAN"], ["DATE"], ["UUID"], ["ARRAY<INT>"], ["MAP<STRING, INT>"], ["STRUCT<a INT>"]];
  const outright = families.flatMap((family) => family.flatMap((a) => families.filter((other) => other !== family).flat().map((b) => [a, b] as const)));

  test("no engine says yes to another family of values", () => {
    for (const one of engines) for (const [a, b] of outright) expect(mayBecome(one, a, b), `${one.id}: ${a} → ${b}`).not.toBe("yes");
  });

  /** What an engine stores, as a type; a size without a bound is not written. */
  const asStored = (one: Engine, text: string): PhysicalType | undefined => {
    const stored = storedAs(one, parsePhysicalType(text) ?? { name: "", parameters: [], fields: [] });
    return stored === undefined ? undefined : { name: stored.word, parameters: stored.sizes.includes(Infinity) ? [] : stored.sizes, fields: stored.type.fields };
  };
  /** A day that becomes a moment is its midnight. */
  const carried = (value: Json, from: PhysicalType, to: PhysicalType) => (from.name === "DATE" && to.name !== "DATE" ? `${String(value)}T00:00:00` : value);

  test("a yes keeps every value at the edges of what the engine stores", () => {
    let kept = 0;
    fc.assert(fc.property(engine, scalar, scalar, (id, a, b) => {
      const one = engineCalled(id);
      if (mayBecome(one, a, b) !== "yes") return;
      const [from, to] = [asStored(one, a), asStored(one, b)];
      if (from === undefined || to === undefined) return;
      for (const value of samples(from).filter((sample) => holds(from, sample) === "yes")) {
        expect(holds(to, carried(value, from, to)), `${one.id}: ${a} → ${b} loses ${JSON.stringify(value)}`).not.toBe("no");
        kept += 1;
      }
    }), { seed, numRuns: 30_000 });
    expect(kept).toBeGreaterThan(5000);
  });

  test("a nested type is taken only where each of its parts is", () => {
    const wrap = [(inner: string) => `ARRAY<${inner}>`, (inner: string) => `STRUCT<a ${inner}>`, (inner: string) => `MAP<STRING, ${inner}>`, (inner: string) => `MAP<${inner}, STRING>`];
    fc.assert(fc.property(engine, scalar, scalar, fc.constantFrom(...wrap), (id, a, b, around) => {
      const one = engineCalled(id);
      if (mayBecome(one, around(a), around(b)) === "yes" && mayBecome(one, around("INT"), around("TEXT")) !== "unknown") expect(mayBecome(one, a, b)).toBe("yes");
    }), { seed, numRuns: 5000 });
  });

  test("a table is taken where nothing is in the way, and what is in the way has a place", () => {
    fc.assert(fc.property(engine, type, type, (id, a, b) => {
      const one = engineCalled(id);
      const [old, now] = [parsePhysicalType(`STRUCT<x ${a}>`), parsePhysicalType(`STRUCT<x ${b}>`)];
      if (old === undefined || now === undefined) return;
      const found = evolve(one, { type: old }, { type: now }, "table");
      for (const { path } of found) expect(path[0]).toBe("x");
      if (found.length === 0) expect(mayBecome(one, a, b)).toBe("yes");
    }), { seed, numRuns: 3000 });
  });

  test("any text is answered, in bounded depth", () => {
    const deep = (inner: string) => `${"ARRAY<".repeat(39)}${inner}${">".repeat(39)}`;
    fc.assert(fc.property(engine, fc.string(), fc.string(), (id, a, b) => void mayBecome(engineCalled(id), a, b)), { seed, numRuns: 500 });
    for (const one of engines) expect(["yes", "no", "unknown"]).toContain(mayBecome(one, deep("INT"), deep("BIGINT")));
  });
});

describe("witnesses", () => {
  const ok = (text: string) => parsePhysicalType(text) ?? { name: "", parameters: [], fields: [] };

  test("a value that fits a type fits every wider one", () => {
    let widened = 0;
    fc.assert(fc.property(scalar, scalar, (a, b) => {
      const change = compareTypes(a, b);
      if (change !== "widened" && change !== "same") return;
      widened += 1;
      for (const value of [...samples(ok(a)), ...samples(ok(b))]) if (holds(ok(a), value) === "yes") expect(holds(ok(b), value), `${a} → ${b}: ${JSON.stringify(value)}`).not.toBe("no");
    }), { seed, numRuns: 20_000 });
    expect(widened).toBeGreaterThan(500);
  });

  test("every witness is legal on its side only, and agrees with the comparison", () => {
    fc.assert(fc.property(type, type, (a, b) => {
      const found = witnessOf(a, b);
      const { consumers, producers } = found ?? {};
      if (consumers !== undefined) expect([holds(ok(b), consumers), holds(ok(a), consumers)]).toEqual(["yes", "no"]);
      if (producers !== undefined) expect([holds(ok(a), producers), holds(ok(b), producers)]).toEqual(["yes", "no"]);
      const change = compareTypes(a, b);
      if (change === "same" || change === "widened") expect(producers, `${a} → ${b}`).toBeUndefined();
      if (change === "same" || change === "narrowed") expect(consumers, `${a} → ${b}`).toBeUndefined();
    }), { seed, numRuns: 5000 });
  });

  const none = Symbol("none");
  test.each<readonly [before: string, after: string, consumers: Json | typeof none, producers: Json | typeof none]>([
    ["INT", "BIGINT", 2_147_483_648, none],
    ["BIGINT", "INT", none, 2_147_483_648],
    ["BIGINT", "DECIMAL(38,0)", "9223372036854775808", none],
    ["INT UNSIGNED", "INT", -1, 2_147_483_648],
    ["VARCHAR(10)", "VARCHAR(20)", "aaaaaaaaaaa", none],
    ["CHAR(5)", "VARCHAR(5)", "a ", none],
    ["DECIMAL(10,2)", "DECIMAL(12,2)", 100_000_000, none],
    ["DECIMAL(10,2)", "DECIMAL(12,4)", 0.001, none],
    ["DECIMAL(10,2)", "DECIMAL(10,4)", 0.001, 1_000_000],
    ["FLOAT4", "DOUBLE", 16_777_217, none],
    ["BIGINT", "DOUBLE", 0.5, "9007199254740993"],
    ["TIMESTAMP(3)", "TIMESTAMP(6)", "2024-02-29T12:00:00.0001", none],
    ["TIMESTAMP", "TIMESTAMP WITH TIME ZONE", "2024-02-29T12:00:00Z", "2024-02-29T12:00:00"],
    ["DATE", "TIMESTAMP", "2024-02-29T12:00:00", "2024-02-29"],
    ["ENUM('a')", "ENUM('b','a')", "b", none],
    ["INT", "VARCHAR(10)", "a", 1],
    ["ARRAY<INT>", "ARRAY<BIGINT>", [2_147_483_648], none],
    ["MAP<STRING, INT>", "MAP<STRING, BIGINT>", { a: 2_147_483_648 }, none],
    ["STRUCT<a INT, b STRING>", "STRUCT<a BIGINT, b STRING>", { a: 2_147_483_648, b: "a" }, none],
    ["fixed[2]", "fixed[3]", "010101", "0101"],
    ["my_type", "INT", none, none],
    ["VARCHAR", "VARCHAR(10)", none, none],
    ["VARCHAR(4000)", "VARCHAR(8000)", none, none],
  ])("%s → %s", (before, after, consumers, producers) => {
    const wanted = { ...(consumers === none ? {} : { consumers }), ...(producers === none ? {} : { producers }) };
    expect(witnessOf(before, after) ?? {}).toEqual(wanted);
  });

  test("logical types", () => {
    expect(logicalWitnessOf("integer", "number")).toEqual({ consumers: 0.5 });
    expect(logicalWitnessOf("number", "integer")).toEqual({ producers: 0.5 });
    expect(logicalWitnessOf("string", "integer")).toEqual({ consumers: 1, producers: "a" });
    expect(logicalWitnessOf("date", "string")).toEqual({ consumers: "a" });
    expect(logicalWitnessOf("date", "date")).toBeUndefined();
  });
});

describe("outside suites, in full", () => {
  const vectors = new URL("../../shared/vectors/", import.meta.url);
  const ours = suites.filter(({ id }) => id === "iceberg" || id === "delta" || id === "confluent-tabular");
  const present = existsSync(vectors);
  if (!present) console.warn("SKIPPED: ../shared/vectors is absent, the agreement of engines is not tested");

  test.skipIf(!present).each(ours.map((suite) => [suite.title, suite] as const))("%s", async (_title, { folder, replay }) => {
    const { cases, agree, ...wrong } = await replay(new URL(`${folder}/`, vectors).pathname);
    expect(wrong).toEqual({ falselyCompatible: [], falselyBreaking: [], unknown: [], deviations: [], peers: [] });
    expect(agree).toBe(cases);
    expect(cases).toBeGreaterThan(100);
  });

  test.skipIf(!present)("a drawn part has as many cases as asked for", async () => {
    for (const { folder, replay } of ours) expect(await replay(new URL(`${folder}/`, vectors).pathname, { sample: 40, seed })).toMatchObject({ cases: 40, agree: 40 });
  });
});
