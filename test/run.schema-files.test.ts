import { renameSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commit, write } from "./host/repositories.ts";
import { meshgate, repository } from "./run/world.ts";

const avro = (type: string) => `{ "type": "record", "name": "Order", "fields": [{ "name": "id", "type": "${type}" }] }`;
const jsonSchema = (type: string) => `{ "$schema": "https://json-schema.org/draft/2020-12/schema", "properties": { "id": { "type": "${type}" } } }`;
const refers = (reference: string) => `{ "$schema": "https://json-schema.org/draft/2020-12/schema", "properties": { "to": { "$ref": "${reference}" } } }`;
const proto = (type: string) => `syntax = "proto3";\npackage shop;\nmessage Order {\n  ${type} id = 1;\n}\n`;
const files = { "a/order.avsc": avro("int"), "p/order.proto": proto("int32"), "j/order.schema.json": jsonSchema("integer"), "broken/x.avsc": "{ nope", "broken/y.proto": "message {", "broken/z.schema.json": "{" };

interface Told {
  readonly changes?: readonly { readonly kind: string; readonly at: { readonly file: string; readonly line: number }; readonly hurt: readonly { readonly product: string; readonly reads: string }[] }[];
  readonly compatible?: unknown;
  readonly verdict: { readonly reasons: readonly { readonly rule: string; readonly at?: { readonly file: string; readonly line: number } }[] };
}
const ask = async (folder: string, ...argv: string[]) => {
  const said = await meshgate(folder, [...argv, "--format", "json"]);
  return { code: said.code, err: said.err, report: JSON.parse(said.out) as Told };
};
const places = (all: readonly { readonly kind?: string; readonly rule?: string; readonly at?: { readonly file: string; readonly line: number } }[] = []) => all.map(({ kind, rule, at }) => `${kind ?? rule} ${at?.file}:${at?.line}`);

describe("schema files of a repository", () => {
  test("lint says what is wrong with their texts, in each file or in those that are named", async () => {
    const folder = repository(files);
    const { code, report } = await ask(folder, "lint");
    expect(code).toBe(1);
    expect(places(report.verdict.reasons)).toEqual(["yaml-syntax broken/x.avsc:1", "schema-syntax broken/y.proto:1", "yaml-syntax broken/z.schema.json:1"]);
    expect(places((await ask(folder, "lint", "broken/y.proto")).report.verdict.reasons)).toEqual(["schema-syntax broken/y.proto:1"]);
    expect(places((await ask(folder, "lint", "a", "p")).report.verdict.reasons)).toEqual([]);
    expect((await meshgate(folder, ["baseline"])).out).toContain("3 findings recorded");
    expect((await ask(folder, "lint")).code).toBe(0);
  });

  test("the gate tells them of what changed, and is silent about what nobody touched", async () => {
    const folder = repository(files);
    commit(folder, "notes", { "README.md": "# Shop\n" });
    expect(await ask(folder, "gate", "--base", "main")).toMatchObject({ code: 0, report: { verdict: { ruling: "pass", reasons: [] } } });
    commit(folder, "worse", { "broken/y.proto": "message X {", "a/order.avsc": `${avro("int").slice(0, -1)},` });
    expect(places((await ask(folder, "gate", "--base", "main")).report.verdict.reasons).sort()).toEqual([
      "schema-file-unreadable a/order.avsc:1", "schema-file-unreadable broken/y.proto:1", "schema-syntax broken/y.proto:1", "yaml-syntax a/order.avsc:1",
    ]);
    expect(places((await ask(folder, "lint", "--changed", "--base", "main")).report.verdict.reasons)).toEqual(["yaml-syntax a/order.avsc:1", "schema-syntax broken/y.proto:1"]);
  });

  test("a schema that speaks of contracts is a schema, no contract", async () => {
    const about = (type: string) => `{ "$schema": "https://json-schema.org/draft/2020-12/schema", "properties": { "dataContractSpecification": { "type": "${type}" } } }`;
    const folder = repository({ "dcs.schema.json": about("string") });
    expect((await ask(folder, "lint")).report.verdict.reasons).toEqual([]);
    commit(folder, "other", { "dcs.schema.json": about("number") });
    expect(places((await ask(folder, "breaking", "--base", "main")).report.changes)).toEqual(["json-schema-changed dcs.schema.json:1"]);
  });

  test("files that moved are followed, those that are gone are told", async () => {
    const folder = repository(files);
    renameSync(join(folder, "a/order.avsc"), join(folder, "a/moved.avsc"));
    renameSync(join(folder, "j/order.schema.json"), join(folder, "j/moved.schema.json"));
    commit(folder, "moved");
    expect((await ask(folder, "breaking", "--base", "main")).report.changes).toEqual([]);
    rmSync(join(folder, "a/moved.avsc"));
    commit(folder, "gone");
    expect(places((await ask(folder, "breaking", "--base", "main")).report.changes)).toEqual(["schema-file-removed a/order.avsc:1"]);
  });

  test("a file that only a reference makes a schema is judged, over any number of steps, and not read where nobody refers to it", async () => {
    const plain = { "j/a.json": refers("parts/b.json"), "j/parts/b.json": jsonSchema("integer"), "j/other.json": jsonSchema("integer") };
    const folder = repository({ "j/order.schema.json": refers("a.json"), ...plain });
    commit(folder, "what nobody refers to", { "j/other.json": jsonSchema("string") });
    expect((await ask(folder, "breaking", "--base", "main")).report.changes).toEqual([]);
    commit(folder, "what is referred to", { "j/parts/b.json": jsonSchema("number") });
    const { report } = await ask(folder, "breaking", "--base", "main");
    expect(places(report.changes)).toEqual(["json-schema-widened j/a.json:1", "json-schema-widened j/order.schema.json:1", "json-schema-widened j/parts/b.json:1"]);
    expect(report.compatible).toEqual({ consumers: false, producers: true });
  });

  test("a file that cannot be read on either side is unknown where it changed, though the same is wrong with both", async () => {
    const latin = (type: string) => Buffer.from(`${proto(type)}// \xe9`, "latin1");
    const large = (type: string) => `${proto(type)}// ${"x".repeat(10_500_000)}`;
    const folder = repository({ "large.proto": large("int32"), "latin.proto": latin("int32"), "order.avsc": avro("int") });
    commit(folder, "other", { "order.avsc": avro("int").replace("Order", "Line") });
    expect(places((await ask(folder, "breaking", "--base", "main")).report.changes)).toEqual(["avro-name-changed order.avsc:1"]);
    commit(folder, "unread", { "large.proto": large("int64"), "latin.proto": latin("int64") });
    const { code, report } = await ask(folder, "breaking", "--base", "main");
    expect(code).toBe(1);
    expect(places(report.changes)).toEqual(["schema-file-unreadable large.proto:1", "schema-file-unreadable latin.proto:6", "avro-name-changed order.avsc:1"]);
  });

  test("a reference leads to nothing outside of the repository, nor to what git ignores", async () => {
    const outside = repository({ "secret.json": jsonSchema("string") });
    const folder = repository({ ".gitignore": "ignored.json\n", "link.schema.json": jsonSchema("string"), "up.schema.json": jsonSchema("string"), "ignored.schema.json": jsonSchema("string") });
    write(folder, { "ignored.json": jsonSchema("string") });
    symlinkSync(join(outside, "secret.json"), join(folder, "link.json"));
    commit(folder, "refers", { "link.schema.json": refers("link.json"), "up.schema.json": refers(`../${outside.split("/").at(-1)}/secret.json`), "ignored.schema.json": refers("ignored.json") });
    const { report } = await ask(folder, "breaking", "--base", "main");
    const unclear = report.changes?.filter(({ kind }) => kind === "json-schema-unclear").map(({ at }) => at.file);
    expect([...new Set(unclear)]).toEqual(["ignored.schema.json", "link.schema.json", "up.schema.json"]);
  });
});

describe("who reads the data of a schema file", () => {
  const contract = (file: string) => `apiVersion: v3.1.0
kind: DataContract
id: sales.orders
version: 1.0.0
status: active
schema:
  - name: orders
    physicalName: Order
    authoritativeDefinitions:
      - { type: implementation, url: "../${file}" }
    properties:
      - { name: id, logicalType: integer }
      - { name: note, logicalType: string }
`;
  const consumer = "apiVersion: meshgate/v1\nkind: DataConsumer\nid: churn\nowner: ml\nreads:\n  - contract: sales.orders\n    objects:\n      - name: orders\n        properties: [id]\n";
  const twoFields = { avsc: (id: string, note: string) => `{ "type": "record", "name": "Order", "fields": [{ "name": "id", "type": "${id}" }, { "name": "note", "type": "${note}" }] }`,
    "schema.json": (id: string, note: string) => `{ "$schema": "https://json-schema.org/draft/2020-12/schema", "properties": { "id": { "type": "${id}" }, "note": { "type": "${note}" } } }`,
    proto: (id: string, note: string) => `syntax = "proto3";\nmessage Order { ${id} id = 1; ${note} note = 2; }\n`,
    sql: (id: string, note: string) => `CREATE TABLE "Order" (id ${id}, note ${note});\n` };

  test.each<[ending: keyof typeof twoFields, was: readonly [string, string], id: string, note: string]>([
    ["avsc", ["int", "string"], "long", "int"], ["schema.json", ["integer", "string"], "number", "null"], ["proto", ["int32", "string"], "string", "int32"], ["sql", ["int", "text"], "bigint", "int"],
  ])(".%s: whoever reads the contract that names it, for certain where the very field is declared", async (ending, [id, note], otherId, otherNote) => {
    const file = `s/order.${ending}`;
    for (const [now, reads] of [[twoFields[ending](otherId, note), "certain"], [twoFields[ending](id, otherNote), "possible"]] as const) {
      const config: Readonly<Record<string, string>> = ending === "sql" ? { "meshgate.yaml": "schemas:\n  - { files: s/*.sql, format: sql, dialect: postgres }\n" } : {};
      const folder = repository({ "c/orders.odcs.yaml": contract(file), "c/churn.consumer.yaml": consumer, [file]: twoFields[ending](id, note), ...config });
      commit(folder, "other", { [file]: now });
      const { report } = await ask(folder, "breaking", "--base", "main");
      const hurt = report.changes?.filter(({ at }) => at.file === file).map(({ hurt: readers }) => readers.map(({ product, reads: how }) => `${product} ${how}`));
      expect(hurt).toEqual([[`churn ${reads}`]]);
    }
  });
});
