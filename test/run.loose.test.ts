import { describe, expect, test } from "vitest";
import { room, write } from "./host/repositories.ts";
import { meshgate } from "./run/world.ts";

interface Told {
  readonly compatible: { readonly consumers: boolean | "unknown"; readonly producers: boolean | "unknown" };
  readonly changes: readonly { readonly kind: string; readonly at: { readonly file: string; readonly line: number }; readonly was?: { readonly file: string } }[];
}

/** Writes files into an empty folder and compares `old…` with `new…`. */
async function compare(files: Readonly<Record<string, string>>, from: string, to: string, ...more: readonly string[]) {
  const folder = room();
  write(folder, files);
  const said = await meshgate(folder, ["breaking", "--from", from, "--to", to, "--mode", "full", "--format", "json", ...more]);
  return { ...said, report: said.code < 2 ? (JSON.parse(said.out) as Told) : undefined };
}

const avro = (type: string) => `{ "doc": "An order.", "type": "record", "name": "Order", "fields": [{ "name": "id", "type": "${type}" }] }`;
const jsonSchema = (type: string) => `{ "$schema": "https://json-schema.org/draft/2020-12/schema", "properties": { "id": { "type": "${type}" } } }`;
const proto = (type: string, more = "") => `syntax = "proto3";\npackage shop;\nmessage Order { ${type} id = 1; }\n${more}`;

describe("two files", () => {
  test.each([
    ["Avro", "a.avsc", avro("int"), avro("long")],
    ["Avro in a file that is called JSON", "a.json", avro("int"), avro("long")],
    ["JSON Schema", "a.schema.json", jsonSchema("integer"), jsonSchema("number")],
    ["JSON Schema in a file that is called JSON", "a.json", jsonSchema("integer"), jsonSchema("number")],
    ["SQL", "a.sql", "CREATE TABLE orders (id int);", "CREATE TABLE orders (id bigint);"],
  ])("%s: what is wider breaks those who read, not those who write", async (_, file, old, now) => {
    const { report, err } = await compare({ [`old/${file}`]: old, [`new/${file}`]: now }, `old/${file}`, `new/${file}`);
    expect(err).toBe("");
    expect(report?.compatible).toEqual({ consumers: false, producers: true });
    expect(report?.changes.map(({ at, was }) => [at.file, was?.file])).toEqual([[`new/${file}`, `old/${file}`]]);
    const back = await compare({ [`old/${file}`]: now, [`new/${file}`]: old }, `old/${file}`, `new/${file}`);
    expect(back.report?.compatible).toEqual({ consumers: true, producers: false });
    const same = await compare({ [`old/${file}`]: old, [`new/${file}`]: old }, `old/${file}`, `new/${file}`);
    expect(same).toMatchObject({ code: 0, report: { compatible: { consumers: true, producers: true }, changes: [] } });
  });

  test("a side that cannot be read any more blocks, one that can be read again warns", async () => {
    for (const [old, now, code] of [[avro("int"), "{", 1], ["{", avro("int"), 0]] as const) {
      const said = await compare({ "old.json": old, "new.json": now }, "old.json", "new.json");
      expect(said.code).toBe(code);
      expect(said.report?.compatible).toEqual({ consumers: "unknown", producers: "unknown" });
    }
  });

  test.each([
    ["two formats", "old.avsc", "new.proto", /avro and .* is protobuf, which cannot be compared/],
    ["an empty path", "", "new.proto", /`--from` is empty/],
    ["a file of nothing that is known", "old.txt", "new.txt", /Nothing says what .* is: name its format with `--as`/],
    ["a file and a folder", ".", "new.proto", /a file and a folder/],
    ["a file that is not there", "nowhere.avsc", "new.proto", /There is no file or folder/],
  ])("%s: one sentence and exit 2", async (_, from, to, says) => {
    const said = await compare({ "old.avsc": avro("int"), "new.proto": proto("int32"), "old.txt": "x", "new.txt": "y" }, from, to);
    expect(said).toMatchObject({ code: 2, out: "" });
    expect(said.err).toMatch(says);
  });
});

describe("two folders", () => {
  test("a file is the same one by its path in the folder, and is named as people find it", async () => {
    const files = { "old/shop/a.proto": proto("int32"), "old/b.proto": proto("int32").replace("shop", "other"), "new/shop/a.proto": proto("string"), "new/b.proto": proto("int32").replace("shop", "other") };
    const { report } = await compare(files, "old", "new");
    expect(report?.changes.map(({ kind, at, was }) => [kind, at.file, was?.file])).toEqual([["proto-field-type-changed", "new/shop/a.proto", "old/shop/a.proto"]]);
  });

  test("files refer to each other by their path in the folder", async () => {
    const order = `{ "$schema": "https://json-schema.org/draft/2020-12/schema", "properties": { "to": { "$ref": "parts/address.schema.json" } } }`;
    const files = { "old/order.schema.json": order, "new/order.schema.json": order, "old/parts/address.schema.json": jsonSchema("integer"), "new/parts/address.schema.json": jsonSchema("number") };
    const { report } = await compare(files, "old", "new");
    expect(report?.compatible).toEqual({ consumers: false, producers: true });
    expect(report?.changes.map(({ at }) => at.file)).toEqual(["new/order.schema.json", "new/parts/address.schema.json"]);
  });

  test("what is gone is named where it was", async () => {
    const { report } = await compare({ "old/a.avsc": avro("int"), "old/b.avsc": avro("int").replace("Order", "Other"), "new/a.avsc": avro("int") }, "old", "new");
    expect(report?.changes.map(({ kind, at }) => [kind, at.file])).toEqual([["schema-file-removed", "old/b.avsc"]]);
  });

  test("files of other kinds beside them are left alone, also where `--as` says what the folder holds", async () => {
    const around = (side: string) => ({ [`${side}/README.md`]: "# Shop\n", [`${side}/package.json`]: `{ "name": "${side}" }`, [`${side}/tsconfig.json`]: `{ "$schema": "https://json.schemastore.org/tsconfig", "x": "${side}" }` });
    const files = { ...around("old"), ...around("new"), "old/a.proto": proto("int32"), "new/a.proto": proto("int32") };
    for (const more of [[], ["--as", "protobuf"]]) expect((await compare(files, "old", "new", ...more)).report).toMatchObject({ compatible: { consumers: true, producers: true }, changes: [] });
  });

  test("the configuration says who reads Protocol Buffers", async () => {
    const files = { "old/a.proto": proto("int32", "message Note {}\n"), "new/a.proto": proto("int32"), "new/b.proto": `syntax = "proto3";\npackage shop;\nmessage Note {}\n` };
    expect((await compare(files, "old", "new")).report?.compatible).toEqual({ consumers: true, producers: true });
    expect((await compare({ ...files, "meshgate.yaml": "strictness: FILE\n" }, "old", "new")).report?.compatible).toEqual({ consumers: false, producers: true });
  });
});

describe("JSON Schemas in several files", () => {
  const refers = (reference: string, more = "") => `{ "$schema": "https://json-schema.org/draft/2020-12/schema", "properties": { "to": { "$ref": "${reference}" }${more} } }`;

  test.each<[what: string, files: Readonly<Record<string, string>>, from: string, to: string, said: readonly [consumers: unknown, producers: unknown]]>([
    ["a file beside it, which its name does not call a schema", { "v1/o.json": refers("a.json"), "v1/a.json": jsonSchema("integer"), "v2/o.json": refers("a.json"), "v2/a.json": jsonSchema("number") }, "v1/o.json", "v2/o.json", [false, true]],
    ["a file in another folder", { "v1/x/o.json": refers("../c/a.json"), "v1/c/a.json": jsonSchema("integer"), "v2/x/o.json": refers("../c/a.json"), "v2/c/a.json": jsonSchema("number") }, "v1/x/o.json", "v2/x/o.json", [false, true]],
    ["two names in one folder", { "o1.json": refers("a.json"), "o2.json": refers("a.json"), "a.json": jsonSchema("integer") }, "o1.json", "o2.json", [true, true]],
    ["a file that is referred to no longer", { "v1/o.json": refers("a.json"), "v1/a.json": `{ "type": "integer" }`, "v2/o.json": `{ "$schema": "https://json-schema.org/draft/2020-12/schema", "properties": { "to": { "type": "integer" } } }` }, "v1/o.json", "v2/o.json", [true, true]],
    ["a file that is not there on either side", { "v1/o.json": refers("a.json"), "v2/o.json": refers("a.json", `, "b": { "type": "string" }`) }, "v1/o.json", "v2/o.json", [true, false]],
    ["a file outside, which is not read", { "v1/o.json": refers("../../../../../../../../etc/hostname"), "v2/o.json": refers("../../../../../../../../etc/passwd") }, "v1/o.json", "v2/o.json", ["unknown", "unknown"]],
    ["an address, which is not fetched", { "v1/o.json": refers("https://json.example.invalid/a.json"), "v2/o.json": refers("https://json.example.invalid/b.json") }, "v1/o.json", "v2/o.json", ["unknown", "unknown"]],
    ["files that refer to each other", { "v1/o.json": refers("a.json"), "v1/a.json": refers("o.json"), "v2/o.json": refers("a.json", `, "b": { "type": "string" }`), "v2/a.json": refers("o.json") }, "v1/o.json", "v2/o.json", [true, false]],
  ])("%s", async (_, files, from, to, [consumers, producers]) => {
    const said = await compare(files, from, to);
    expect(said.report?.compatible, said.out).toEqual({ consumers, producers });
    expect(said.out).not.toContain("root:");
  });
});
