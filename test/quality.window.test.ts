import { cpSync } from "node:fs";
import { join, resolve } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { QualityReport } from "#model";
import { engines, type Session, sinceWhen, windowOf } from "#quality";
import { read } from "#read";
import { room, write } from "./host/repositories.ts";
import { meshgate } from "./run/world.ts";

const shelf = resolve(import.meta.dirname, "../fixtures/quality/window");
async function measured(folder: string, ...argv: readonly string[]) {
  const said = await meshgate(folder, ["quality", "--format", "json", ...argv], { today: "2026-11-25" });
  if (said.code === 2) return { ...said, of: {}, rows: {} };
  const { results, measured } = JSON.parse(said.out) as QualityReport;
  return { ...said, of: Object.fromEntries(results.map(({ check, path, outcome, measured, reason }) => [`${check} ${path.at(-1)}`, [outcome, measured ?? reason]])), rows: Object.fromEntries(measured.map(({ object, rows }) => [object, rows])) };
}
const copied = () => {
  const folder = room();
  cpSync(shelf, folder, { recursive: true });
  return folder;
};

describe("--since", () => {
  const inWindow = {
    "unique order_id": ["broken", 1], "required ordered_at": ["broken", 1], "pattern status": ["kept", 0], "foreign-key customer_id": ["kept", 0], "row-count orders": ["kept", 8],
    "null-values country": ["kept", 20], "duplicate-values customer_id": ["unknown", expect.stringMatching(/only some are looked at/)],
    "freshness ordered_at": ["kept", expect.any(Number)], "retention ordered_at": ["kept", expect.any(Number)], "frequency ordered_at": ["kept", 31 * 86_400 - 86_400], "required customer_id": ["kept", 0],
  };

  test("each check looks at the rows that it is about", async () => {
    const all = await measured(copied());
    expect(all.of).toMatchObject({ "unique order_id": ["broken", 1], "pattern status": ["broken", 1], "foreign-key customer_id": ["broken", 1], "null-values country": ["broken", 37.5], "duplicate-values customer_id": ["kept", expect.any(Number)] });
    const some = await measured(copied(), "--since", "2026-11-01");
    expect(some.of).toMatchObject(inWindow);
    expect(some.rows).toEqual({ orders: 5, customers: 2 });
    expect((await meshgate(copied(), ["quality", "--since", "2026-11-01"], { today: "2026-11-25" })).out).toMatch(/Only\s+rows of `orders` where `ordered_at >= 2026-11-01`/);
    expect(some.err).toContain("Only rows of `orders` are looked at where `ordered_at >= 2026-11-01`.");
    expect(some.err).toContain("All rows of `customers` are looked at");
    for (const key of ["freshness ordered_at", "retention ordered_at", "frequency ordered_at"]) expect(some.of[key as keyof typeof some.of]).toEqual(all.of[key as keyof typeof all.of]);
    expect((await measured(copied(), "--since", "P24D")).of).toEqual(some.of);
  });

  test("the same over JSON, Parquet and a file of DuckDB", async () => {
    const folder = copied();
    const connection = await (await DuckDBInstance.create(join(folder, "data/all.duckdb"))).connect();
    for (const [table, columns] of [["orders", "{order_id: 'BIGINT', ordered_at: 'DATE', status: 'VARCHAR', customer_id: 'BIGINT', country: 'VARCHAR'}"], ["customers", "{customer_id: 'BIGINT'}"]] as const) {
      await connection.run(`CREATE TABLE ${table} AS SELECT * FROM read_csv('${folder}/data/${table}.csv', header = true, columns = ${columns})`);
      await connection.run(`COPY ${table} TO '${folder}/data/${table}.parquet'`);
      await connection.run(`COPY ${table} TO '${folder}/data/${table}.json'`);
    }
    connection.closeSync();
    const text = (await import("node:fs")).readFileSync(join(shelf, "orders.odcs.yaml"), "utf8");
    for (const server of ["path: data/{model}.parquet\n    format: parquet", "path: data/{model}.json\n    format: json\n    delimiter: new_line", "database: data/all.duckdb"]) {
      write(folder, { "orders.odcs.yaml": text.replace("path: data/{model}.csv\n    format: csv", server).replace("type: local", server.startsWith("database") ? "type: duckdb" : "type: local") });
      const some = await measured(folder, "--since", "2026-11-01");
      expect(some.of, server + JSON.stringify(some.of)).toMatchObject(inWindow);
      expect(some.rows).toEqual({ orders: 5, customers: 2 });
    }
  });

  test("the partition column goes before the element of a service level", async () => {
    const { documents } = await read("a.yaml", new TextEncoder().encode("apiVersion: v3.1.0\nkind: DataContract\nid: a\nversion: 1.0.0\nstatus: active\nslaProperties: [{ property: latency, value: 1, unit: d, element: t.at }]\nschema:\n  - name: t\n    properties:\n      - { name: at, logicalType: timestamp }\n      - { name: region, logicalType: string, partitioned: true, partitionKeyPosition: 1 }\n      - { name: day, logicalType: date, partitioned: true, partitionKeyPosition: 2 }\n"));
    const [contract] = documents.flatMap(({ model }) => (model?.kind === "contract" ? [model] : []));
    if (contract === undefined) throw new Error("no contract");
    const window = windowOf(contract, { contracts: [contract], products: [], consumers: [] }, { where: [], since: "2026-11-01T00:00:00.000Z" });
    expect("rows" in window && window.rows.get("t")?.says).toBe("day >= 2026-11-01");
  });

  test("is a day, a moment or a duration", async () => {
    const now = "2026-11-25T12:00:00Z";
    expect(["2026-11-01", "2026-11-01T06:00:00+02:00", "P7D", "P1M", "12h", "7 days"].map((text) => sinceWhen(text, now))).toEqual(["2026-11-01T00:00:00.000Z", "2026-11-01T04:00:00.000Z", "2026-11-18T12:00:00.000Z", "2026-10-25T12:00:00.000Z", "2026-11-25T00:00:00.000Z", "2026-11-18T12:00:00.000Z"]);
    for (const text of ["yesterday", "2026-13-01", "P7", "7", "", "P99999999999Y"]) expect(sinceWhen(text, now), text).toBeUndefined();
    expect(await measured(copied(), "--since", "yesterday")).toMatchObject({ code: 2, err: expect.stringContaining("`--since` is `yesterday`: write a day") });
  });
});

describe("--where", () => {
  test("looks at rows that fit, by the contract's names and types; a key is held against all", async () => {
    const { of, rows } = await measured(copied(), "--where", "orders: country IS NULL AND ordered_at < '2026-11-01'");
    expect(rows).toEqual({ orders: 2, customers: 2 });
    expect(of).toMatchObject({ "unique order_id": ["broken", 1], "foreign-key customer_id": ["broken", 1], "null-values country": ["broken", 100], "row-count orders": ["kept", 8] });
    expect((await measured(copied(), "--where", "orders: order_id = 3", "--since", "2026-11-01")).rows).toEqual({ orders: 1, customers: 2 });
    expect((await measured(copied(), "--where", "orders: order_id > 1", "--where", "orders: order_id < 3")).rows).toEqual({ orders: 1, customers: 2 });
  });

  test.each([
    ["orders: order_id = (SELECT 1)", "`(` stands where a value should"], ["orders: order_id IN (SELECT order_id FROM orders)", "stands where a value should"], ["orders: 1 = 1; DROP TABLE orders", "nobody here reads `; DROP TABLE orders`"],
    ["orders: order_id = 1 -- x", "nobody here reads `-- x`"], ["orders: order_id = 1 /* x */", "nobody here reads"], ["orders: exists(order_id)", "stands where the name of a column should"], ["orders: lower(status) = 'x'", "`lower` is a function"],
    ["orders: order_id = 1)", "goes on with `)`"], ["orders: (order_id = 1", "ends where `)` should come"], ["orders: order_id", "ends where `IN` should come"], ["orders: ", "ends too early"], ["orders: order_id = 'a", "nobody here reads"],
    ["orders: order_id = 'a'", "is of the type `integer` and is not compared with `a`"], ["orders: status = 1", "is of the type `string`"], ["orders: staus = 'a'", "did you mean `status`?"], ["orders: order_id = NULL", "stands where a value should"],
    [`orders: ${"(".repeat(60)}order_id = 1${")".repeat(60)}`, "brackets are too deep"], [`orders: ${"NOT ".repeat(60)}order_id = 1`, "brackets are too deep"], ["nothing: a = 1", "No contract here has an object `nothing`: there is `orders` or `customers`."], ["order_id = 1", "write the object, a colon and a condition"],
  ])("refuses %s", async (condition, why) => {
    const { code, err } = await measured(copied(), "--where", condition);
    expect(code).toBe(2);
    expect(err).toContain(why);
  });

  test("a query of the contract sees the rows that are looked at", async () => {
    const folder = copied();
    const text = (await import("node:fs")).readFileSync(join(shelf, "orders.odcs.yaml"), "utf8");
    write(folder, { "meshgate.yaml": "quality: { sql: allowed }\n", "orders.odcs.yaml": text.replace("      - metric: rowCount\n        mustBe: 8\n", "      - type: sql\n        query: SELECT COUNT(*) FROM ${object}\n        mustBe: 8\n") });
    expect((await measured(folder)).of).toMatchObject({ "sql orders": ["kept", 8] });
    expect((await measured(folder, "--since", "2026-11-01")).of).toMatchObject({ "sql orders": ["broken", 5] });
  });
});

describe("a condition means what SQL means by it", () => {
  const folder = room();
  let session: Session;
  let oracle: Awaited<ReturnType<DuckDBInstance["connect"]>>;
  const contractText = "apiVersion: v3.1.0\nkind: DataContract\nid: a\nversion: 1.0.0\nstatus: active\nschema:\n  - name: t\n    properties:\n      - { name: n, logicalType: integer }\n      - { name: x, logicalType: number }\n      - { name: s, logicalType: string }\n      - { name: b, logicalType: boolean }\n      - { name: d, logicalType: date }\n";
  let contract: Parameters<typeof windowOf>[0];
  let where: ReturnType<NonNullable<Parameters<(typeof engines)[number]["open"]>[1]["where"]>>;
  beforeAll(async () => {
    oracle = await (await DuckDBInstance.create(":memory:")).connect();
    const pick = (values: string) => `([${values}])[1 + (hash(i * 7 + ${values.length}) % 4)::INTEGER]`;
    await oracle.run(`CREATE TABLE t AS SELECT ${pick("NULL, 1, 2, 3")}::BIGINT AS n, ${pick("NULL, 0.5, -1, 1e3")}::DOUBLE AS x, ${pick("NULL, 'a', 'it''s', ''")} AS s, ${pick("NULL, true, false, true")}::BOOLEAN AS b, ${pick("NULL, DATE '2026-01-01', DATE '2026-06-01', DATE '1999-12-31'")} AS d FROM range(500) r(i)`);
    await oracle.run(`COPY t TO '${folder}/t.parquet'`);
    const { documents } = await read("a.yaml", new TextEncoder().encode(contractText));
    contract = documents.flatMap(({ model }) => (model?.kind === "contract" ? [model] : []))[0] as typeof contract;
    const server = { at: contract.at, spots: {}, type: "local", settings: { path: "t.parquet" } };
    const engine = engines.find((one) => one.serves(server));
    if (engine === undefined) throw new Error("no engine");
    session = await engine.open(server, { root: folder, memoryBytes: 2 ** 28, spillFolder: join(folder, "spill"), seconds: 20, sqlAllowed: false, variables: new Map(), now: "2026-01-01T00:00:00Z", where: () => where });
  });
  afterAll(() => session.close());

  const compared = (column: string, ...values: readonly string[]) => fc.oneof(
    fc.tuple(fc.constantFrom("=", "<>", "!=", "<", "<=", ">", ">="), fc.constantFrom(...values), fc.boolean()).map(([sign, value, turned]) => (turned ? `${value} ${sign} ${column}` : `${column} ${sign} ${value}`)),
    fc.tuple(fc.constantFrom("", "NOT "), fc.array(fc.constantFrom(...values), { minLength: 1, maxLength: 3 })).map(([not, list]) => `${column} ${not}IN (${list.join(", ")})`),
    fc.tuple(fc.constantFrom("", "NOT "), fc.constantFrom(...values), fc.constantFrom(...values)).map(([not, least, most]) => `${column} ${not}BETWEEN ${least} AND ${most}`),
    fc.constantFrom(`${column} IS NULL`, `"${column}" is not null`),
  );
  const condition = fc.letrec<{ all: string; leaf: string }>((tie) => ({
    leaf: fc.oneof(compared("n", "1", "2", "-5"), compared("x", "0.5", "1e3", ".5", "-1"), compared("s", "'a'", "'it''s'", "''"), fc.tuple(fc.constantFrom("b", "B"), fc.constantFrom("=", "<>"), fc.constantFrom("TRUE", "false")).map((all) => all.join(" ")), compared("d", "'2026-01-01'", "DATE '2026-06-01'")),
    all: fc.oneof({ depthSize: "small" }, tie("leaf"), fc.tuple(tie("all"), fc.constantFrom("AND", "or"), tie("all")).map((all) => all.join(" ")), tie("all").map((one) => `NOT (${one})`), tie("all").map((one) => `(${one})`)),
  })).all;

  test("three-valued, with its precedence, on every row", async () => {
    await fc.assert(fc.asyncProperty(condition, async (text) => {
      const window = windowOf(contract, { contracts: [contract], products: [], consumers: [] }, { where: [{ object: "t", condition: text }] });
      if ("problem" in window) throw new Error(`${text}: ${window.problem}`);
      where = window.rows.get("t")?.where;
      const [answer] = await session.measure({ contract: "a", object: "t", physicalName: "t" }, [{ of: "rows" }]);
      const [[count] = []] = (await oracle.runAndReadAll(`SELECT COUNT(*) FROM t WHERE ${text}`)).getRowsJS();
      expect({ text, answer }).toEqual({ text, answer: { value: Number(count), evidence: "exact" } });
    }), { seed: 20_261, numRuns: 400 });
  });
});
