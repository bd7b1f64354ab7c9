import { describe, expect, it } from "vitest";
import type { Json } from "#model";
import { structureOf, type StructureProblem } from "../packages/read/validate.ts";
import { bare, check, contract, property } from "./structure/check.ts";

describe("what is said", () => {
  const one = async (document: object, version = "3.2.0", format = "odcs"): Promise<StructureProblem> => {
    const problems = await check(format, document, version);
    expect(problems).toHaveLength(1);
    return problems[0] ?? { rule: "limit-exceeded", path: [], message: "nothing" };
  };

  it("a misspelt key: what was meant, and nothing about the key that is missing for it", async () => {
    expect(await one(property({ requried: true }))).toMatchObject({ rule: "unknown-field", path: ["schema", 0, "properties", 0, "requried"], suggestion: "required", hint: "Did you mean `required`?" });
    expect(await one(contract({ schema: [{ nmae: "orders" }] }))).toMatchObject({ rule: "unknown-field", path: ["schema", 0, "nmae"], suggestion: "name" });
  });

  it("a misspelt key where other keys are allowed: that it is what is missing", async () => {
    expect(await one({ ...contract({ support: [{ chanel: "a", url: "b" }] }), apiVersion: "v3.0.2" }, "3.0.2")).toMatchObject({ rule: "missing-field", path: ["support", 0], hint: "Rename `chanel` to `channel`." });
  });

  it("a key or value of another version: since when or until when", async () => {
    const old = { ...contract({ schema: [{ name: "o", properties: [{ name: "p", enum: [{ value: 1 }], deprecated: 1 }] }] }), apiVersion: "v3.1.0" };
    expect((await check("odcs", old, "3.1.0")).map(({ message }) => message)).toEqual([
      "`deprecated` exists since ODCS 3.2.0; this contract says v3.1.0.", "`enum` exists since ODCS 3.2.0; this contract says v3.1.0.",
    ].sort((a) => (a.includes("enum") ? -1 : 1)));
    const typed = { ...contract({ schema: [{ name: "o", properties: [{ name: "p", logicalType: "timestamp" }, {}] }] }), apiVersion: "v3.0.2" };
    expect(await check("odcs", typed, "3.0.2")).toContainEqual(expect.objectContaining({ rule: "invalid-value", hint: expect.stringContaining("`timestamp` exists since ODCS 3.1.0; this contract says v3.0.2.") }));
  });

  it("a document that is right in a later version: one problem, at the version", async () => {
    const old = (version: string, more: object): object => ({ ...contract(more), apiVersion: `v${version}` });
    const properties = (...all: object[]): object => ({ schema: [{ name: "o", properties: all.map((more, index) => ({ name: `p${index}`, ...more })) }] });
    expect(await one(old("3.1.0", properties({ enum: [{ value: 1 }] })), "3.1.0")).toEqual({
      rule: "later-version", path: ["apiVersion"], message: "`enum` came with ODCS 3.2.0; this contract says v3.1.0.", hint: "Write `apiVersion: v3.2.0`.",
    });
    expect((await one(old("3.0.2", { ...properties({ logicalType: "time" }, { logicalType: "timestamp" }), team: { name: "t" } }), "3.0.2")).message)
      .toBe("`time`, `timestamp` and the way `team` is written came with ODCS 3.1.0; this contract says v3.0.2.");
    expect((await one({ ...contract({ schema: [{ name: "o", quality: [{ metric: "rowCount", mustBe: 1 }] }] }), apiVersion: "v3.0.2" }, "3.0.2")).rule).toBe("later-version");
  });

  it("a key that only a later version does not ask for is still missing", async () => {
    const { status: _, ...document } = { ...contract({}), apiVersion: "v3.1.0", status: "" };
    expect(await one(document, "3.1.0")).toMatchObject({ rule: "missing-field", message: "`status` is missing: a data contract needs it." });
  });

  it("a key of another kind: where it belongs", async () => {
    const problem = await one(contract({ servers: [{ server: "s", type: "s3", location: "s3://b/x", host: "h" }] }));
    expect(problem).toMatchObject({ rule: "unknown-field", path: ["servers", 0, "host"], message: "`host` does not belong to a server with `type` `s3`.", hint: expect.stringMatching(/^It belongs where `type` is `btrieve`, .* or \d+ more\.$/) });
    expect((await one(property({ logicalType: "string", items: {} }))).hint).toBe("It belongs where `logicalType` is `array`.");
  });

  it("options without a logical type: that they need one", async () => {
    for (const version of ["3.0.0", "3.1.0", "3.2.0"]) {
      const document = { ...property({ logicalTypeOptions: { maxLength: 3 } }), apiVersion: `v${version}` };
      expect(await one(document, version)).toMatchObject({ rule: "unknown-field", path: ["schema", 0, "properties", 0, "logicalTypeOptions", "maxLength"], message: "`maxLength` needs a `logicalType`." });
    }
    expect(await check("odcs", property({ logicalTypeOptions: {} }), "3.2.0")).toEqual([]);
  });

  it("an unknown kind: once, and no key is held against it", async () => {
    expect(await one(contract({ servers: [{ server: "s", type: "postgre", host: "h", port: 1 }] }))).toMatchObject({ rule: "invalid-value", path: ["servers", 0, "type"], hint: expect.stringContaining("Did you mean `postgres`?") });
    expect(await one(property({ logicalType: "binary", items: 3, map: 4 }))).toMatchObject({ path: ["schema", 0, "properties", 0, "logicalType"] });
  });

  it("a value of another type: both types, and how to write it", async () => {
    expect(await one({ ...contract({}), version: 1.5 })).toMatchObject({ rule: "wrong-type", path: ["version"], message: "`version` must be a text, but it is the number 1.5.", hint: "Put the value in quotes." });
    expect(await one({ ...contract({}), name: null })).toMatchObject({ rule: "wrong-type", hint: "Write a value, or remove the key." });
    expect(await one(contract({ tags: ["a", 2] }))).toMatchObject({ path: ["tags", 1], message: "Entry 2 of `tags` must be a text, but it is the number 2." });
    expect(await one(contract({ schema: {} }))).toMatchObject({ message: "`schema` must be a list, but it is a map of keys and values." });
    expect((await one(property({ primaryKeyPosition: "1" }))).hint).toBe("Remove the quotes.");
    expect(await check("odcs", [1], "3.2.0")).toMatchObject([{ rule: "wrong-type", path: [], message: "The contract must be a map of keys and values, but it is a list." }]);
  });

  it("a threshold too few, two too many, ends of two types", async () => {
    const quality = (more: object): object => contract({ schema: [{ name: "o", quality: [{ type: "sql", query: "SELECT 1", ...more }] }] });
    expect(await one(quality({}))).toMatchObject({ rule: "missing-field", path: ["schema", 0, "quality", 0], message: "A quality check with `type` `sql` needs a threshold." });
    expect(await one(quality({ mustBe: 1, mustNotBe: 2 }))).toMatchObject({ rule: "conflicting-fields", path: ["schema", 0, "quality", 0, "mustNotBe"] });
    expect(await one(contract({ schema: [{ name: "o", relationships: [{ from: "a.b", to: ["c.d"] }] }] }))).toMatchObject({ rule: "conflicting-fields", message: "`from` and `to` must both be a text or both be a list." });
  });

  it("a check without a type, where the schema would ask for every kind at once: only the type", async () => {
    const document = { dataContractSpecification: "1.2.1", id: "c", info: { title: "t", version: "1" }, models: { m: { quality: [{}] } } };
    expect(await one(document, "1.2.1", "dcs")).toMatchObject({ rule: "missing-field", path: ["models", "m", "quality", 0], message: "`type` is missing: a quality check needs it." });
  });

  it("a name that is not allowed, at the name", async () => {
    const document = { dataContractSpecification: "1.2.1", id: "c", info: { title: "t", version: "1" }, models: { "a b/c": {} } };
    expect(await one(document, "1.2.1", "dcs")).toMatchObject({ rule: "invalid-value", path: ["models", "a b/c"], message: "`a b/c` must be made of letters, digits, `-` and `_`." });
  });
});

describe("hostile documents", () => {
  it("keys of the prototype are unknown keys, and nothing is changed", async () => {
    const names = ["__proto__", "constructor", "hasOwnProperty", "toString", "valueOf", "prototype"];
    const bag = (): Record<string, Json> => Object.create(null);
    const evil = bag();
    for (const name of names) evil[name] = { polluted: true };
    for (const place of [bare({}), bare({ schema: [{ name: "o" }] })]) {
      const document = Object.assign(bag(), bare(contract({})), place);
      const target = Array.isArray(document.schema) ? document.schema[0] : document;
      for (const name of names) Object.defineProperty(target, name, { value: evil, enumerable: true });
      const problems = (await structureOf("odcs"))(document, "3.2.0");
      expect(problems.map(({ rule, path }) => [rule, path.at(-1)])).toEqual(names.map((name) => ["unknown-field", name]));
    }
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });

  it("such keys in places of any value, in lists that have to be unique and as names", async () => {
    const value = bare(JSON.parse('{"__proto__": 1, "constructor": {"valueOf": 2}, "valueOf": null}'));
    const enumerated = bare(property({ logicalType: "string", enum: [{ value: 1, label: "x" }, { label: "x", value: 1 }], examples: [value], quality: [{ type: "custom", engine: "e", implementation: value }] }));
    expect((await structureOf("odcs"))(enumerated, "3.2.0")).toMatchObject([{ rule: "invalid-value", path: ["schema", 0, "properties", 0, "enum", 1] }]);
    const named = bare(JSON.parse('{"dataContractSpecification": "1.2.1", "id": "c", "info": {"title": "t", "version": "1"}, "models": {"__proto__": {"type": 5}, "constructor": {}}}'));
    expect((await structureOf("dcs"))(named, "1.2.1")).toMatchObject([{ rule: "wrong-type", path: ["models", "__proto__", "type"] }]);
  });

  it("texts from the document stand in messages on one line, cut and without control characters", async () => {
    const text = `\u001b[31m\n::error::${"x".repeat(100_000)}`;
    const documents = [{ ...contract({}), [text]: 1 }, { ...contract({}), status: 1, kind: text }, property({ logicalType: text }), contract({ contractCreatedTs: text })];
    for (const document of documents)
      for (const { message, hint = "" } of await check("odcs", document, "3.2.0")) {
        expect(message.length + hint.length).toBeLessThan(600);
        expect(`${message}${hint}`).not.toMatch(/[\u0000-\u001f]/);
      }
  });

  it("very long texts and names where a pattern or format is asked for are refused without running one", async () => {
    const long = "a:/".repeat(2_000_000);
    const server = { server: "s", type: "api", location: long };
    const document = { ...contract({ servers: [server], contractCreatedTs: long }), schema: [{ name: "o", id: long, relationships: [{ from: long, to: long }] }] };
    expect((await check("odcs", document, "3.2.0")).map(({ rule }) => rule)).toEqual(Array.from({ length: 5 }, () => "invalid-value"));
  });

  it("says a thousand problems and counts the rest", async () => {
    const problems = await check("odcs", contract({ tags: Array.from({ length: 50_000 }, (_, index) => index) }), "3.2.0");
    expect(problems).toHaveLength(1001);
    expect(problems.at(-1)).toMatchObject({ rule: "limit-exceeded", message: "49000 more problems are not shown." });
  });

  it("steps with slashes and tildes lead to the node", async () => {
    const document = { dataContractSpecification: "1.2.1", id: "c", info: { title: "t", version: "1" }, definitions: { "a/b": { type: "x" } } };
    expect(await check("dcs", document, "1.2.1")).toMatchObject([{ path: ["definitions", "a/b", "type"] }]);
    expect(await check("odcs", { ...contract({}), "a~/b": 1 }, "3.2.0")).toMatchObject([{ path: ["a~/b"] }]);
  });
});
