import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { JsonSchemaFile, Reading } from "#model";
import { limits, readSchema, schemaFormatOf } from "#read";

const encode = (text: string) => new TextEncoder().encode(text);
const read = (text: string, file = "x.schema.json"): Promise<Reading> => readSchema(file, encode(text), "json-schema");
const schemaOf = async (text: string): Promise<JsonSchemaFile> => {
  const { documents: [document] } = await read(text);
  if (document?.schema?.format !== "json-schema") return expect.fail(JSON.stringify(document?.problems));
  return document.schema;
};
const fixture = readFileSync(new URL("../fixtures/read/json-schema/order.schema.json", import.meta.url), "utf8");

describe("a JSON Schema is read", () => {
  test("as plain data with places, the same from YAML", async () => {
    const { schema, dialect, at, root } = await schemaOf(fixture);
    expect(dialect).toBe("2020-12");
    expect(JSON.stringify(schema)).toBe(JSON.stringify(JSON.parse(fixture)));
    expect(at.line).toBe(4);
    expect(root.kind).toBe("map");
    const { stringify } = await import("yaml");
    expect(JSON.stringify((await schemaOf(stringify(JSON.parse(fixture)))).schema)).toBe(JSON.stringify(schema));
  });

  test.each([
    ["http://json-schema.org/draft-04/schema#", "draft-04"], ["http://json-schema.org/draft-06/schema#", "draft-06"], ["http://json-schema.org/draft-07/schema", "draft-07"], ["https://json-schema.org/draft-07/schema#", "draft-07"],
    ["https://json-schema.org/draft/2019-09/schema", "2019-09"], ["https://json-schema.org/draft/2020-12/schema#", "2020-12"],
  ])("%s is %s", async (uri, dialect) => expect(await schemaOf(JSON.stringify({ $schema: uri }))).toMatchObject({ dialect }));

  test("without `$schema` it is the newest draft; a meta-schema of somebody's own is said", async () => {
    expect(await schemaOf("{}")).toMatchObject({ dialect: "2020-12" });
    expect(await schemaOf("true")).toMatchObject({ dialect: "2020-12", schema: true });
    expect((await schemaOf('{"$schema": "https://example.com/own"}')).metaSchema).toBe("https://example.com/own");
  });

  test("numbers that JavaScript reads as others are said", async () => {
    const { rounded } = await schemaOf('{"maximum": 9007199254740993, "minimum": 1e400,\n "enum": [0.1, 1e21, 100000000000000000000, 0.30000000000000004, 1.10, -0, 123456789012345678]}');
    expect(rounded.map(({ written, at }) => `${written} ${at.line}`)).toEqual(["9007199254740993 1", "1e400 1", "123456789012345678 2"]);
    expect((await schemaOf("minimum: 0x1F\nmaximum: .inf\n")).rounded.map(({ written }) => written)).toEqual([".inf"]);
  });

  test("by the ends of file names", () => {
    expect(["a/order.schema.json", "ORDER.SCHEMA.YAML", "x.schema.yml", "x.json", "schema.json"].map(schemaFormatOf)).toEqual(["json-schema", "json-schema", "json-schema", undefined, undefined]);
  });
});

describe("bad input ends in one clear problem and no schema", () => {
  test.each([
    ["an empty file", "", "unknown-format"], ["a list", "[1, 2]", "wrong-type"], ["a text", '"schema"', "wrong-type"], ["nothing", "null", "wrong-type"], ["broken JSON", '{"type": "string"', "yaml-syntax"],
    ["a key twice", '{"type": "string", "type": "number"}', "duplicate-key"], ["a hundred thousand levels", `${'{"not":'.repeat(100_000)}{}${"}".repeat(100_000)}`, "limit-exceeded"],
    ["too many bytes", `{"a": "${"x".repeat(limits.bytes)}"}`, "limit-exceeded"],
  ])("%s", async (_what, text, rule) => {
    const { documents } = await read(text);
    expect(documents.flatMap(({ schema }) => schema ?? [])).toEqual([]);
    expect(documents.flatMap(({ problems }) => problems.map((problem) => problem.rule))[0]).toBe(rule);
  });
});
