import { existsSync, globSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import protobufjs from "protobufjs";
import { describe, expect, test } from "vitest";
import type { Document, Location, ProtobufFile } from "#model";
import { limits, readSchema, schemaFormatOf } from "#read";

const fixtures = new URL("../fixtures/read/protobuf/", import.meta.url);
const readText = async (text: string): Promise<Document> => {
  const [first, ...more] = (await readSchema("x.proto", new TextEncoder().encode(text), "protobuf")).documents;
  expect(more).toEqual([]);
  if (first === undefined) throw new Error("no document");
  return first;
};
const fileOf = ({ schema, problems }: Document): ProtobufFile => {
  expect(problems).toEqual([]);
  if (schema?.format !== "protobuf") throw new Error("no Protocol Buffers file");
  return schema;
};
const said = ({ problems, schema }: Document) => {
  expect(schema).toBeUndefined();
  return problems.map(({ at, rule, message }) => `${at.line}:${at.column} ${rule}: ${message}`);
};

/** The model without places and without what is empty, to be read by people; of the features, what differs from those around. */
const bare = (value: unknown, around: ReadonlyMap<unknown, unknown> = new Map()): unknown => {
  if (Array.isArray(value)) return value.map((part) => bare(part, around));
  if (value instanceof Map) return Object.fromEntries([...value].filter(([key, one]) => around.get(key) !== one));
  if (typeof value !== "object" || value === null) return value;
  const inside = ((value as { features?: ReadonlyMap<unknown, unknown> }).features ?? around) as ReadonlyMap<unknown, unknown>;
  const parts = Object.entries(value).filter(([key]) => !["at", "spots", "whole"].includes(key)).map(([key, part]) => [key, bare(part, key === "features" ? around : inside)] as const);
  return Object.fromEntries(parts.filter(([, part]) => part !== false && part !== "" && JSON.stringify(part) !== "[]" && JSON.stringify(part) !== "{}"));
};

test("the name says the format", () => {
  expect(schemaFormatOf("shop/v1/Order.PROTO")).toBe("protobuf");
});

const names = readdirSync(fixtures).filter((name) => name.endsWith(".proto"));

describe.each(names)("%s", (name) => {
  const text = readFileSync(new URL(name, fixtures), "utf8");

  test("becomes the model", async () => {
    const made = `${JSON.stringify(bare(fileOf(await readText(text))), undefined, 2)}\n`;
    const golden = new URL(name.replace(".proto", ".model.json"), fixtures);
    if (process.env["UPDATE_GOLDEN"]) writeFileSync(golden, made);
    expect(made).toBe(readFileSync(golden, "utf8"));
  });

  test("every place holds what it says", async () => {
    const lines = text.split("\n");
    const at = ({ line, column, endLine, endColumn }: Location) =>
      lines.slice(line - 1, endLine).map((one, index, all) => one.slice(index === 0 ? column - 1 : 0, index === all.length - 1 ? endColumn - 1 : undefined)).join("\n");
    let checked = 0;
    const walk = (value: unknown) => {
      if (Array.isArray(value)) return value.forEach(walk);
      if (typeof value !== "object" || value === null || value instanceof Map) return;
      const { name: own, whole, spots = {}, at: place, group, number, text: given } = value as { name?: string; whole?: Location; at: Location; spots?: Record<string, Location>; group?: boolean; number?: number; text?: string };
      if (whole !== undefined && own !== undefined) {
        expect(at(place).toLowerCase()).toBe(own.toLowerCase());
        expect(at(whole)).toMatch(/[;}]$/);
        expect(at(whole)).toContain(at(place));
        if (number !== undefined && spots["number"] !== undefined) expect(Number(at(spots["number"]))).toBe(number);
        if (group !== true && spots["type"] !== undefined) expect(at(spots["type"])).toContain((value as { type: string }).type);
        checked += 1;
      } else if (given !== undefined) expect(at(place)).toContain("=");
      for (const [key, part] of Object.entries(value)) if (!["at", "whole", "spots"].includes(key)) walk(part);
    };
    walk(fileOf(await readText(text)));
    expect(checked).toBeGreaterThan(8);
  });

  test("is the same in other white space, with comments everywhere and behind a byte order mark", async () => {
    const model = bare(fileOf(await readText(text)));
    const noisy = text.replace(/\/\/.*|\/\*[^]*?\*\//g, "").replace(/("[^"]*"|'[^']*'|[\w.-]+|[^\s\w])/g, "$1 /* ; } */\r\n\t// { \"\n");
    expect(bare(fileOf(await readText(`\uFEFF${noisy}`)))).toEqual(model);
  });

  test("cut off anywhere, it is refused in one sentence or read, and never thrown at", async () => {
    const refused = new Set<string>();
    for (let end = 1; end < text.length; end += 7) {
      const { problems, schema } = await readText(text.slice(0, end));
      expect(problems.length === 0).toBe(schema !== undefined);
      for (const { message, at } of problems) {
        expect(message).toMatch(/^\S.*\.$/);
        expect(at.line).toBeLessThanOrEqual(text.split("\n").length);
        refused.add(message);
      }
    }
    expect(refused.size).toBeGreaterThan(3);
  });
});

describe("what is no Protocol Buffers", () => {
  test.each<[text: string, said: string]>([
    ["syntax = \"proto3\";\nmessage A {\n  int32 a 1;\n}", "3:11 schema-syntax: `1` stands where `=` is expected."],
    ["message A { int32 a = 1; }", "1:13 schema-syntax: A field of proto2 starts with `optional`, `required` or `repeated`."],
    ["syntax = \"proto3\"; message A { required int32 a = 1; }", "1:32 schema-syntax: `required` is a word of proto2 alone."],
    ["edition = \"2023\"; message A { optional int32 a = 1; }", "1:31 schema-syntax: In editions a field is optional by `features.field_presence`."],
    ["syntax = \"proto4\";", "1:10 unsupported-version: `proto4` is no syntax that is read."],
    ["edition = \"2099\";", "1:11 unsupported-version: `2099` is no edition that is read."],
    ["syntax = \"proto3\"; message A {", "1:31 schema-syntax: The file ends where the type of a field is expected."],
    ["syntax = \"proto3\"; enum E { A = 99999999999; }", "1:33 schema-syntax: The number does not fit into 32 bits."],
    ["syntax = \"proto3\"; message A { int32 5a = 1; }", "1:38 schema-syntax: A number and a word stand together."],
    ["syntax = \"proto3\"; message A { map<double, int32> a = 1; }", "1:36 schema-syntax: `double` cannot be the key of a map."],
    ["syntax = \"proto3\"; import \"a", "1:27 schema-syntax: A string has no end on its line."],
    ["/* ", "1:1 schema-syntax: A comment has no end."],
    ["option a = \"\\q\";", "1:13 schema-syntax: This escape is none."],
    ["message Ä {}", "1:9 schema-syntax: This character means nothing here."],
    ["package a; package b;", "1:12 schema-syntax: A file has one package, named before what it declares."],
    ["syntax = \"proto3\";\nmessage A {\n  int32 a = 1;\n  int32 b = 1;\n}", "4:9 invalid-value: The number `1` stands here for the second time; line 3 has it already."],
    ["syntax = \"proto3\";\nmessage A {}\nenum A { B = 0; }", "3:6 invalid-value: The name `A` stands here for the second time; line 2 has it already."],
    ["syntax = \"proto3\";\nmessage A {\n  reserved 2, 4 to 6;\n  int32 a = 5;\n}", "4:13 invalid-value: The number `5` is reserved in line 3."],
    ["syntax = \"proto3\";\nmessage A {\n  reserved \"b\";\n  int32 b = 5;\n}", "4:9 invalid-value: The name `b` is reserved in line 3."],
    ["syntax = \"proto2\";\nmessage A {\n  extensions 4 to max;\n  optional int32 a = 5;\n}", "4:22 invalid-value: The number `5` is left to extensions in line 3."],
    ["syntax = \"proto3\";\nmessage A {\n  reserved 4 to 6;\n  reserved 1 to 4;\n}", "3:12 invalid-value: `4 to 6` shares numbers with `1 to 4` in line 4."],
    ["syntax = \"proto3\";\nenum E {\n  A = 0;\n  reserved 2 to 9;\n  B = 3;\n}", "5:7 invalid-value: The number `3` is reserved in line 4."],
    ["syntax = \"proto3\"; message A { int32 a = 19500; }", "1:42 invalid-value: 19500 is no number that a field may have."],
    ["{\"openapi\": \"3.1.0\"}", "1:1 schema-syntax: `{` stands where `message`, `enum`, `service`, `extend`, `import`, `package` or `option` is expected."],
  ])("%j", async (text, message) => expect(said(await readText(text))).toEqual([message]));

  test("an empty file is a file of proto2 that declares nothing", async () => expect(fileOf(await readText(""))).toMatchObject({ edition: "proto2", package: "", messages: [] }));
});

describe("names that mean something elsewhere", () => {
  test.each(["__proto__", "constructor", "toString", "hasOwnProperty", "message", "stream", "map", "group", "optional", "to", "max", "syntax"])("%s", async (name) => {
    const file = fileOf(await readText(`syntax = "proto3"; message M_${name} { string ${name} = 1 [(a.${name}) = { ${name}: 1 }]; } enum E { ${name} = 0; } service S { rpc ${name}(M_${name}) returns (stream M_${name}); }`));
    expect(file.messages[0]?.fields[0]?.fullName).toBe(`M_${name}.${name}`);
    expect(file.messages[0]?.fields[0]?.options).toMatchObject([{ name: `(a.${name}).${name}`, text: "1" }]);
    expect(file.services[0]?.methods[0]).toMatchObject({ name, response: { stream: true } });
  });

  test("a message that is called stream", async () => {
    const [method] = fileOf(await readText('syntax = "proto3"; message stream {} service S { rpc R(stream) returns (stream stream); }')).services[0]?.methods ?? [];
    expect(method).toMatchObject({ request: { type: "stream", stream: false }, response: { type: "stream", stream: true } });
  });
});

describe("hostile texts", () => {
  const many = (count: number, one: (index: number) => string) => Array.from({ length: count }, (_, index) => one(index)).join("\n");
  test.each<[what: string, text: string]>([
    ["100,000 fields", `syntax = "proto3"; message A {${many(100_000, (index) => `int32 a${index} = ${index + 1};`)}}`],
    ["200,000 messages", `syntax = "proto3"; ${many(200_000, (index) => `message A${index} { A${index} a = 1; }`)}`],
    ["100,000 options", `syntax = "proto3"; message A {${many(100_000, (index) => `option (a).b${index} = 1;`)}}`],
    ["a value of 300,000 parts", `option (a) = { ${"b: 1 ".repeat(300_000)} };`],
    ["300,000 ranges", `message A { extensions ${many(200_000, (index) => `${20_000 + index * 2},`)} 1; reserved ${many(200_000, (index) => `${20_001 + index * 2},`)} 2; }`],
    ["braces without end", `syntax = "proto3"; ${"message A {".repeat(500_000)}`],
    ["a value without end", `option (a) = ${"{a".repeat(2_000_000)}`],
    ["one word of 5 MB", `message ${"a".repeat(5_000_000)} {}`],
    ["a name of 2,000,000 parts", `package a${".a".repeat(2_000_000)};`],
    ["digits without end", `message A${"1".repeat(5_000_000)} x`],
    ["a string without end", `"${"\\".repeat(3_000_000)}`],
  ])("%s: read or refused", async (_what, text) => {
    const { problems, schema } = await readText(text);
    expect(problems.length === 0).toBe(schema !== undefined);
  }, 120_000);

  test("what nests too deep or names too long is over a limit, with its place", async () => {
    const deep = (depth: number) => `syntax = "proto3"; ${"message A {".repeat(depth)}${"}".repeat(depth)}`;
    expect((await readText(deep(limits.depth))).problems).toEqual([]);
    expect((await readText(deep(limits.depth + 1))).problems).toMatchObject([{ rule: "limit-exceeded", at: { line: 1 } }]);
    expect((await readText(`package ${"a".repeat(600)};\nmessage B {}`)).problems).toMatchObject([{ rule: "limit-exceeded", at: { line: 2 } }]);
  });
});

describe("another parser sees the same", () => {
  const vectors = resolve(import.meta.dirname, "../../shared/vectors/bufbuild+buf");
  if (!existsSync(vectors)) console.warn("SKIPPED: buf's files are not beside the repository (../shared/vectors), so fewer files are compared with protobufjs.");
  const googles = resolve(import.meta.dirname, "../node_modules/protobufjs/google");
  const files = [vectors, googles].flatMap((folder) => (existsSync(folder) ? globSync("**/*.proto", { cwd: folder }).map((name) => join(folder, name)) : []));

  test(`protobufjs reads the same messages, fields, enums and services in ${files.length} files`, async () => {
    expect(files.length).toBeGreaterThanOrEqual(existsSync(vectors) ? 320 : 8);
    for (const file of files) {
      const text = readFileSync(file, "utf8");
      const { root, package: name } = protobufjs.parse(text, { keepCase: true });
      const ours = fileOf(await readText(text));
      expect(ours.package, file).toBe(name ?? "");
      expect(outline(ours), file).toEqual(theirOutline(root));
    }
  });

  const outline = (file: ProtobufFile): string[] => {
    const found: string[] = [];
    const walk = ({ messages, enums, extensions }: Pick<ProtobufFile, "messages" | "enums" | "extensions">) => {
      for (const one of extensions) found.push(`extension ${one.fullName} ${one.number} ${one.type}`);
      for (const one of enums) found.push(`enum ${one.fullName}`, ...one.values.map(({ name, number }) => `value ${one.fullName} ${name} ${number}`));
      for (const one of messages) {
        found.push(`message ${one.fullName}`);
        for (const { name, number, type, keys, label } of one.fields) found.push(`field ${one.fullName}.${name} ${number} ${keys ?? ""} ${type} ${label === "repeated"}`);
        for (const { name } of one.oneofs) found.push(`oneof ${one.fullName} ${name}`);
        walk(one);
      }
    };
    walk(file);
    for (const service of file.services) for (const { fullName, request, response } of service.methods) found.push(`rpc ${fullName} ${request.type} ${request.stream} ${response.type} ${response.stream}`);
    return found.sort();
  };

  const theirOutline = (root: protobufjs.Root): string[] => {
    const found: string[] = [];
    const nameOf = (one: protobufjs.ReflectionObject) => one.fullName.replace(/^\./, "");
    const walk = (one: protobufjs.ReflectionObject) => {
      if (one instanceof protobufjs.Enum) found.push(`enum ${nameOf(one)}`, ...Object.entries(one.values).map(([name, number]) => `value ${nameOf(one)} ${name} ${number}`));
      else if (one instanceof protobufjs.Service) for (const method of one.methodsArray) found.push(`rpc ${nameOf(one)}.${method.name} ${method.requestType} ${method.requestStream === true} ${method.responseType} ${method.responseStream === true}`);
      else if (one instanceof protobufjs.Field) found.push(`extension ${nameOf(one)} ${one.id} ${one.type}`);
      else if (one instanceof protobufjs.Type) {
        found.push(`message ${nameOf(one)}`);
        for (const field of one.fieldsArray.filter(({ declaringField }) => declaringField === null)) {
          const keys = field instanceof protobufjs.MapField ? field.keyType : "";
          const isGroup = (one.nested?.[field.type] as { readonly group?: boolean } | undefined)?.group === true;
          found.push(`field ${nameOf(one)}.${isGroup ? field.name.toLowerCase() : field.name} ${field.id} ${keys} ${field.type} ${field.repeated}`);
        }
        for (const oneof of one.oneofsArray.filter(({ isProto3Optional }) => !isProto3Optional)) found.push(`oneof ${nameOf(one)} ${oneof.name}`);
        one.nestedArray.forEach(walk);
      } else if (one instanceof protobufjs.Namespace) one.nestedArray.forEach(walk);
    };
    walk(root);
    return found.sort();
  };
});
