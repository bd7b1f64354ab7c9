import { stringify } from "yaml";
import { describe, expect, test } from "vitest";
import type { Contract } from "#model";
import { read } from "#read";
import { csvLines, jsonLines, sample } from "#sample";

const now = "2026-11-24T12:00:00Z";
type Plain = Record<string, unknown>;

async function contractOf(schema: readonly Plain[], more: Plain = {}): Promise<Contract> {
  const { documents } = await read("hostile.yaml", new TextEncoder().encode(stringify({ apiVersion: "v3.2.0", kind: "DataContract", id: "hostile", version: "1.0.0", status: "active", schema, ...more })));
  const model = documents[0]?.model;
  if (model?.kind !== "contract") throw new Error("no contract");
  return model;
}

const columns = (...properties: readonly Plain[]) => contractOf([{ name: "t", properties: properties.map((property, index) => ({ name: `c${index}`, ...property })) }]);
const ask = (contract: Contract, rows = 20) => sample(contract, { rows, seed: 1, now });
const kinds = ({ told }: ReturnType<typeof ask>) => told.map(({ is, path }) => `${is} ${path.join(".")}`);

describe("what cannot be kept is told", () => {
  test.each<readonly [string, Plain, readonly string[]]>([
    ["an empty range", { logicalType: "integer", logicalTypeOptions: { minimum: 9, maximum: 1 } }, ["emptied t.c0"]],
    ["an empty range of a required column", { logicalType: "integer", required: true, logicalTypeOptions: { minimum: 9, maximum: 1 } }, ["unkept t.c0"]],
    ["no multiple between two ends", { logicalType: "number", required: true, logicalTypeOptions: { minimum: 1, maximum: 2, multipleOf: 7 } }, ["unkept t.c0"]],
    ["two ends that touch and are left out", { logicalType: "number", logicalTypeOptions: { exclusiveMinimum: 1, exclusiveMaximum: 1 } }, ["emptied t.c0"]],
    ["a length that nobody makes up", { logicalType: "string", logicalTypeOptions: { minLength: 2_000_000_000 } }, ["emptied t.c0"]],
    ["a length beyond the type", { logicalType: "string", required: true, physicalType: "varchar(3)", logicalTypeOptions: { minLength: 9 } }, ["unkept t.c0"]],
    ["a pattern that refers back", { logicalType: "string", logicalTypeOptions: { pattern: "^(a+)\\1$" } }, ["unread t.c0"]],
    ["a pattern of too many states", { logicalType: "string", logicalTypeOptions: { pattern: "(.*a.{400}){9}" } }, ["unread t.c0"]],
    ["a broken pattern", { logicalType: "string", logicalTypeOptions: { pattern: "(" } }, ["unread t.c0"]],
    ["a pattern and a length that exclude each other", { logicalType: "string", required: true, logicalTypeOptions: { pattern: "^[a-z]{9}$", maxLength: 4 } }, ["unkept t.c0"]],
    ["a pattern that nothing fits", { logicalType: "string", logicalTypeOptions: { pattern: "a^" } }, ["emptied t.c0"]],
    ["a format that is none", { logicalType: "string", logicalTypeOptions: { format: "color" } }, ["unread t.c0"]],
    ["a format and an enum", { logicalType: "string", required: true, logicalTypeOptions: { format: "uuid" }, enum: [{ value: "red" }] }, ["unkept t.c0"]],
    ["an enum of another type", { logicalType: "integer", required: true, enum: [{ value: "red" }] }, ["unkept t.c0", "unkept t.c0"].slice(0, 1)],
    ["a billion items", { logicalType: "array", items: { logicalType: "string" }, logicalTypeOptions: { minItems: 1_000_000_000 } }, ["emptied t.c0"]],
    ["more different items than there are", { logicalType: "array", required: true, items: { logicalType: "boolean" }, logicalTypeOptions: { minItems: 5, uniqueItems: true } }, ["unkept t.c0"]],
    ["a vector of a billion", { logicalType: "vector", logicalTypeOptions: { dimensions: 1_000_000_000 } }, ["emptied t.c0"]],
    ["required, and a rule that wants nulls", { logicalType: "string", required: true, quality: [{ metric: "nullValues", mustBeGreaterThan: 3 }] }, ["unkept t.c0"]],
    ["two rules that exclude each other", { logicalType: "string", quality: [{ metric: "nullValues", mustBe: 3 }, { metric: "nullValues", mustBe: 4 }] }, ["unkept t.c0"]],
    ["unique, and a rule that wants duplicates", { logicalType: "string", required: true, unique: true, quality: [{ metric: "duplicateValues", mustBeGreaterThan: 3 }] }, ["unkept t.c0"]],
    ["unique and boolean", { logicalType: "boolean", required: true, unique: true }, ["fewer t.c0"]],
    ["an end of another kind", { logicalType: "date", logicalTypeOptions: { minimum: "yesterday" } }, ["unread t.c0"]],
    ["a year that no date has", { logicalType: "date", required: true, logicalTypeOptions: { minimum: "9999-12-31", exclusiveMinimum: "9999-12-31" } }, ["unkept t.c0"]],
  ])("%s", async (_, property, expected) => {
    const sampled = ask(await columns(property));
    expect([...new Set(kinds(sampled))]).toEqual(expected);
    for (const { message } of sampled.told) expect(message).toMatch(/^[A-Z`].*\.$/);
  });

  test("more rows than anybody asked for", async () => {
    const sampled = ask(await contractOf([{ name: "t", quality: [{ metric: "rowCount", mustBeGreaterThan: 5_000_000 }], properties: [{ name: "a", logicalType: "string" }] }]));
    expect(kinds(sampled)).toEqual(["unkept t"]);
    expect(sampled.tables[0]?.rows).toBe(20);
  });

  test("foreign keys that lead nowhere, or go round", async () => {
    const nowhere = ask(await columns({ logicalType: "string", relationships: [{ to: "x.y" }, { to: "other.yaml#/schema/a/properties/b" }] }));
    expect(kinds(nowhere)).toEqual(["unread t.c0", "unread t.c0"]);
    const key = { logicalType: "integer", primaryKey: true, primaryKeyPosition: 1 };
    const round = ask(await contractOf([
      { name: "a", properties: [{ name: "id", ...key }, { name: "b_id", logicalType: "integer", required: true, relationships: [{ to: "b.id" }] }] },
      { name: "b", properties: [{ name: "id", ...key }, { name: "a_id", logicalType: "integer", required: true, relationships: [{ to: "a.id" }] }] },
    ]));
    expect(round.told).toEqual([]);
  });

  test("prose, queries, and tools", async () => {
    const rules = [{ type: "text", description: "good" }, { type: "sql", query: "SELECT 1", mustBe: 1 }, { type: "custom", engine: "soda", implementation: "x" }, { metric: "zzz", mustBe: 1 }];
    expect(kinds(ask(await columns({ logicalType: "string", quality: rules })))).toEqual(["unread t.c0", "unread t.c0", "unread t.c0", "unread t.c0"]);
  });

  test("a service level that an end contradicts", async () => {
    const contract = await contractOf([{ name: "t", properties: [{ name: "at", logicalType: "timestamp", required: true, logicalTypeOptions: { maximum: "2020-01-01T00:00:00" } }] }], { slaProperties: [{ property: "freshness", value: 1, unit: "h", element: "t.at" }] });
    expect(kinds(ask(contract))).toEqual(["unkept t.at"]);
  });
});

describe("what a contract holds stays what it is", () => {
  test("names of prototypes, quotes, line ends and empty names", async () => {
    const names = ["__proto__", "constructor", "toString", "a\"b", "a,b", "line\nend", " lead", "ü💧", "'; DROP TABLE x; --"];
    const inner = { logicalType: "object", properties: [{ name: "__proto__", logicalType: "integer", required: true }, { name: "hasOwnProperty", logicalType: "string" }] };
    const [table] = ask(await contractOf([{ name: "__proto__", properties: [...names.map((name) => ({ name, logicalType: "integer", required: true })), { name: "o", required: true, ...inner }] }]), 3).tables;
    if (table === undefined) throw new Error("no table");
    expect(table.columns.map(({ name }) => name)).toEqual([...names, "o"]);
    const [line = ""] = jsonLines(table);
    expect(Object.keys(JSON.parse(line) as object)).toEqual([...names, "o"]);
    expect(Object.keys((JSON.parse(line) as { o: object }).o)).toEqual(["__proto__", "hasOwnProperty"]);
    const csv = [...csvLines(table)];
    expect(csv).toHaveLength(4);
    expect(csv[0]).toBe(`__proto__,constructor,toString,"a""b","a,b","line\nend"," lead",ü💧,'; DROP TABLE x; --,o\n`);
  });

  test("the same seed gives the same rows, another one others, and a column more does not change the rest", async () => {
    const [a, b] = [{ logicalType: "string" }, { logicalType: "integer" }];
    const values = (sampled: ReturnType<typeof ask>) => sampled.tables[0]?.columns.map((column) => column.values) ?? [];
    const contract = await columns(a, b);
    expect(values(ask(contract))).toEqual(values(ask(contract)));
    expect(values(sample(contract, { rows: 20, seed: 2, now }))).not.toEqual(values(ask(contract)));
    expect(values(ask(await columns(a, b, { logicalType: "date" }))).slice(0, 1)).toEqual(values(ask(contract)).slice(0, 1));
  });

  test("no rows, no columns, no objects", async () => {
    expect(ask(await columns({ logicalType: "string", required: true }), 0).tables[0]?.rows).toBe(0);
    expect(ask(await contractOf([{ name: "t" }])).tables[0]?.columns).toEqual([]);
    expect(ask(await contractOf([])).tables).toEqual([]);
  });

  test("100,000 rows with a key, a pattern and a foreign key need seconds, not minutes", async () => {
    const contract = await contractOf([
      { name: "p", properties: [{ name: "id", logicalType: "string", primaryKey: true, logicalTypeOptions: { pattern: "^[A-Z]{3}-[0-9]{6}$" } }] },
      { name: "c", properties: [{ name: "id", logicalType: "integer", primaryKey: true }, { name: "p_id", logicalType: "string", relationships: [{ to: "p.id" }] }, { name: "amount", logicalType: "number", logicalTypeOptions: { minimum: 0, maximum: 1000 } }] },
    ]);
    const sampled = ask(contract, 100_000);
    expect(sampled.told).toEqual([]);
    expect(sampled.tables.map(({ rows }) => rows)).toEqual([100_000, 100_000]);
  }, 60_000);
});
