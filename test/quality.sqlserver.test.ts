import { expect, test } from "vitest";
import type { Measurement, Metric } from "#quality";
import { sqlserver, sqlserverBy } from "../packages/quality/engines/sqlserver.ts";
import { tableOf } from "./quality/cases.ts";
import { canary, hurried, serving } from "./quality/fakes/serving.ts";
import { fakeSqlServer, type SqlServerFake } from "./quality/fakes/sqlserver.ts";
import { serverOf } from "./quality/reals.ts";

const columns = [
  ["sales", "Orders", "id", "bigint", 8, 19, 0, false, "8192"], ["sales", "Orders", "name", "nvarchar", 100, 0, 0, true, "8192"], ["sales", "Orders", "note", "varchar", -1, 0, 0, true, "8192"], ["sales", "Orders", "price", "decimal", 9, 12, 2, true, "8192"],
  ["sales", "Orders", "at", "datetimeoffset", 10, 34, 7, true, "8192"], ["sales", "Orders", "place", "other", -1, 0, 0, true, "8192"],
];
const usual = (sql: string) => (sql.includes("sys.objects") ? columns : [[7]]);
const host = "db.database.windows.net";
const server = serverOf("sqlserver", { host, database: "mesh", schema: "sales" });
const variables = { SQLSERVER_HOST: host, SQLSERVER_USER: "u", SQLSERVER_PASSWORD: "p" };
const why = (answer: Measurement | undefined) => (answer !== undefined && "unknown" in answer ? answer.unknown : JSON.stringify(answer));
const count: Metric = { of: "rows" };
const query = (sql: string): Metric => ({ of: "query", sql });
const pattern: Metric = { of: "rows", where: { is: "matches", column: ["name"], pattern: "^a" } };

async function asks(fake: Partial<SqlServerFake>, more: Parameters<typeof hurried>[1] = {}, metrics: readonly Metric[] = [count], own: Readonly<Record<string, string>> = variables) {
  const { state, driver } = fakeSqlServer({ password: "p", result: usual, ...fake });
  const session = await sqlserverBy(() => Promise.resolve(driver)).open(server, hurried(own, more));
  return { said: (await session.measure(tableOf("orders"), metrics)).map(why), state, session };
}

test("one transaction, of one moment where the database keeps versions, that is rolled back", async () => {
  const { said, state, session } = await asks({ snapshots: true });
  expect(said).toEqual(['{"value":7,"evidence":"exact"}']);
  expect(state.asked.at(-1)).toBe("SELECT COUNT(*) AS m_0 FROM [sales].[Orders]");
  expect(state.asked.find((sql) => sql.startsWith("SET "))).toMatch(/SET TRANSACTION ISOLATION LEVEL SNAPSHOT$/);
  expect(state.transactions).toBe(1);
  await session.close();
  expect([state.transactions, state.closed]).toEqual([0, 1]);
  const without = await asks({});
  expect(without.state.asked.find((sql) => sql.startsWith("SET "))).toMatch(/READ COMMITTED$/);
  expect(state.configs[0]).toEqual({ server: host, authentication: { type: "default", options: { userName: "u", password: "p" } }, options: { port: 1433, database: "mesh", encrypt: true, trustServerCertificate: false, connectTimeout: 20000, requestTimeout: 20000, cancelTimeout: 5000, appName: "meshgate", rowCollectionOnRequestCompletion: true, useColumnNames: false, useUTC: true, readOnlyIntent: true, abortTransactionOnError: false } });
});

test("columns have the types that people write", async () => {
  const shape = await (await asks({})).session.shape(tableOf("[Orders]"));
  expect("columns" in shape && shape.columns.map(({ name, type, nullable }) => `${name} ${type}${nullable ? "" : " NOT NULL"}`)).toEqual(["id bigint NOT NULL", "name nvarchar(50)", "note varchar(max)", "price decimal(12,2)", "at datetimeoffset(7)", "place other"]);
});

test("patterns are asked where the server has them, and unknown elsewhere", async () => {
  expect((await asks({}, {}, [pattern])).said).toEqual(["SQL Server before 2025 cannot match the pattern `^a`."]);
  const { said, state } = await asks({ patterns: true }, {}, [pattern]);
  expect(said).toEqual(['{"value":7,"evidence":"exact"}']);
  expect(state.asked.at(-1)).toContain("REGEXP_LIKE([name], N'\\Aa', 'c')");
});

test("an error that ends the transaction does not end the rest", async () => {
  const { said, state } = await asks({ result: (sql) => (sql.includes("bad") ? { number: 245, endsTransaction: true } : usual(sql)) }, {}, [query("SELECT bad"), query("SELECT 2")]);
  expect(said).toEqual(["SQL Server cannot work with a value: it leaves the range of its type, or cannot be converted.", '{"value":7,"evidence":"exact"}']);
  expect(state.asked.slice(-3)).toEqual(["SELECT c FROM (\nSELECT bad\n) AS theirs (c)", "IF @@TRANCOUNT = 0 BEGIN TRANSACTION", "SELECT c FROM (\nSELECT 2\n) AS theirs (c)"]);
});

test("of errors only the meaning is said", async () => {
  const errors: Readonly<Record<number, string>> = { 208: "A table that it names is not there.", 229: "SQL Server does not let this user read it.", 8134: "SQL Server cannot work with a value: it leaves the range of its type, or cannot be converted.", 1222: "Somebody else holds a lock on it for too long.", 50001: "SQL Server cannot answer (50001)." };
  const { said } = await asks({ result: (sql) => { const number = /SELECT (\d+)\n/.exec(sql)?.[1]; return number === undefined ? usual(sql) : { number: Number(number) }; } }, {}, Object.keys(errors).map((number) => query(`SELECT ${number}`)));
  expect(said).toEqual(Object.values(errors));
  expect((await asks({ result: (sql) => (sql.includes("COUNT") ? "late" : usual(sql)) })).said).toEqual(["It took longer than the time that it may take."]);
  const cut = await asks({ result: (sql) => (sql.includes("COUNT") ? "cut" : usual(sql)) }, {}, [count, query("SELECT 1")]);
  expect(cut.said).toEqual(Array(2).fill("SQL Server is not reachable, or hung up."));
  const refused = await asks({ password: "other" });
  expect(refused.said).toEqual(["SQL Server refuses the user, the password or the token."]);
  expect((await asks({ result: () => [] })).said).toEqual(["SQL Server has no table `sales.orders` that this user can see."]);
  expect(JSON.stringify([said, cut.said, refused.said])).not.toContain(canary);
});

test("with a cap, the size of the table is held against it; of views and persons' queries nobody says it", async () => {
  expect((await asks({}, { byteCap: 10_000 }, [count, query("SELECT 1")])).said).toEqual(['{"value":7,"evidence":"exact"}', "SQL Server does not say how many bytes a query would read, and no more than 10000 may be read."]);
  expect((await asks({}, { byteCap: 1000 })).said).toEqual(["The table has 8192 bytes, more than the 1000 that may be read."]);
  expect((await asks({ result: (sql) => (sql.includes("sys.objects") ? columns.map((row) => [...row.slice(0, 8), null]) : [[7]]) }, { byteCap: 1000 })).said).toEqual(["SQL Server does not say how large `sales.orders` is, and no more than 1000 bytes may be read."]);
});

test.each([
  ["SELECT COUNT(*) FROM OPENROWSET('x', 'y', 'z')", "it says OPENROWSET"], ["SELECT 1) AS q (c) WAITFOR DELAY '1' --", "its brackets do not close"], ["WITH a AS (SELECT 1 AS n) SELECT n FROM a WAITFOR DELAY '0:1'", "it says WAITFOR; in brackets that is a name"], ["SELECT NEXT VALUE FOR s", "it says NEXT VALUE FOR"],
  ["SELECT * FROM sys.fn_xe_file_target_read_file('a', null, null, null)", "it says SYS.FN_XE_FILE_TARGET_READ_FILE"], ["SELECT 1 DELETE FROM t", "it says DELETE"], ["SELECT (1", "its brackets do not close"],
])("%s is not asked", async (sql, clause) => {
  const { said, state } = await asks({}, {}, [query(sql)]);
  expect(said).toEqual([`The query is not asked: ${clause}.`]);
  expect(state.asked.some((one) => one.includes("theirs"))).toBe(false);
});

test("names that look like words, and a WITH, are asked", async () => {
  const { said } = await asks({}, {}, [query("SELECT MAX([close]) FROM ${object}"), query("SELECT MAX(open) FROM ${object}"), query("WITH a AS (SELECT 'kill' AS n) SELECT COUNT(*) FROM a")]);
  expect(said).toEqual(Array(3).fill('{"value":7,"evidence":"exact"}'));
});

test("Azure SQL is asked with a token of Entra, and other hosts never get one", async () => {
  const runner = await serving(() => ({ json: { value: "an.id.token" } }));
  const entra = await serving(({ body }) => (new URLSearchParams(body).get("scope") === "https://database.windows.net/.default" ? { json: { access_token: "entra", expires_in: 3600 } } : { status: 400, json: { error: "invalid_scope" } }));
  const keyless = { AZURE_TENANT_ID: "11111111-2222-3333-4444-555555555555", AZURE_CLIENT_ID: "66666666-7777-8888-9999-000000000000", AZURE_AUTHORITY_HOST: entra.origin };
  const identity = { url: `${runner.origin}/id`, token: "runner" };
  const { said, state } = await asks({ token: "entra" }, { identity }, [count], { SQLSERVER_HOST: host, ...keyless });
  expect(said).toEqual(['{"value":7,"evidence":"exact"}']);
  expect(state.configs[0]).toMatchObject({ authentication: { type: "azure-active-directory-access-token", options: { token: "entra" } }, options: { encrypt: true, trustServerCertificate: false } });
  const heard = runner.heard.length;
  const { driver, state: other } = fakeSqlServer({ result: usual });
  await sqlserverBy(() => Promise.resolve(driver)).open(serverOf("sqlserver", { host: "db.example.org", database: "d" }), hurried({ SQLSERVER_HOST: "db.example.org", ...keyless }, { identity }));
  expect(other.configs[0]?.authentication).toEqual({ type: "default", options: {} });
  expect(runner.heard.length).toBe(heard);
});

test("a host that only the contract names gets nothing", async () => {
  await expect(sqlserver.open(server, hurried({}))).rejects.toThrow(/let the configuration's variable SQLSERVER_HOST name it too/);
  await expect(sqlserver.open(serverOf("sqlserver", { host: "127.0.0.1" }), hurried({}))).rejects.toThrow(/names no database/);
});
