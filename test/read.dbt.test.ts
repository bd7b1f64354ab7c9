import { readFileSync, writeFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Contract, Location } from "#model";
import { bytesOf, limits, readSchema } from "#read";

const fixture = new URL("../fixtures/read/dbt/manifest.json", import.meta.url);
const text = readFileSync(fixture, "utf8");
const bytes = (json: string) => new TextEncoder().encode(json);
const read = async (json: string) => (await readSchema("target/manifest.json", bytes(json), "dbt")).documents;
const models = async (json: string): Promise<Contract[]> => (await read(json)).flatMap(({ model }) => (model?.kind === "contract" ? [model] : []));
const rules = async (json: string) => (await read(json)).flatMap(({ problems }) => problems.map(({ rule }) => rule));

/** The model without places and without what is empty, to be read by people. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key, part]) => !["at", "spots", "source"].includes(key) && !(Array.isArray(part) && part.length === 0));
  return Object.fromEntries(kept.map(([key, part]) => [key, bare(part)]).filter(([, part]) => JSON.stringify(part) !== "{}"));
}

test("models with an enforced contract become contracts, one each", async () => {
  const documents = await read(text);
  expect(documents.flatMap(({ problems }) => problems)).toEqual([]);
  const made = `${JSON.stringify(documents.map(({ model }) => bare(model)), undefined, 2)}\n`;
  const golden = new URL("model.json", fixture);
  if (process.env["UPDATE_GOLDEN"]) writeFileSync(golden, made);
  expect(made).toBe(readFileSync(golden, "utf8"));
});

test("every place holds what it says", async () => {
  const lines = text.split("\n");
  let checked = 0;
  const walk = (value: unknown) => {
    if (typeof value !== "object" || value === null) return;
    const { spots } = value as { spots?: Record<string, Location> };
    for (const [key, at] of Object.entries(spots ?? {})) {
      const said: Record<string, string> = { required: "type", primaryKey: "type", unique: "type", enum: "type", physicalType: "(?:data_type|materialized)", minimum: "type", exclusiveMaximum: "type", property: "deprecation_date", value: "deprecation_date" };
      expect(lines[at.line - 1]?.slice(at.column - 1), key).toMatch(new RegExp(`^"${said[key] ?? key}"`));
      checked += 1;
    }
    for (const part of Object.values(value)) if (part !== spots) walk(part);
  };
  for (const model of await models(text)) walk({ ...model, source: undefined });
  expect(checked).toBeGreaterThan(20);
});

test("the way the JSON is written says nothing", async () => {
  const other = await models(JSON.stringify(JSON.parse(text)));
  expect(bare(other)).toEqual(bare(await models(text)));
  expect(bare(await models(`\uFEFF ${text.replaceAll("\n", "\r\n\t")}`))).toEqual(bare(await models(text)));
});

describe("bad input ends in one clear problem", () => {
  const wrapped = (nodes: string, version = "v12") => `{"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/manifest/${version}.json"}, "nodes": ${nodes}}`;
  test.each([
    ["nothing", "", "unknown-format"],
    ["a list", "[]", "unknown-format"],
    ["another JSON", '{"nodes": {}}', "unknown-format"],
    ["a manifest of another thing", '{"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/catalog/v1.json"}, "nodes": {}}', "unknown-format"],
    ["nodes that are no map", wrapped("[]"), "unknown-format"],
    ["a text that never ends", '{"metadata": "', "schema-syntax"],
    ["a bracket that never closes", '{"metadata": {"a": {', "schema-syntax"],
    ["a missing comma", '{"metadata": {} "nodes": {}}', "schema-syntax"],
    ["a wrong escape", wrapped('{"\\x": {}}'), "schema-syntax"],
    ["no JSON value", wrapped('{"a": nope}'), "schema-syntax"],
    ["a version of the past", wrapped("{}", "v8"), "unsupported-version"],
    ["a version of the future", wrapped("{}", "v99"), "unsupported-version"],
    ["10,000 deep", wrapped(`{"a": {"resource_type": "model", "contract": {"enforced": true}, "x": ${"[".repeat(10_000)}${"]".repeat(10_000)}}}`), "limit-exceeded"],
    ["too many values", wrapped(`{"a": {"enforced": true, "x": [${"1,".repeat(limits.nodes)}1]}}`), "limit-exceeded"],
  ])("%s", async (_, json, rule) => {
    expect(await rules(json)).toEqual([rule]);
    expect(await models(json)).toEqual([]);
  });

  test("what does not speak of contracts is not read, however deep", async () => {
    expect(await rules(wrapped(`{"a": ${"[".repeat(100_000)}${"]".repeat(100_000)}}`))).toEqual([]);
  });

  test("a version that is not known is said, and its models are read all the same", async () => {
    const later = text.replace("manifest/v12.json", "manifest/v13.json");
    expect(await rules(later)).toEqual(["unsupported-version"]);
    expect((await models(later)).length).toBe(2);
  });

  test("a larger manifest than other files may be is read; past its own limit it is refused in one sentence", async () => {
    expect(bytesOf("dbt")).toBe(64 * 1024 * 1024);
    const macro = JSON.stringify({ macro_sql: "{{ x }} \" ".repeat(100) });
    const filler = `"macros": {${Array.from({ length: 15_000 }, (_, index) => `"macro.${index}": ${macro}`).join(",")}},`;
    const large = text.replace('"nodes"', `${filler} "nodes"`);
    expect(large.length).toBeGreaterThan(limits.bytes);
    expect((await models(large)).map(({ id }) => id)).toEqual(["model.shop.orders.v2", "model.shop.revenue"]);
    const [document] = (await readSchema("manifest.json", new Uint8Array(bytesOf("dbt") + 1).fill(0x20), "dbt")).documents;
    expect(document?.problems.map(({ rule, message }) => [rule, message])).toEqual([["limit-exceeded", "The file has 67108865 bytes; at most 67108864 are read."]]);
  });

  test("keys of Object.prototype are keys like any other", async () => {
    const strange = text.replace('"scratch"', '"__proto__"').replaceAll("order_id", "__proto__");
    expect((await models(strange))[0]?.objects[0]?.properties[0]?.name).toBe("__proto__");
    expect(({} as { name?: string }).name).toBeUndefined();
  });
});

test("a manifest with one piece cut out never throws", async () => {
  await fc.assert(fc.asyncProperty(fc.nat(text.length), fc.nat(40), async (from, length) => {
    for (const { model, problems } of await read(text.slice(0, from) + text.slice(from + length))) expect(model !== undefined || problems.length <= 1).toBe(true);
  }), { seed: 20261126, numRuns: 500 });
});
