import { mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Json, Server } from "../packages/model/index.ts";
import type { HowToMeasure, Session } from "../packages/quality/engine.ts";
import { duckdb } from "../packages/quality/engines/duckdb/engine.ts";
import { sentenceOf } from "../packages/quality/engines/duckdb/scrub.ts";
import type { Measurement, Metric, Table } from "../packages/quality/metric.ts";
import type { Predicate, ReadAs } from "../packages/quality/predicate.ts";

const root = mkdtempSync(join(tmpdir(), "meshgate-duckdb-"));
const sessions: Session[] = [];
afterAll(async () => {
  for (const session of sessions) await session.close();
  rmSync(root, { recursive: true, force: true });
});

const at = { file: "c.yaml", line: 1, column: 1, endLine: 1, endColumn: 1 };
const server = (type: string, settings: Record<string, Json>): Server => ({ at, type, settings }) as unknown as Server;
const table = (object: string, physicalName = object): Table => ({ contract: "c", object, physicalName });
const orders = table("orders");
const usual: HowToMeasure = { root, memoryBytes: 512 * 2 ** 20, spillFolder: join(root, "spill"), seconds: 20, sqlAllowed: true, variables: new Map(), now: "2026-01-01T00:00:00Z" };

let folders = 0;
/** Files in a folder of their own. */
function given(files: Record<string, string | Uint8Array>): string {
  const folder = `t${(folders += 1)}`;
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, folder, name)), { recursive: true });
    writeFileSync(join(root, folder, name), content);
  }
  return folder;
}
async function open(path: string, settings: Record<string, Json> = {}, how: Partial<HowToMeasure> = {}): Promise<Session> {
  const session = await duckdb.open(server("local", { path, ...settings }), { ...usual, ...how });
  sessions.push(session);
  return session;
}
const rows = (where?: Predicate): Metric => (where === undefined ? { of: "rows" } : { of: "rows", where });
const isNull = (...column: string[]): Predicate => ({ is: "null", column });
const bad = (column: readonly string[], fits: Predicate): Metric => rows({ is: "all", of: [{ is: "not", of: { is: "null", column } }, { is: "not", of: fits }] });
const unread: Metric = { of: "unread" };
const value = (measurement: Measurement | undefined) => (measurement === undefined ? "none" : "unknown" in measurement ? measurement.unknown : measurement.value);
const values = async (session: Session, metrics: readonly Metric[], of: Table = orders) => (await session.measure(of, metrics)).map(value);

async function sql(...statements: string[]) {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  for (const statement of statements) await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
}

describe("CSV", () => {
  test("is read as texts, and conditions read them as what they are compared with", async () => {
    const folder = given({ "orders.csv": 'id,amount,at,ok,note\n1,1.50,2024-01-01T00:00:00Z,true,"a,\nb"\n2,x,2024-02-30,maybe,\n3,,2024-02-01 10:00:00+02,FALSE,""\n' });
    const session = await open(`${folder}/orders.csv`);
    expect(await session.shape(orders)).toEqual({ columns: ["id", "amount", "at", "ok", "note"].map((name) => ({ name, type: "VARCHAR" })), typed: false });
    const to = (column: string, to: ReadAs) => bad([column], { is: "castable", column: [column], to });
    expect(await values(session, [rows(), rows(isNull("amount")), rows(isNull("note")), to("amount", "number"), to("amount", "integer"), to("at", "timestamp"), to("ok", "boolean"), unread])).toEqual([3, 1, 2, 1, 2, 1, 1, 0]);
    expect(await values(session, [bad(["amount"], { is: "compared", column: ["amount"], with: ">=", value: { kind: "number", value: "1.5" } }), { of: "greatest", column: ["at"], as: "moment" }, { of: "least", column: ["amount"], as: "number" }])).toEqual([1, "2024-02-01T08:00:00.000000Z", "1.5"]);
  });

  test("rejected records are counted with their lines, and every other answer says how many are missing", async () => {
    const folder = given({ "orders.csv": "id,name,amount\n1,ann,1\n2,bob\n3,cy,1,9\n4,dan,2\n" });
    const session = await open(`${folder}/orders.csv`);
    const [all, lines] = await session.measure(orders, [rows(), unread]);
    expect(all).toEqual({ value: 2, evidence: "exact", unread: 2 });
    expect(lines).toEqual({ value: 2, evidence: "exact", rowsAt: [`${folder}/orders.csv:3`, `${folder}/orders.csv:4`] });
  });

  test("a quote that is never closed takes the rest of the file along, and that is seen", async () => {
    const folder = given({ "orders.csv": `id,name\n1,a\n2,"bob\n${Array.from({ length: 50 }, (_, at) => `${at + 3},x\n`).join("")}` });
    const [all, lost] = await (await open(`${folder}/orders.csv`)).measure(orders, [rows(), unread]);
    expect(all).toMatchObject({ value: 1, unread: 51 });
    expect(lost).toMatchObject({ value: 51, rowsAt: [`${folder}/orders.csv:3`] });
  });

  test("bytes that are no UTF-8 are seen in a column that nobody asks about", async () => {
    const folder = given({ "orders.csv": Buffer.concat([Buffer.from("id,name\n1,"), Buffer.from([0xe9]), Buffer.from("\n2,b\n")]) });
    expect(await (await open(`${folder}/orders.csv`)).measure(orders, [rows(), unread])).toMatchObject([{ value: 1, unread: 1 }, { value: 1, rowsAt: [`${folder}/orders.csv:2`] }]);
  });

  test("other encodings are read where they are named or marked", async () => {
    const latin = Buffer.from("id,name\n1,é€\n2,b\n".replace("€", "\u0080"), "latin1");
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("id,name\n1,é€\n2,b\n", "utf16le")]);
    const folder = given({ "a/orders.csv": latin, "b/orders.csv": utf16, "c/orders.csv": Buffer.from([0xef, 0xbb, 0xbf, ...Buffer.from("id,name\n1,é€\n")]), "d/orders.csv": Buffer.from([105, 100, 10, 0x81, 10]) });
    const euro = rows({ is: "in", column: ["name"], values: [{ kind: "text", value: "é€" }] });
    expect(await values(await open(`${folder}/a/orders.csv`, { encoding: "windows-1252" }), [rows(), euro, unread])).toEqual([2, 1, 0]);
    expect(await values(await open(`${folder}/b/orders.csv`), [rows(), euro, unread])).toEqual([2, 1, 0]);
    expect(await values(await open(`${folder}/c/orders.csv`), [rows(), euro])).toEqual([1, 1]);
    expect(await values(await open(`${folder}/d/orders.csv`, { encoding: "shift_jis" }), [rows()])).toEqual([expect.stringMatching(/is not written in shift_jis throughout/)]);
    expect(await values(await open(`${folder}/c/orders.csv`, { encoding: "klingon" }), [rows()])).toEqual([expect.stringMatching(/nobody here knows the encoding `klingon`/)]);
  });

  test("compressed, in globs, in partitions, by placeholder, in a folder", async () => {
    const folder = given({
      "orders.csv": "id\n1\n", "day/2024-01-01/orders.csv": "id\n1\n2\n", "day/2024-01-02/orders.csv": "id\n3\n", "z/orders.csv.gz": gzipSync("id\n1\n2\n3\n"),
      "h/country=DE/orders.csv": "id\n1\n", "h/country=FR/x.csv": "id\n2\n",
    });
    const paths = [`${folder}/{model}.csv`, `${folder}/day/*/orders.csv`, `${folder}/day/**/{{ table }}.csv`, `${folder}/z/orders.csv.gz`, `./${folder}/z`, join(root, folder, "day/2024-01-0[1-2]/orders.csv"), `${folder}/{orders,none}.csv`];
    const found = [];
    for (const path of paths) found.push(...(await values(await open(path, { format: "csv" }), [rows()])));
    expect(found).toEqual([1, 3, 3, 3, 3, 3, 1]);
    const hive = await open(`${folder}/h/**/*.csv`);
    expect(await hive.shape(orders)).toMatchObject({ columns: [{ name: "id" }, { name: "country", partition: true }] });
    expect(await values(hive, [rows({ is: "in", column: ["country"], values: [{ kind: "text", value: "FR" }] })])).toEqual([1]);
  });

  test("files with other headers than the first are told", async () => {
    const folder = given({ "a.csv": "id,name\n1,a\n", "b.csv": "id\n2\n" });
    const session = await open(`${folder}/*.csv`);
    expect(await session.shape(orders)).toMatchObject({ columns: [{ name: "id" }, { name: "name" }], elsewhere: [{ place: `${folder}/b.csv`, shape: { columns: [{ name: "id" }] } }] });
    expect(await values(session, [rows(), rows(isNull("name"))])).toEqual([2, 1]);
  });
});

test.each([
  ["nothing.csv", {}, /no file lies at/],
  ["empty.csv", {}, /is empty: it has not even a header/],
  ["wrong.csv", { delimiter: ";" }, /the delimiter is wrong/],
  ["twice.csv", {}, /two columns of the same name/],
  ["cut.parquet", {}, /a file is cut off or damaged/],
  ["cut.csv.gz", {}, /cut off|damaged/],
  ["broken.json", {}, /no valid JSON/],
  ["../../etc/hostname", { format: "csv" }, /leads out of the folder|no file lies/],
  ["link.csv", {}, /leads out of the folder|no file lies/],
  ["s3://bucket/x.parquet", {}, /names no folder and no mirror that has it/],
  ["x.avro", { format: "avro" }, /nobody here reads the format `avro`/],
  ["x.dat", {}, /nobody says which format/],
  ["${SECRET}/x.csv", {}, /the variable `SECRET`/],
  ["lake", { format: "parquet" }, /a table of Delta Lake/],
])("bad input is one sentence and never a number: %s", async (name, settings, says) => {
  const folder = given({ "empty.csv": "", "wrong.csv": "id,name\n1,a\n", "twice.csv": "id,ID\n1,2\n", "cut.csv.gz": gzipSync("id\n".padEnd(200_000, "1\n2")).subarray(0, 60), "broken.json": '[{"secret": canary}', "x.avro": "1", "x.dat": "1", "lake/orders.parquet": "1", "lake/_delta_log/0.json": "{}" });
  await sql(`COPY (SELECT range AS id FROM range(5000)) TO '${join(root, folder, "cut.parquet")}'`);
  truncateSync(join(root, folder, "cut.parquet"), readFileSync(join(root, folder, "cut.parquet")).length - 9);
  const session = await open(name.includes("://") || name.startsWith("$") ? name : `${folder}/${name}`, settings);
  const answers = await session.measure(orders, [rows(), unread]);
  for (const answer of answers) {
    expect(answer).toMatchObject({ because: "not-measured", unknown: expect.stringMatching(says) });
    expect(JSON.stringify(answer)).not.toMatch(/canary/);
  }
});

test("no rows is not an error", async () => {
  const folder = given({ "orders.csv": "id,name\n" });
  expect(await values(await open(`${folder}/orders.csv`), [rows(), rows(isNull("id")), { of: "greatest", column: ["id"], as: "number" }, { of: "duplicates", columns: [["id"]], count: "excess" }, unread])).toEqual([0, 0, null, 0, 0]);
});

describe("JSON", () => {
  test("keeps its texts as they are written, and its nested fields", async () => {
    const folder = given({ "orders.ndjson": '{"id":1,"day":"2024-01-01","lines":[{"n":1},{"n":2}],"a":{"c":"x"}}\n{"id":2,"day":"2024-1-1","lines":[{"n":-1}],"a":null,"late":true}\n' });
    const session = await open(`${folder}/orders.ndjson`);
    expect(await session.shape(orders)).toMatchObject({ columns: [{ name: "id", type: "BIGINT" }, { name: "day", type: "VARCHAR" }, { name: "lines" }, { name: "a" }, { name: "late", type: "BOOLEAN" }] });
    const negative: Predicate = { is: "some-item", column: ["lines"], where: { is: "compared", column: ["[]", "n"], with: "<", value: { kind: "number", value: "0" } } };
    expect(await values(session, [rows(), rows(isNull("a", "c")), rows(negative), bad(["day"], { is: "castable", column: ["day"], to: "date" }), rows({ is: "length", column: ["lines"], of: "list", with: ">", value: 1 })])).toEqual([2, 1, 1, 1, 1]);
    expect(await session.places?.(orders, [rows(negative)])).toEqual([[`${folder}/orders.ndjson row 2`]]);
  });

  test("lines that are no object are left out and told", async () => {
    const folder = given({ "orders.ndjson": '{"id":1}\n{"id":\n{"id":3}\n42\n\n[1]\n' });
    expect(await (await open(`${folder}/orders.ndjson`)).measure(orders, [rows(), unread])).toEqual([{ value: 2, evidence: "exact", unread: 3 }, { value: 3, evidence: "exact", rowsAt: [2, 4, 6].map((line) => `${folder}/orders.ndjson:${line}`) }]);
  });

  test("one list, or objects over many lines", async () => {
    const folder = given({ "a.json": '[{"id":1},\n {"id":2}]', "b.json": '{\n "id": 1\n}\n{\n "id": 2\n}' });
    expect(await values(await open(`${folder}/a.json`), [rows()])).toEqual([2]);
    expect(await values(await open(`${folder}/b.json`), [rows()])).toEqual([2]);
  });
});

describe("Parquet", () => {
  let folder = "";
  beforeAll(async () => {
    folder = given({ "x/.keep": "" });
    const file = (name: string) => join(root, folder, name);
    await sql(
      `COPY (SELECT range AS id, (range % 7)::INTEGER k, CASE WHEN range % 10 <> 0 THEN 'n' || range END AS s, CASE WHEN range = 7 THEN 'nan'::DOUBLE ELSE range / 3.0 END AS d, DATE '2024-01-01' + (range % 100)::INTEGER AS day, TIMESTAMP '2024-01-01' + INTERVAL (range) SECOND AS ts, (range % 100)::DECIMAL(10,2) AS amount, gen_random_uuid() AS u, {'a': range, 'b': [1, 2]} AS st FROM range(300000)) TO '${file("orders.parquet")}' (ROW_GROUP_SIZE 100000)`,
      `COPY (SELECT range AS id, 'a' AS v FROM range(10)) TO '${file("drift-a.parquet")}'`,
      `COPY (SELECT range::VARCHAR AS id, 1 AS w FROM range(5)) TO '${file("drift-b.parquet")}'`,
      `COPY (SELECT * FROM range(0) t(id)) TO '${file("none.parquet")}'`,
    );
  });

  test("what the footers prove is not read, and equals what is read", async () => {
    const session = await open(`${folder}/orders.parquet`);
    const number = (value: string) => ({ kind: "number" as const, value });
    const metrics: Metric[] = [
      rows(), rows(isNull("s")), rows(isNull("id")), bad(["id"], { is: "compared", column: ["id"], with: ">=", value: number("0") }), bad(["amount"], { is: "compared", column: ["amount"], with: "<", value: number("100") }),
      bad(["day"], { is: "compared", column: ["day"], with: ">=", value: { kind: "date", value: "2024-01-01" } }), { of: "greatest", column: ["ts"], as: "moment" }, { of: "least", column: ["amount"], as: "number" },
    ];
    const answers = await session.measure(orders, metrics);
    expect(answers.map((one) => ("unknown" in one ? one.unknown : one.evidence))).toEqual(metrics.map(() => "metadata"));
    expect(answers.map(value)).toEqual([300000, 30000, 0, 0, 0, 0, "2024-01-04T11:19:59.000000Z", "0"]);
    const read = await values(await open(`${folder}/orders.parquet`, {}, { where: () => ({ is: "all", of: [] }) }), metrics);
    expect(read.map((one, at) => (at === 7 ? String(Number(one)) : one))).toEqual(answers.map(value));
  });

  test("NaN fits no range, and uuids are texts", async () => {
    const session = await open(`${folder}/orders.parquet`);
    const pattern = "^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$";
    expect(await values(session, [bad(["d"], { is: "compared", column: ["d"], with: ">=", value: { kind: "number", value: "0" } }), bad(["u"], { is: "matches", column: ["u"], pattern }), bad(["st", "a"], { is: "compared", column: ["st", "a"], with: "<", value: { kind: "number", value: "299999" } }), { of: "greatest", column: ["d"], as: "number" }])).toEqual([1, 0, 1, expect.stringMatching(/^99999\.6/)]);
  });

  test("places are rows of the file, counted from one", async () => {
    const session = await open(`${folder}/orders.parquet`);
    expect(await session.places?.(orders, [bad(["id"], { is: "compared", column: ["id"], with: "<", value: { kind: "number", value: "299998" } }), { of: "duplicates", columns: [["k"]], count: "excess" }])).toEqual([
      [299999, 300000].map((row) => `${folder}/orders.parquet row ${row}`),
      [1, 2, 3, 4, 5].map((row) => `${folder}/orders.parquet row ${row}`),
    ]);
  });

  test("drift inside of a glob is told by file, and all rows are looked at", async () => {
    const session = await open(`${folder}/drift-*.parquet`);
    expect(await session.shape(orders)).toMatchObject({ columns: [{ name: "id", type: "BIGINT" }, { name: "v" }], elsewhere: [{ place: `${folder}/drift-b.parquet`, shape: { columns: [{ name: "id", type: "VARCHAR" }, { name: "w" }] } }] });
    expect(await values(session, [rows(), rows(isNull("v")), rows(isNull("w"))])).toEqual([15, 5, 10]);
    expect(await values(await open(`${folder}/none.parquet`), [rows(), rows(isNull("id")), { of: "greatest", column: ["id"], as: "number" }])).toEqual([0, 0, null]);
  });

  test("keys: in bits, by hash, by value, and in a window that looks beyond itself", async () => {
    const big = `${folder}/big.parquet`;
    await sql(`COPY (SELECT range AS id, CASE WHEN range IN (5, 6, 7) THEN 'same' WHEN range = 8 THEN NULL ELSE 'u' || range END AS s, range % 1000 AS a, range // 1000 AS b, CASE WHEN range < 3 THEN 0 ELSE range END AS twice FROM range(1100000)) TO '${join(root, big)}'`);
    const keys = (...columns: string[]) => (["groups", "rows", "excess"] as const).map((count): Metric => ({ of: "duplicates", columns: columns.map((column) => [column]), count }));
    const session = await open(big);
    expect(await values(session, [...keys("id"), ...keys("s"), ...keys("a", "b"), ...keys("twice")])).toEqual([0, 0, 0, 1, 3, 2, 0, 0, 0, 1, 3, 2]);
    expect(await values(session, [{ of: "duplicates", columns: [["twice"]], count: "excess" }])).toEqual([2]);
    expect(await values(await open(big, {}, { where: () => ({ is: "compared", column: ["id"], with: "=", value: { kind: "number", value: "7" } }) }), [rows(), ...keys("s"), ...keys("id")])).toEqual([1, 1, 3, 2, 0, 0, 0]);
  });

  test("a key whose bits are counted in parts: in no order, with nulls, below zero, twice in each part", async () => {
    const wide = `${folder}/wide.parquet`;
    await sql(`COPY (SELECT CASE WHEN range = 7 THEN NULL WHEN range IN (10, 2200000) THEN -1000 WHEN range = 2200001 THEN 2199999 * 31 ELSE (range * 1000003 % 2200000) * 31 END AS k FROM range(2200002)) TO '${join(root, wide)}'`);
    const session = await open(wide);
    expect(await values(session, [{ of: "duplicates", columns: [["k"]], count: "excess" }, rows(isNull("k"))])).toEqual([2, 1]);
  });
});

describe("a file of DuckDB", () => {
  test("is attached for reading", async () => {
    const folder = given({ ".keep": "" });
    await sql(`ATTACH '${join(root, folder, "d.duckdb")}' AS d`, "CREATE SCHEMA d.sales", "CREATE TYPE d.mood AS ENUM ('sad', 'ok')", "CREATE TABLE d.sales.orders AS SELECT range AS id, 'sad' AS m, NULL::DATE AS day FROM range(10)", "CREATE TABLE d.main.customers AS SELECT range AS id FROM range(8)", "DETACH d");
    const session = await duckdb.open(server("duckdb", { database: `${folder}/d.duckdb`, schema: "sales" }), usual);
    sessions.push(session);
    expect(await values(session, [rows(), rows(isNull("day")), { of: "duplicates", columns: [["m"]], count: "excess" }, unread, { of: "orphans", columns: [["id"]], parent: table("customers", "main.customers"), parentColumns: [["id"]] }])).toEqual([10, 10, 9, 0, 2]);
    expect(await values(session, [rows()], table("gone"))).toEqual([expect.stringMatching(/has no table `sales.gone`/)]);
  });
});

describe("across tables and over time", () => {
  test("orphans, also where the types differ; gaps", async () => {
    const folder = given({ "orders.csv": "id,customer,at\n1,1,2024-01-01\n2,9,2024-01-05\n3,,2024-01-06\n4,x,\n", "customers.csv": "id\n1\n2\n", "torn.csv": "id,name\n1,a\n9\n" });
    const session = await open(`${folder}/{model}.csv`);
    const orphans = (parent: Table): Metric => ({ of: "orphans", columns: [["customer"]], parent, parentColumns: [["id"]] });
    expect(await values(session, [orphans(table("customers")), orphans(table("nobody")), orphans(table("torn")), { of: "longest-gap", column: ["at"] }, rows()])).toEqual([2, expect.stringMatching(/no file lies/), "The table that it refers to has a record that could not be read.", 4 * 86400, 4]);
    expect(await session.places?.(orders, [{ of: "duplicates", columns: [["at"]], count: "rows" }, bad(["customer"], { is: "castable", column: ["customer"], to: "integer" })])).toEqual([[], [`${folder}/orders.csv:5`]]);
  });
});

describe("SQL of the contract", () => {
  const query = (sql: string, tables?: readonly Table[]): Metric => ({ of: "query", sql, ...(tables === undefined ? {} : { tables }) });
  test("sees the tables of the contract and nothing else, is one SELECT, and gives one number", async () => {
    const folder = given({ "orders.csv": "id,name\n1,canary\n2,b\n", "customers.csv": "id\n1\n", "secret.csv": "id\n1\n" });
    const session = await open(`${folder}/{model}.csv`);
    const secret = join(root, folder, "secret.csv");
    const answers = await values(session, [
      query("SELECT COUNT(*) FROM orders WHERE name = 'b'"), query("SELECT COUNT(*) FROM orders o JOIN customers c USING (id);", [table("customers")]), query(`SELECT COUNT(*) FROM '${secret}'`), query(`SELECT COUNT(*) FROM read_csv('${secret}')`),
      query("SELECT 1; SELECT 2"), query("DROP VIEW orders"), query("SET threads = 1"), query(`COPY (SELECT 1) TO '${join(root, "spill", "x")}'`), query("SELECT id, name FROM orders"), query("SELECT name FROM orders LIMIT 1"), query("SELECT name::INTEGER FROM orders LIMIT 1"),
      query("SELECT 1.5"), query("SELECT NULL"), query("SELEKT"), query("SELECT COUNT(*) FROM read_text('/etc/passwd')"), query("ATTACH 'x.db'"), query("INSTALL httpfs"), rows(),
    ]);
    expect(answers).toEqual([
      1, 1, expect.stringMatching(/not there|outside/), expect.stringMatching(/outside/), expect.stringMatching(/not a single SELECT/), expect.stringMatching(/not a single SELECT/), expect.stringMatching(/not a single SELECT/), expect.stringMatching(/not a single SELECT|outside/),
      expect.stringMatching(/more than one/), expect.stringMatching(/no number/), expect.stringMatching(/cannot be converted/), 1.5, null, expect.stringMatching(/no SQL that DuckDB reads/), expect.stringMatching(/outside/), expect.stringMatching(/not a single SELECT/), expect.stringMatching(/not a single SELECT/), 2,
    ]);
    expect(JSON.stringify(answers)).not.toMatch(/canary|secret/);
  });

  test("does not run unless it may, and not for ever", async () => {
    const folder = given({ "orders.csv": "id\n1\n" });
    expect(await values(await open(`${folder}/orders.csv`, {}, { sqlAllowed: false }), [query("SELECT 1"), rows()])).toEqual([expect.stringMatching(/base branch allows it/), 1]);
    const endless = "SELECT COUNT(*) FROM range(1000000) a, range(1000000) b WHERE a.range + b.range = 7";
    expect(await values(await open(`${folder}/orders.csv`, {}, { seconds: 1 }), [query(endless), rows()])).toEqual([expect.stringMatching(/longer than the time/), 1]);
  });
});

describe("limits", () => {
  test("more bytes than may be read is unknown", async () => {
    const folder = given({ "orders.csv": "id\n1\n" });
    expect(await values(await open(`${folder}/orders.csv`, {}, { byteCap: 3 }), [rows()])).toEqual([expect.stringMatching(/more than the 3 that may be read/)]);
  });

  test("a folder that cannot be written is said at once", async () => {
    const folder = given({ "orders.csv": "id\n1\n" });
    await expect(duckdb.open(server("local", { path: `${folder}/orders.csv` }), { ...usual, spillFolder: join(root, folder, "orders.csv") })).rejects.toThrow(/folder for intermediate results cannot be written/);
  });

  test.each([
    ['IO Error: Could not write all bytes to file "/tmp/x/duckdb_temp_storage_1.tmp": wanted=262144 wrote=-1', "The disk for intermediate results is full."],
    ["IO Error: Could not write file \"/x\": No space left on device", "The disk for intermediate results is full."],
    ["Out of Memory Error: failed to offload data block of size 256.0 KiB (976.5 KiB/976.5 KiB used).\nThis limit was set by the 'max_temp_directory_size' setting.", "The disk for intermediate results is full."],
    ["Out of Memory Error: could not allocate block of size 256.0 KiB (488.1 MiB/488.2 MiB used)", "It needs more memory than it may use."],
    ["INTERRUPT Error: Interrupted!", "It took longer than the time that it may take."],
    ["Conversion Error: Could not convert string 'canary' to INT32", "A value cannot be converted to the type that is asked for."],
    ["Invalid Input Error: something about 'canary'", "It could not be answered by DuckDB (Invalid Input Error)."],
    ["Binder Error: Referenced column \"canary\" not found in FROM clause!", "It names a table, column or function that is not there."],
  ])("an error says what it means and no value: %s", (text, sentence) => expect(sentenceOf(new Error(text))).toBe(sentence));

  test("a key that needs more memory than there is takes nothing else with it", async () => {
    const big = `${given({ ".keep": "" })}/big.parquet`;
    await sql(`COPY (SELECT md5(range::VARCHAR) || md5((range + 1)::VARCHAR) AS k FROM range(2000000)) TO '${join(root, big)}'`);
    expect(await values(await open(big, {}, { memoryBytes: 64 * 2 ** 20, seconds: 60 }), [rows(), { of: "duplicates", columns: [["k"]], count: "excess" }, rows(isNull("k"))])).toEqual([2000000, expect.toSatisfy((one: unknown) => one === 0 || /memory|disk/.test(String(one))), 0]);
  });

  test("a session leaves nothing behind", async () => {
    const folder = given({ "orders.csv": Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("id\n1\n", "utf16le")]) });
    const spillFolder = join(root, "left");
    const session = await duckdb.open(server("local", { path: `${folder}/orders.csv` }), { ...usual, spillFolder });
    expect(await values(session, [rows()])).toEqual([1]);
    await session.close();
    expect(readdirSync(spillFolder)).toEqual([]);
  });

  test("one column that cannot be compared takes nothing else with it", async () => {
    const folder = given({ "orders.ndjson": '{"id":1,"tags":{"a":1}}\n{"id":2,"tags":{"a":2}}\n' });
    const odd = rows({ is: "compared", column: ["tags"], with: "<", value: { kind: "number", value: "1" } });
    expect(await values(await open(`${folder}/orders.ndjson`), [odd, rows(isNull("gone")), rows()])).toEqual(["DuckDB cannot compare these values.", "The data has no column `gone`.", 2]);
  });
});
