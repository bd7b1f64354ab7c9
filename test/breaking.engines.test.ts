import { describe, expect, test } from "vitest";
import { breaking } from "#breaking";
import type { Change, Reading } from "#model";
import { read } from "#read";

const readText = (value: unknown): Promise<Reading> => read("contract.yaml", new TextEncoder().encode(JSON.stringify(value)));

/** A contract with one object, on these servers. */
const contract = (servers: readonly object[], properties: readonly object[]) => ({
  apiVersion: "v3.2.0", kind: "DataContract", id: "orders", version: "1.0.0", status: "active", servers: servers.map((server, index) => ({ server: `s${index}`, ...server })), schema: [{ name: "orders", properties }],
});

async function compare(servers: readonly object[], before: readonly object[], after: readonly object[]): Promise<Change[]> {
  const [old, now] = await Promise.all([readText(contract(servers, before)), readText(contract(servers, after))]);
  expect([old, now].flatMap(({ documents }) => documents.flatMap(({ problems }) => problems))).toEqual([]);
  return breaking({ before: [old], after: [now], mesh: { contracts: [], products: [], consumers: [] } });
}

const marks = { yes: "✔", no: "✖", unknown: "?" };
const sayEngines = (engines: NonNullable<Change["engines"]>) => Object.entries(engines).map(([title, may]) => `${title} ${marks[may]}`).join(", ");
const said = (changes: readonly Change[]) => changes.map(({ kind, path, engines, witness }) => [
  kind, path.slice(2).join("."), engines === undefined ? "" : sayEngines(engines), witness === undefined ? "" : JSON.stringify(witness),
]);

const lake = { type: "s3", location: "s3://sales/orders", format: "iceberg" };
const databricks = { type: "databricks", catalog: "c", schema: "s" };
const bigquery = { type: "bigquery", project: "p", dataset: "d" };
const snowflake = { type: "snowflake", account: "a", database: "d", schema: "s" };
const postgres = { type: "postgres", host: "h", port: 5432, database: "d", schema: "s" };
const redshift = { type: "redshift", database: "d", schema: "s" };
const kafka = { type: "kafka", host: "h", format: "avro" };

const column = (physicalType: string, more: object = {}) => [{ name: "x", physicalType, ...more }];

describe("a change says what each engine of the contract's servers makes of it", () => {
  test.each<[what: string, servers: readonly object[], before: readonly object[], after: readonly object[], ...facts: string[][]]>([
    ["without servers nobody is asked", [], column("int"), column("bigint"), ["type-widened", "x", "", '{"consumers":{"x":2147483648}}']],
    ["INT → DOUBLE", [lake, databricks, bigquery], column("INT"), column("DOUBLE"),
      ["type-changed", "x", "Iceberg v2 ✖, Iceberg v3 ✖, Delta 3.2 ✖, Delta 4 ✔, BigQuery ?", '{"consumers":{"x":2147483648}}']],
    ["VARCHAR(10) → VARCHAR(20)", [snowflake, postgres], column("VARCHAR(10)"), column("VARCHAR(20)"), ["type-widened", "x", "Snowflake ✔, Postgres ✔", '{"consumers":{"x":"aaaaaaaaaaa"}}']],
    ["NUMBER(10,2) → NUMBER(12,4)", [snowflake, postgres], column("NUMERIC(10,2)"), column("NUMERIC(12,4)"), ["type-widened", "x", "Snowflake ✖, Postgres ✔", '{"consumers":{"x":0.001}}']],
    ["a type that nobody knows", [postgres], column("int"), column("my_type"), ["type-unclear", "x", "Postgres ?", ""]],
    ["a logical type of another family", [bigquery, kafka], [{ name: "x", logicalType: "string" }], [{ name: "x", logicalType: "integer" }],
      ["type-changed", "x", "Avro ✖, BigQuery ✖", '{"consumers":{"x":1},"producers":{"x":"a"}}']],
    ["integer → number", [bigquery], [{ name: "x", logicalType: "integer" }], [{ name: "x", logicalType: "number" }], ["type-widened", "x", "BigQuery ?", '{"consumers":{"x":0.5}}']],
    ["a logical type over the same column", [postgres], column("varchar(10)", { logicalType: "string" }), column("varchar(10)", { logicalType: "date" }), ["type-changed", "x", "Postgres ✔", '{"producers":{"x":"a"}}']],
    ["a partition's type", [postgres], column("int", { partitioned: true }), column("bigint", { partitioned: true }), ["type-widened", "x", "Postgres ✖", '{"consumers":{"x":2147483648}}']],
    ["the type of a key", [redshift], column("varchar(10)", { unique: true }), column("varchar(20)", { unique: true }), ["type-widened", "x", "Redshift ✖", '{"consumers":{"x":"aaaaaaaaaaa"}}']],
    ["a required column comes", [lake, bigquery, postgres], [], column("INT64", { required: true }), ["required-property-added", "x", "Iceberg v2 ✖, Iceberg v3 ✖, BigQuery ✖, Postgres ✖", '{"producers":{}}']],
    ["an optional column comes", [lake, bigquery, postgres], [], column("INT64"), ["property-added", "x", "", ""]],
    ["an optional column comes to Avro", [kafka], [], column("int"), ["property-added", "x", "Avro ?", ""]],
    ["a column goes", [lake, databricks], [...column("int"), { name: "y" }], [{ name: "y" }], ["property-removed", "x", "Iceberg v2 ✔, Iceberg v3 ✔, Delta 3.2 ?, Delta 4 ?", '{"consumers":{"y":"x"}}']],
    ["a column becomes required", [lake, snowflake], column("int"), column("int", { required: true }), ["required-added", "x", "Iceberg v2 ✖, Iceberg v3 ✖, Snowflake ?", '{"producers":{"x":null}}']],
    ["a column becomes optional", [lake, snowflake], column("int", { required: true }), column("int"), ["required-removed", "x", "", '{"consumers":{"x":null}}']],
    ["a column changes its name", [kafka], [{ id: "c", name: "x" }], [{ id: "c", name: "z" }], ["property-renamed", "z", "Avro ?", '{"consumers":{"z":"x"},"producers":{"x":"x"}}']],
    ["columns change places", [bigquery, lake], [{ name: "x" }, { name: "y" }], [{ name: "y" }, { name: "x" }], ["property-reordered", "", "Iceberg v2 ✔, Iceberg v3 ✔, BigQuery ✖", ""]],
  ])("%s", async (_what, servers, before, after, ...facts) => expect(said(await compare(servers, before, after))).toEqual(facts));

  const list = (physicalType: string) => [{ name: "x", logicalType: "array", items: { logicalType: "object", properties: [{ name: "a", physicalType }] } }];
  const map = (key: string) => [{ name: "x", logicalType: "map", map: { key: { logicalType: "string", physicalType: key }, value: { logicalType: "string" } } }];

  test("what is nested is asked where it stands, and its witness is a whole row", async () => {
    expect(said(await compare([bigquery, databricks], list("INT64"), list("NUMERIC")))).toEqual([["type-unclear", "x.[].a", "Delta 3.2 ✖, Delta 4 ✖, BigQuery ?", ""]]);
    expect(said(await compare([databricks], list("INT"), list("BIGINT")))).toEqual([["type-widened", "x.[].a", "Delta 3.2 ✖, Delta 4 ✔", '{"consumers":{"x":[{"a":2147483648}]}}']]);
    expect(said(await compare([lake], map("INT"), map("BIGINT")))).toEqual([["type-widened", "x.{key}", "Iceberg v2 ?, Iceberg v3 ?", '{"consumers":{"x":{"2147483648":null}}}']]);
  });

  test("a struct in one text is taken apart", async () => {
    const [before, after] = [column("STRUCT<a INT, b STRING>"), column("STRUCT<a BIGINT, b STRING>")];
    expect(said(await compare([lake], before, after))).toEqual([["type-widened", "x", "Iceberg v2 ✔, Iceberg v3 ✔", '{"consumers":{"x":{"a":2147483648,"b":"a"}}}']]);
    expect(said(await compare([lake], column("STRUCT<a INT>"), column("STRUCT<a INT, b STRING NOT NULL>")))).toEqual([["type-unclear", "x", "Iceberg v2 ✖, Iceberg v3 ✖", ""]]);
  });

  test("what engines say changes nothing of whom it breaks", async () => {
    const asked = await compare([lake, bigquery, snowflake, postgres, kafka], column("INT"), column("BIGINT"));
    const unasked = await compare([], column("INT"), column("BIGINT"));
    expect(asked.map(({ kind, breaks, impact, witness, fingerprint }) => ({ kind, breaks, impact, witness, fingerprint }))).toEqual(unasked.map(({ kind, breaks, impact, witness, fingerprint }) => ({ kind, breaks, impact, witness, fingerprint })));
  });
});
