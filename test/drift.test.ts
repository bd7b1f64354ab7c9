import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { breaking, compatible } from "#breaking";
import { driftOf, type Files, gather, linksOf, placeOf, sayDrift } from "#drift";
import type { Change, Contract, Described, Document, Drift, Mesh } from "#model";
import { read, readSchema, schemaFormatOf } from "#read";
import { plain } from "../packages/read/plain.ts";
import { parseSource } from "../packages/read/source.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const nobody: Mesh = { contracts: [], products: [], consumers: [] };

async function contractOf(value: unknown, file = "contracts/orders.yaml"): Promise<Contract> {
  const { documents } = await read(file, bytes(JSON.stringify(value)));
  const [model] = documents.flatMap((document) => (document.model?.kind === "contract" ? [document.model] : []));
  if (model === undefined) throw new Error("no contract");
  return model;
}

/** Files by their text, with what the names of some say. */
const filesOf = (texts: Readonly<Record<string, string>>): Files => ({
  exists: (path) => Object.hasOwn(texts, path),
  readerOf: (path) => { const format = schemaFormatOf(path); return format === undefined ? undefined : { format }; },
  read: async (path, { format, dialect }) => (await readSchema(path, bytes(texts[path] ?? ""), format, dialect === undefined ? {} : { dialect })).documents,
});

const base = { apiVersion: "v3.2.0", kind: "DataContract", id: "orders", version: "1.0.0", status: "active" };
const server = (type: string) => [{ server: "prod", type, host: "h", port: 1, database: "d", schema: "s", project: "p", dataset: "d", account: "a", catalog: "c" }];
/** A contract of one table with these properties, which names `orders.sql`. */
const contract = (properties: readonly unknown[], type = "postgres", more: object = {}) =>
  contractOf({ ...base, servers: server(type), schema: [{ name: "orders", properties, authoritativeDefinitions: [{ type: "implementation", url: "orders.sql" }], ...more }] });
const against = async (properties: readonly unknown[], columns: string, type = "postgres"): Promise<Drift[]> => {
  const own = await contract(properties, type);
  return driftOf(own, await gather([own], [], filesOf({ "contracts/orders.sql": `CREATE TABLE orders (${columns});` })));
};
const said = (drifts: readonly Drift[]) => drifts.map(({ kind, path, breaks }) => `${kind} ${path.join(".")} ${breaks.consumers}/${breaks.producers}`);

describe("a contract and a table", () => {
  type Case = readonly [what: string, properties: readonly unknown[], columns: string, drifts: readonly string[], type?: string];
  const cases: readonly Case[] = [
    ["agree", [{ name: "id", logicalType: "integer", required: true }], "id bigint NOT NULL", []],
    ["agree by physical name, whatever the case", [{ name: "order", physicalName: "ORDER_ID", logicalType: "integer" }], "order_id bigint", []],
    ["a column is missing", [{ name: "id", logicalType: "integer" }, { name: "gone" }], "id bigint", ["missing orders.gone yes/yes"]],
    ["a column is extra", [{ name: "id", logicalType: "integer" }], "id bigint, more text", ["extra orders.more no/no"]],
    ["a column is extra and must be written", [{ name: "id", logicalType: "integer" }], "id bigint, more text NOT NULL", ["extra orders.more no/yes"]],
    ["a type holds more", [{ name: "id", physicalType: "int" }], "id bigint", ["type orders.id yes/no"]],
    ["a type holds less", [{ name: "id", physicalType: "bigint" }], "id int", ["type orders.id no/yes"]],
    ["a type is another one", [{ name: "id", physicalType: "uuid" }], "id bigint", ["type orders.id yes/yes"]],
    ["a logical type does not fit", [{ name: "id", logicalType: "integer" }], "id text", ["type orders.id yes/yes"]],
    ["a logical type fits one of many", [{ name: "at", logicalType: "timestamp" }], "at timestamp with time zone", []],
    ["a type that nobody knows", [{ name: "id", physicalType: "ours" }], "id theirs", ["unclear orders.id unknown/unknown"]],
    ["the same type that nobody knows", [{ name: "id", physicalType: "ours" }], "id Ours", []],
    ["no type at all", [{ name: "id" }], "id bigint", []],
    ["types of another engine are not compared", [{ name: "id", physicalType: "STRING", logicalType: "string" }], "id text", [], "bigquery"],
    ["nulls", [{ name: "id", physicalType: "int", required: true }], "id int", ["required orders.id yes/no"]],
    ["no nulls", [{ name: "id", physicalType: "int", required: false }], "id int NOT NULL", ["required orders.id no/yes"]],
    ["nulls that nobody speaks of", [{ name: "id", physicalType: "int" }], "id int NOT NULL", []],
    ["a key", [{ name: "a", physicalType: "int", primaryKey: true }], "a int NOT NULL", ["key orders yes/no"]],
    ["another key", [{ name: "a", physicalType: "int", primaryKey: true }, { name: "b", physicalType: "int" }], "a int, b int PRIMARY KEY", ["key orders yes/yes"]],
    ["a key in another order", [{ name: "a", physicalType: "int", primaryKey: true, primaryKeyPosition: 2 }, { name: "b", physicalType: "int", primaryKey: true, primaryKeyPosition: 1 }], "a int, b int, PRIMARY KEY (a, b)", ["key orders yes/yes"]],
    ["a key that nobody promises", [{ name: "a", physicalType: "int" }], "a int PRIMARY KEY", []],
    ["uniqueness", [{ name: "a", physicalType: "int", unique: true }], "a int", ["key orders.a yes/no"]],
    ["more values", [{ name: "s", physicalType: "text", enum: [{ value: "x" }] }], "s text CHECK (s IN ('x', 'y'))", ["values orders.s yes/no"]],
    ["less values", [{ name: "s", physicalType: "text", enum: [{ value: "x" }, { value: "y" }] }], "s text CHECK (s IN ('x'))", ["values orders.s no/yes"]],
    ["values in another order", [{ name: "s", physicalType: "text", enum: [{ value: "x" }, { value: "y" }] }], "s text CHECK (s IN ('y', 'x'))", []],
    ["a part that another tool fills in", [{ name: "id", physicalType: "int" }, { name: "b" }], "id int, {{ more }}", ["unclear orders.b unknown/unknown"]],
    ["fields", [{ name: "s", logicalType: "object", properties: [{ name: "a", physicalType: "INT64" }, { name: "b" }] }], "s STRUCT<a STRING, c INT64>", ["missing orders.s.b yes/yes", "extra orders.s.c no/no", "type orders.s.a yes/yes"], "bigquery"],
    ["elements", [{ name: "s", logicalType: "array", items: { physicalType: "INT64" } }], "s ARRAY<STRING>", ["type orders.s.[] yes/yes"], "bigquery"],
    ["a whole type in one text", [{ name: "s", physicalType: "ARRAY<STRUCT<a INT64, b STRING>>" }], "s ARRAY<STRUCT<a INT64, b STRING>>", [], "bigquery"],
    ["a whole type in one text that is another", [{ name: "s", physicalType: "ARRAY<STRUCT<a INT64>>" }], "s ARRAY<STRUCT<a STRING>>", ["type orders.s yes/yes"], "bigquery"],
    ["fields that the contract leaves open", [{ name: "s", logicalType: "object" }], "s STRUCT<a STRING>", [], "bigquery"],
    ["fields that the table leaves open", [{ name: "s", logicalType: "object", properties: [{ name: "a" }] }], "s jsonb", []],
  ];
  test.each(cases.map(([what, properties, columns, drifts, type = "postgres"]) => [what, properties, columns, drifts, type] as const))("%s", async (_, properties, columns, drifts, type) => {
    expect(said(await against(properties, columns, type))).toEqual(drifts);
  });

  test("places are in both files, and every sentence is one", async () => {
    const own = await contractOf({ ...base, servers: server("postgres"), schema: [{ name: "orders", authoritativeDefinitions: [{ type: "implementation", url: "orders.sql" }], properties: [{ name: "a", physicalType: "int" }] }] });
    const [one, ...more] = driftOf(own, await gather([own], [], filesOf({ "contracts/orders.sql": "CREATE TABLE orders (\n  a text\n);" })));
    expect(more).toEqual([]);
    expect(one).toMatchObject({ kind: "type", at: { file: "contracts/orders.yaml" }, there: { file: "contracts/orders.sql", line: 2, column: 5 }, contract: "int", schema: "text" });
    expect(one && sayDrift(one)).toBe("The type of `orders.a` is `int` in the contract and `text` in `contracts/orders.sql:2`.");
  });

  test("a contract that says what the table says agrees with it, whatever the columns", async () => {
    const types = ["int", "bigint", "text", "varchar(10)", "numeric(10,2)", "date", "timestamptz", "boolean", "uuid", "jsonb", "our_type"];
    const column = fc.record({ type: fc.constantFrom(...types), required: fc.boolean(), unique: fc.boolean(), key: fc.boolean() });
    await fc.assert(fc.asyncProperty(fc.array(column, { minLength: 1, maxLength: 8 }), async (columns) => {
      const keys = columns.flatMap(({ key }, index) => (key ? [`c${index}`] : []));
      const sql = [...columns.map(({ type, required, unique }, index) => `C${index} ${type}${required ? " NOT NULL" : ""}${unique ? " UNIQUE" : ""}`), ...(keys.length > 0 ? [`PRIMARY KEY (${keys.join(", ")})`] : [])].join(", ");
      const properties = columns.map(({ type, required, unique, key }, index) => ({ name: `c${index}`, physicalType: type, required: required || key, unique, ...(key ? { primaryKey: true, primaryKeyPosition: keys.indexOf(`c${index}`) + 1 } : {}) }));
      expect(said(await against(properties, sql))).toEqual([]);
      const [first, ...rest] = properties;
      expect(said(await against(rest, sql)).some((one) => one.startsWith("extra orders.c0")), `without ${first?.name}`).toBe(true);
    }), { seed: 20261127, numRuns: 200 });
  });
});

describe("schemas of messages", () => {
  const properties = (more: readonly object[]) => [{ name: "id", logicalType: "integer", required: true }, { name: "status", logicalType: "string", enum: [{ value: "OPEN" }, { value: "PAID" }] }, ...more];
  const messages = (url: string, more: readonly object[] = []) => contractOf({ ...base, schema: [{ name: "Order", authoritativeDefinitions: [{ type: "implementation", url }], properties: properties(more) }] });
  const drifts = async (own: Contract, texts: Readonly<Record<string, string>>) => said(driftOf(own, await gather([own], [], filesOf(texts))));

  const avro = (fields: string) => `{"type": "record", "name": "Order", "namespace": "sales", "fields": [{"name": "id", "type": "long"}, {"name": "status", "type": ["null", {"type": "enum", "name": "Status", "symbols": ["OPEN", "PAID"]}]}${fields}]}`;
  const proto = (fields: string) => `syntax = "proto3";\npackage sales;\nmessage Order {\n  int64 id = 1;\n  optional Status status = 2;\n${fields}\n  message Line { string sku = 1; Order order = 2; }\n}\nenum Status { OPEN = 0; PAID = 1; }\n`;
  const json = (fields: string) => `{"title": "Order", "type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}, "status": {"enum": ["OPEN", "PAID"]}${fields}}}`;
  type Case = readonly [what: string, more: readonly object[], avro: string, proto: string, json: string, drifts: readonly string[]];
  const cases: readonly Case[] = [
    ["agree", [], "", "", "", []],
    ["a field is missing", [{ name: "gone" }], "", "", "", ["missing Order.gone yes/yes"]],
    ["names count by case", [{ name: "Note", logicalType: "string" }], ', {"name": "note", "type": ["null", "string"]}', "  optional string note = 3;", ', "note": {"type": "string"}', ["missing Order.Note yes/yes", "extra Order.note no/no"]],
    ["a type differs", [{ name: "note", logicalType: "string" }], ', {"name": "note", "type": ["null", "boolean"]}', "  optional bool note = 3;", ', "note": {"type": "boolean"}', ["type Order.note yes/yes"]],
    ["more than whole numbers", [{ name: "n", logicalType: "integer" }], ', {"name": "n", "type": ["null", "double"]}', "  optional double n = 3;", ', "n": {"type": "number"}', ["type Order.n yes/no"]],
    ["it may be unset", [{ name: "note", logicalType: "string", required: true }], ', {"name": "note", "type": ["null", "string"]}', "  optional string note = 3;", ', "note": {"type": "string"}', ["required Order.note yes/no"]],
    ["moments", [{ name: "at", logicalType: "timestamp" }], ', {"name": "at", "type": ["null", {"type": "long", "logicalType": "timestamp-millis"}]}', "  google.protobuf.Timestamp at = 3;", ', "at": {"type": ["string", "null"], "format": "date-time"}', []],
    ["lists of objects", [{ name: "lines", logicalType: "array", items: { logicalType: "object", properties: [{ name: "sku", logicalType: "integer" }] } }],
      ', {"name": "lines", "type": {"type": "array", "items": {"type": "record", "name": "Line", "fields": [{"name": "sku", "type": "string", "default": ""}, {"name": "order", "type": ["null", "Order"]}]}}}', "  repeated Line lines = 3;",
      ', "lines": {"type": "array", "items": {"type": "object", "properties": {"sku": {"type": "string"}, "order": {"$ref": "#"}}}}', ["extra Order.lines.[].order no/no", "type Order.lines.[].sku yes/yes"]],
    ["maps", [{ name: "m", logicalType: "map", map: { key: { logicalType: "string" }, value: { logicalType: "integer" } } }], ', {"name": "m", "type": {"type": "map", "values": "string"}}', "  map<string, string> m = 3;", ', "m": {"type": "object", "additionalProperties": {"type": "string"}}', ["type Order.m.{value} yes/yes"]],
    ["a type that a contract has no word for", [{ name: "b", logicalType: "string" }], ', {"name": "b", "type": ["null", "bytes"]}', "  optional bytes b = 3;", ', "b": {"oneOf": [{"type": "string"}, {"type": "integer"}]}', ["unclear Order.b unknown/unknown"]],
  ];
  test.each(cases)("%s", async (_, more, avroFields, protoFields, jsonFields, expected) => {
    expect(await drifts(await messages("order.avsc", more), { "contracts/order.avsc": avro(avroFields) }), "Avro").toEqual(expected);
    expect(await drifts(await messages("order.proto", more), { "contracts/order.proto": proto(protoFields) }), "Protobuf").toEqual(expected);
    expect(said(driftOf(...(await describedByJson(await messages("order.json", more), json(jsonFields))))), "JSON Schema").toEqual(expected);
  });

  test("other values", async () => {
    expect(await drifts(await messages("order.avsc"), { "order.avsc": avro("").replace('"PAID"', '"PAID", "LATE"') })).toEqual(["values Order.status yes/no"]);
    expect(await drifts(await messages("order.proto"), { "order.proto": proto("").replace("PAID = 1;", "SENT = 1;") })).toEqual(["values Order.status yes/yes"]);
  });

  test("a schema that refers to itself in many ways is taken out in bounds", async () => {
    const many = Array.from({ length: 40 }, (_, index) => `"f${index}": {"$ref": "#"}`).join(", ");
    const [own, [described]] = await describedByJson(await messages("x.json"), `{"type": "object", "properties": {"id": {"type": "integer"}, "status": {"type": "string"}, ${many}}}`);
    expect(described?.objects[0]?.partial).toBe(true);
    expect(driftOf(own, described === undefined ? [] : [described]).length).toBeGreaterThan(30);
    const fields = Array.from({ length: 40 }, (_, index) => `  Order f${index} = ${index + 10};`).join("\n");
    expect((await drifts(await messages("x.proto"), { "x.proto": proto(fields) })).length).toBe(40);
    const records = Array.from({ length: 40 }, (_, index) => `, {"name": "f${index}", "type": ["null", "Order"]}`).join("");
    expect((await drifts(await messages("x.avsc"), { "x.avsc": avro(records) })).length).toBe(40);
  });

  test("a part of a JSON Schema", async () => {
    const text = `{"$defs": {"Other": {"type": "object", "properties": {"x": {"type": "string"}}}, "Order": ${json("")}}}`;
    expect(said(driftOf(...(await describedByJson(await messages("x.json#/$defs/Order"), text))))).toEqual([]);
    expect(said(driftOf(...(await describedByJson(await messages("x.json"), text))))).toEqual([]);
    expect(said(driftOf(...(await describedByJson(await messages("x.json#/$defs/Other"), text))))).toEqual(["missing Order.id yes/yes", "missing Order.status yes/yes", "extra Order.x no/no"]);
  });
});

/** As `gather` would find it, were JSON Schema read from its file. */
async function describedByJson(own: Contract, text: string): Promise<[Contract, Described[]]> {
  const files: Files = {
    exists: () => true,
    readerOf: () => ({ format: "json-schema" }),
    read: async (file) => parseSource(file, text).map(({ root, problems }, index): Document => {
      if (root === undefined) return { file, index, problems };
      return { file, index, root, schema: { kind: "schema", format: "json-schema", file, dialect: "2020-12", schema: plain(root), root, rounded: [], at: root.at, spots: {} }, problems };
    }),
  };
  return [own, await gather([own], [], files)];
}

describe("which object of which file", () => {
  const two = (url: string, more: object = {}) => contractOf({ ...base, ...more, authoritativeDefinitions: [{ type: "physicalSchema", url }], schema: [{ name: "orders", properties: [{ name: "a", physicalType: "int" }] }, { name: "lines", physicalName: "sales.lines", properties: [{ name: "b", physicalType: "int" }] }] });
  const drifts = async (own: Contract, texts: Readonly<Record<string, string>>) => said(driftOf(own, await gather([own], [], filesOf(texts))));

  test("tables are found by name and by physical name, in any schema", async () => {
    expect(await drifts(await two("../all.sql"), { "all.sql": "CREATE TABLE SALES.Lines (b int); CREATE TABLE x.orders (a int); CREATE TABLE other (c int);" })).toEqual([]);
  });
  test("a table that is not there", async () => {
    expect(await drifts(await two("/all.sql"), { "all.sql": "CREATE TABLE orders (a int);" })).toEqual(["missing lines yes/yes"]);
  });
  test("tables in files of their own", async () => {
    const own = await contractOf({ ...base, authoritativeDefinitions: [{ type: "ddl", url: "a.sql" }, { type: "ddl", url: "b.sql" }], schema: [{ name: "a", properties: [{ name: "x", physicalType: "int" }] }, { name: "b", properties: [{ name: "x", physicalType: "int" }] }] });
    expect(await drifts(own, { "a.sql": "CREATE TABLE a (x int)", "contracts/b.sql": "CREATE TABLE b (x text)" })).toEqual(["type b.x yes/yes"]);
  });
  test("the only table of a file, whatever its name, where the object names the file", async () => {
    expect(said(await (async () => { const own = await contract([{ name: "a", physicalType: "int" }]); return driftOf(own, await gather([own], [], filesOf({ "orders.sql": "CREATE TABLE orders_v2 (a text)" }))); })())).toEqual(["type orders.a yes/yes"]);
  });
  test("a row of the configuration", async () => {
    const own = await contractOf({ ...base, schema: [{ name: "orders", properties: [{ name: "a", physicalType: "int" }] }] });
    const at = { file: "meshgate.yaml", line: 1, column: 1, endLine: 1, endColumn: 1 };
    const found = await gather([own], [{ file: "x.sql", contract: "orders", object: "orders", at }, { file: "x.sql", contract: "other", at }], filesOf({ "x.sql": "CREATE TABLE t (a text)" }));
    expect(said(driftOf(own, found))).toEqual(["type orders.a yes/yes"]);
  });
  test("a model of dbt, by name and by what stands behind #", async () => {
    const manifest = readFileSync(new URL("../fixtures/read/dbt/manifest.json", import.meta.url), "utf8");
    for (const url of ["target/manifest.json", "target/manifest.json#model.shop.revenue"]) {
      const own = await contractOf({ ...base, schema: [{ name: "revenue", authoritativeDefinitions: [{ type: "implementation", url }], properties: [{ name: "day", physicalType: "date", required: true }, { name: "amount", physicalType: "text" }] }] });
      expect(await drifts(own, { "target/manifest.json": manifest })).toEqual(["type revenue.amount yes/yes"]);
    }
  });
  test("a file that is not here, one that cannot be read, and one that is no schema", async () => {
    expect(await drifts(await contract([{ name: "a" }]), {})).toEqual(["unclear orders unknown/unknown"]);
    expect(await drifts(await contract([{ name: "a" }]), { "orders.sql": "CREATE TABLE orders (a int" })).toEqual(["unclear orders unknown/unknown"]);
    expect(await drifts(await contract([{ name: "a" }]), { "orders.sql": "SELECT 1" })).toEqual(["unclear orders unknown/unknown"]);
    expect(await drifts(await two("job.py"), { "job.py": "" })).toEqual([]);
  });
});

describe("links", () => {
  const of = async (url: string, type = "implementation") => linksOf(await contractOf({ ...base, authoritativeDefinitions: [{ type, url }] }, "domains/sales/orders.yaml"))[0];
  test.each<[url: string, paths: readonly string[] | undefined]>([
    ["orders.sql", ["domains/sales/orders.sql", "orders.sql"]], ["./orders.sql", ["domains/sales/orders.sql", "orders.sql"]], ["../orders.sql", ["domains/orders.sql"]],
    ["/schemas/orders.sql", ["schemas/orders.sql"]], ["file:schemas/orders.sql", ["domains/sales/schemas/orders.sql", "schemas/orders.sql"]], ["file:///schemas/orders.sql", ["schemas/orders.sql"]],
    ["../../../etc/passwd", []], ["a%20b.sql#orders", ["domains/sales/a b.sql", "a b.sql"]],
    ["https://github.com/acme/shop/blob/main/schemas/orders.avsc", ["schemas/orders.avsc", "orders.avsc"]],
    ["https://github.com/acme/shop/blob/feature/x/schemas/orders.avsc", ["x/schemas/orders.avsc", "schemas/orders.avsc", "orders.avsc"]],
    ["https://raw.githubusercontent.com/acme/shop/main/schemas/orders.avsc", ["schemas/orders.avsc", "orders.avsc"]],
    ["https://gitlab.com/acme/team/shop/-/blob/main/orders.proto?ref_type=heads", ["orders.proto"]],
    ["https://github.com/acme/shop", undefined], ["https://example.com/glossary", undefined], ["jdbc:postgresql://localhost/orders", undefined], ["", undefined], [`${"a".repeat(3_000)}.sql`, undefined],
  ])("%s", async (url, paths) => {
    expect((await of(url))?.paths).toEqual(paths);
  });
  test("repositories and fragments", async () => {
    expect((await of("https://gitlab.com/acme/team/shop/-/blob/main/orders.proto#L5"))?.repository).toBe("acme/team/shop");
    expect((await of("https://github.com/acme/shop/blob/main/orders.proto"))?.repository).toBe("acme/shop");
    expect((await of("orders.sql#orders"))?.fragment).toBe("orders");
  });
  test.each([["implementation", true], ["Reference implementation", true], ["physicalSchema", true], ["DDL", true], ["transformationImplementation", false], ["businessDefinition", false], ["canonicalUrl", false], ["tutorial", false]])("type %s: %s", async (type, is) => {
    expect((await of("orders.sql", type)) !== undefined).toBe(is);
  });
  test("the first path that is there", async () => {
    const link = await of("orders.sql");
    expect(link && placeOf(link, (path) => path === "orders.sql")).toBe("orders.sql");
  });
});

describe("what a change brings", () => {
  const side = async (own: Contract, sql: string) => gather([own], [], filesOf({ "orders.sql": sql }));
  const change = async (before: Contract, old: string, after: Contract, now: string): Promise<Change[]> =>
    breaking({ before: [], after: [], mesh: nobody, described: { before: await side(before, old), after: await side(after, now) } });
  const own = () => contract([{ name: "a", physicalType: "int", required: true }]);

  test("only what was not there before", async () => {
    const one = await own();
    expect(await change(one, "CREATE TABLE orders (a text NOT NULL)", one, "CREATE TABLE orders (a text NOT NULL)")).toEqual([]);
    const [introduced, ...more] = await change(one, "CREATE TABLE orders (a int NOT NULL)", one, "CREATE TABLE orders (a int)");
    expect(more).toEqual([]);
    expect(introduced).toMatchObject({ kind: "drift-introduced", path: ["orders", "orders", "a"], breaks: { consumers: "yes", producers: "no" }, impact: "break", at: { file: "contracts/orders.yaml" } });
    expect(introduced?.message).toBe("The contract and the schema file of `orders.a` came apart. `orders.a` is required in the contract and may be empty in `orders.sql:1`.");
    expect(compatible([introduced as Change])).toEqual({ consumers: false, producers: true });
  });
  test("what is gone, not what became another disagreement", async () => {
    const one = await own();
    const kinds = async (old: string, now: string) => (await change(one, old, one, now)).map(({ kind }) => kind);
    expect(await kinds("CREATE TABLE orders (a int)", "CREATE TABLE orders (a int NOT NULL)")).toEqual(["drift-resolved"]);
    expect(await kinds("CREATE TABLE orders (a text NOT NULL)", "CREATE TABLE orders (a date NOT NULL)")).toEqual(["drift-introduced"]);
  });
  test("a new version of the contract that drags its old disagreements along brings none", async () => {
    const [old, now] = [await own(), await contractOf({ ...base, version: "2.0.0", servers: server("postgres"), schema: [{ name: "orders", properties: [{ name: "a", physicalType: "int", required: true }], authoritativeDefinitions: [{ type: "implementation", url: "orders.sql" }] }] })];
    expect(await change(old, "CREATE TABLE orders (a text)", now, "CREATE TABLE orders (a text)")).toEqual([]);
  });
  test.each(["drift-introduced", "drift-resolved"])("fixture of %s", async (kind) => {
    const text = (name: string) => readFileSync(new URL(`../fixtures/breaking/${kind}/${name}`, import.meta.url));
    const { documents } = await read("contract.yaml", text("contract.yaml"));
    const [model] = documents.flatMap((document) => (document.model?.kind === "contract" ? [document.model] : []));
    if (model === undefined) throw new Error("no contract");
    const changes = await change(model, text("before.sql").toString(), model, text("after.sql").toString());
    expect(changes.map((one) => one.kind)).toEqual([kind]);
    for (const { message } of changes) expect(message).toMatch(/^\S.*\.$/);
  });
});
