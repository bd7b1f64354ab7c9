import { expect, test } from "vitest";
import type { Measurement, Metric } from "#quality";
import { databricks } from "../packages/quality/engines/databricks.ts";
import { tableOf } from "./quality/cases.ts";
import { databricksError, type DatabricksFake, fakeDatabricks, type Result } from "./quality/fakes/databricks.ts";
import { canary, hurried, serving } from "./quality/fakes/serving.ts";
import { serverOf } from "./quality/reals.ts";

const columns: Result = { rows: [["id", "bigint", "NO"], ["name", "string collate UTF8_LCASE", "YES"], ["tags", "array<string>", "YES"]] };
const detail: Result = { columns: [["format", "STRING"], ["numFiles", "BIGINT"], ["sizeInBytes", "BIGINT"]], rows: [["delta", "4", "5000"]] };
const usual = (sql: string): Result => (sql.includes("information_schema") ? columns : sql.startsWith("DESCRIBE DETAIL") ? detail : { rows: [["7"]] });
const at = (origin: string, more: Record<string, string> = {}) => serverOf("databricks", { host: origin, catalog: "main", schema: "Sales", ...more });
const why = (answer: Measurement | undefined) => (answer !== undefined && "unknown" in answer ? answer.unknown : JSON.stringify(answer));
const count: Metric = { of: "rows" };
const query = (sql: string): Metric => ({ of: "query", sql });
const variables = (origin: string) => ({ DATABRICKS_HOST: origin, DATABRICKS_TOKEN: "a-token", DATABRICKS_WAREHOUSE_ID: "abc123" });

async function asks(fake: Partial<DatabricksFake>, more: Parameters<typeof hurried>[1] = {}, metrics: readonly Metric[] = [count], settings: Record<string, string> = {}) {
  const { origin, heard, state } = await fakeDatabricks({ warehouse: "abc123", tokens: ["a-token"], result: usual, ...fake });
  const how = hurried(variables(origin), more);
  const session = await databricks.open(at(origin, settings), how);
  return { said: (await session.measure(tableOf("Orders"), metrics)).map(why), heard, state, how, session };
}

test("a statement has a tag and its warehouse, and is looked at until it has ended", async () => {
  const { said, state, session } = await asks({ result: (sql) => ({ ...usual(sql), looks: 3 }) });
  expect(said).toEqual(['{"value":7,"evidence":"exact"}']);
  expect(session.asked).toEqual({ queries: 1 });
  expect(state.posted.at(-1)).toEqual({ statement: "SELECT COUNT(*) AS m_0 FROM `main`.`sales`.`orders`", warehouse_id: "abc123", catalog: "main", schema: "Sales", wait_timeout: "0s", on_wait_timeout: "CONTINUE", disposition: "INLINE", format: "JSON_ARRAY", query_tags: [{ key: "tool", value: "meshgate" }] });
});

test("columns come from Unity Catalog, of the old metastore from DESCRIBE", async () => {
  const { session, state } = await asks({});
  expect(await session.shape(tableOf("orders"))).toEqual({ typed: true, columns: [{ name: "id", type: "bigint", nullable: false }, { name: "name", type: "string collate UTF8_LCASE", nullable: true }, { name: "tags", type: "array<string>", nullable: true }] });
  const old = await asks({ result: (sql) => (sql.startsWith("DESCRIBE TABLE") ? { rows: [["id", "bigint", null], ["day", "date", null], ["# Partition Information", "", ""], ["# col_name", "data_type", "comment"], ["day", "date", null]] } : usual(sql)) }, {}, [], { catalog: "hive_metastore" });
  expect(await old.session.shape(tableOf("orders"))).toEqual({ typed: true, columns: [{ name: "id", type: "bigint" }, { name: "day", type: "date" }] });
  await session.measure(tableOf("Other.`Lines`"), [count]);
  expect(state.posted.at(-1)?.["statement"]).toBe("SELECT COUNT(*) AS m_0 FROM `main`.`other`.`lines`");
  const none = await asks({ result: (sql) => (sql.includes("information_schema") ? { rows: [] } : usual(sql)) });
  expect(none.said).toEqual(["Databricks has no table `main.sales.orders` that this account can see."]);
});

test("results come in chunks, and cells by their types", async () => {
  const results: Readonly<Record<string, Result>> = { big: { rows: [["9007199254740993"]] }, yes: { columns: [["x", "BOOLEAN"]], rows: [["true"]] }, none: { rows: [[null]] }, two: { rows: [["1"], ["2"], ["3"]] }, cut: { rows: [["1"]], truncated: true } };
  const { said, heard } = await asks({ chunkRows: 1, result: (sql) => results[/'(\w+)'/.exec(sql)?.[1] ?? ""] ?? usual(sql) }, {}, Object.keys(results).map((name) => query(`SELECT '${name}'`)));
  expect(said).toEqual(['{"value":"9007199254740993","evidence":"exact"}', '{"value":1,"evidence":"exact"}', '{"value":null,"evidence":"exact"}', "The query gives not one number but a table.", "Its result is larger than Databricks gives."]);
  expect(heard.filter(({ path }) => path.includes("/result/chunks/")).length).toBe(4);
});

test("a busy service is asked again, after as long as it says, and not for ever", async () => {
  let busy = 2;
  const { said, how } = await asks({ instead: () => (busy-- > 0 ? { status: busy === 1 ? 429 : 503, json: {}, headers: { "retry-after": "2" } } : undefined) });
  expect(said).toEqual(['{"value":7,"evidence":"exact"}']);
  expect(how.waited.slice(0, 2)).toEqual([2000, 2000]);
  const never = await asks({ instead: () => ({ status: 429, json: { error_code: "RESOURCE_EXHAUSTED", message: canary } }) });
  expect(never.said).toEqual(["Databricks cannot answer (HTTP 429)."]);
});

test("what takes too long is cancelled there; who hangs is not waited for", async () => {
  const { said, state } = await asks({ result: (sql) => (sql.includes("COUNT") ? { rows: [["1"]], looks: Infinity } : usual(sql)) }, { seconds: 1 });
  expect(said).toEqual(["It took longer than the time that it may take."]);
  expect(state.cancelled.length).toBe(1);
  const hangs = await asks({ instead: ({ method }) => (method === "GET" ? "hang" : undefined) }, { seconds: 1 });
  expect(hangs.said).toEqual(["It took longer than the time that it may take."]);
  expect(hangs.state.cancelled.length).toBe(1);
});

test("with a cap, the size of the table is asked before; of a person's query nobody says it", async () => {
  const { said } = await asks({}, { byteCap: 6000 }, [count, query("SELECT COUNT(*) FROM ${object}")]);
  expect(said).toEqual(['{"value":7,"evidence":"exact"}', "Databricks does not say how many bytes a query would read, and no more than 6000 may be read."]);
  expect((await asks({}, { byteCap: 4000 })).said).toEqual(["The table has 5000 bytes, more than the 4000 that may be read."]);
  const view = await asks({ result: (sql) => (sql.startsWith("DESCRIBE DETAIL") ? { rows: [], fails: { message: "[EXPECT_TABLE_NOT_VIEW.NO_ALTERNATIVE] 'DESCRIBE DETAIL' expects a table" } } : usual(sql)) }, { byteCap: 4000 });
  expect(view.said).toEqual(["Databricks does not say how large the table `main.sales.orders` is, and no more than 4000 bytes may be read."]);
});

test("of errors only the meaning is said", async () => {
  const errors: Readonly<Record<string, readonly [Result["fails"], string]>> = {
    table: [{ message: "[TABLE_OR_VIEW_NOT_FOUND] The table" }, "A table that it names is not there, or this account may not see it."], column: [{ message: "[UNRESOLVED_COLUMN.WITH_SUGGESTION] A column" }, "It names a column that is not there."],
    cast: [{ message: "[CAST_INVALID_INPUT] The value 'x'" }, "Databricks cannot work with a value: it leaves the range of its type, or cannot be converted."], wrapped: [{ message: "org.apache.spark.SparkException: [DIVIDE_BY_ZERO] Division" }, "Databricks cannot work with a value: it leaves the range of its type, or cannot be converted."],
    state: [{ message: "Something", sqlState: "42501" }, "Databricks does not let this account read it."], other: [{ message: "[SOMETHING_NEW] x" }, "Databricks cannot answer (SOMETHING_NEW)."], code: [{ message: "x", code: "RESOURCE_EXHAUSTED" }, "It needs more than the warehouse has."], none: [{ message: "x", code: canary }, "Databricks cannot answer."],
  };
  const { said } = await asks({ result: (sql) => { const fails = errors[/'(\w+)'/.exec(sql)?.[1] ?? ""]?.[0]; return fails === undefined ? usual(sql) : { rows: [], fails }; } }, {}, Object.keys(errors).map((name) => query(`SELECT '${name}'`)));
  expect(said).toEqual(Object.values(errors).map(([, sentence]) => sentence));
  const others = await Promise.all([{ json: { statement_id: "x", status: { state: "SUCCEEDED" }, result: { data_array: canary } } }, { text: `<html>${canary}` }, { json: [canary] }, databricksError(401, "UNAUTHENTICATED"), databricksError(403, "PERMISSION_DENIED"), databricksError(404, "RESOURCE_DOES_NOT_EXIST"), databricksError(400, "INVALID_PARAMETER_VALUE"), { status: 500, text: canary }].map(async (said) => (await asks({ instead: () => said })).said[0]));
  expect(others).toEqual(["Databricks cannot answer (HTTP 200).", "Databricks cannot answer (HTTP 200).", "Databricks cannot answer (HTTP 200).", "Databricks refuses the token.", "Databricks does not let this account use the warehouse, or refuses the token.", "The SQL warehouse is not there, or this account may not use it.", "Databricks does not take the request: the warehouse is another, or the query is too long.", "Databricks cannot answer (HTTP 500)."]);
  expect(JSON.stringify([said, others])).not.toContain(canary);
});

test("a redirect is not followed, and a cut connection is no answer", async () => {
  const elsewhere = await serving(() => ({ json: {} }));
  expect((await asks({ instead: () => ({ status: 308, json: {}, headers: { location: `${elsewhere.origin}/api/2.0/sql/statements` } }) })).said).toEqual(["Databricks is not reachable, or hung up."]);
  expect((await asks({ instead: () => "cut" })).said).toEqual(["Databricks is not reachable, or hung up."]);
  expect(elsewhere.heard).toEqual([]);
});

const runnerFor = (audience: string) => serving(({ path, headers }) => (headers.authorization === "Bearer runner" && path === `/id?audience=${encodeURIComponent(audience)}` ? { json: { value: "an.id.token" } } : { status: 400, json: {} }));

test("the job's ID token is exchanged at the workspace, and again when the token is refused", async () => {
  let granted = 0;
  const tokens: string[] = [];
  const { origin, state } = await fakeDatabricks({
    warehouse: "abc123", tokens, result: usual,
    grants: (form) => {
      if (form.get("grant_type") !== "urn:ietf:params:oauth:grant-type:token-exchange" || form.get("subject_token") !== "an.id.token" || form.get("subject_token_type") !== "urn:ietf:params:oauth:token-type:jwt" || form.get("client_id") !== "sp-1" || form.get("scope") !== "all-apis") return undefined;
      if (granted++ > 0) tokens.push(`token-${granted}`);
      return `token-${granted}`;
    },
  });
  const runner = await runnerFor("https://github.com/mesh");
  const how = hurried({ DATABRICKS_HOST: origin, DATABRICKS_CLIENT_ID: "sp-1", DATABRICKS_AUDIENCE: "https://github.com/mesh", DATABRICKS_HTTP_PATH: "/sql/1.0/warehouses/abc123" }, { identity: { url: `${runner.origin}/id`, token: "runner" } });
  expect((await (await databricks.open(at(origin), how)).measure(tableOf("orders"), [count])).map(why)).toEqual(['{"value":7,"evidence":"exact"}']);
  expect(state.granted).toBe(2);
  const untrusted = hurried({ DATABRICKS_HOST: origin, DATABRICKS_CLIENT_ID: "sp-2", DATABRICKS_AUDIENCE: "https://github.com/mesh", DATABRICKS_WAREHOUSE_ID: "abc123" }, { identity: { url: `${runner.origin}/id`, token: "runner" } });
  expect((await (await databricks.open(at(origin), untrusted)).measure(tableOf("orders"), [count])).map(why)).toEqual(["Databricks gives no token (invalid_grant): it must trust this job."]);
});

test("a service principal with a secret, and an application of Entra", async () => {
  const { origin } = await fakeDatabricks({ warehouse: "abc123", tokens: ["m2m", "entra"], result: usual, grants: (form, { headers }) => (form.get("grant_type") === "client_credentials" && headers.authorization === `Basic ${Buffer.from("sp-1:shh").toString("base64")}` ? "m2m" : undefined) });
  const by = async (own: Record<string, string>, more: Parameters<typeof hurried>[1] = {}) => (await (await databricks.open(at(origin), hurried({ DATABRICKS_HOST: origin, DATABRICKS_WAREHOUSE_ID: "abc123", ...own }, more))).measure(tableOf("orders"), [count])).map(why);
  expect(await by({ DATABRICKS_CLIENT_ID: "sp-1", DATABRICKS_CLIENT_SECRET: "shh" })).toEqual(['{"value":7,"evidence":"exact"}']);
  const [tenant, client] = ["11111111-2222-3333-4444-555555555555", "66666666-7777-8888-9999-000000000000"];
  const entra = await serving(({ path, body }) => {
    const form = new URLSearchParams(body);
    const right = path === `/${tenant}/oauth2/v2.0/token` && form.get("grant_type") === "client_credentials" && form.get("client_id") === client && form.get("client_assertion") === "an.id.token" && form.get("client_assertion_type") === "urn:ietf:params:oauth:client-assertion-type:jwt-bearer" && form.get("scope") === "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d/.default";
    return right ? { json: { token_type: "Bearer", expires_in: 3599, access_token: "entra" } } : { status: 401, json: { error: "invalid_client", error_description: `AADSTS700213: ${canary}` } };
  });
  const runner = await runnerFor("api://AzureADTokenExchange");
  const identity = { url: `${runner.origin}/id`, token: "runner" };
  expect(await by({ AZURE_TENANT_ID: tenant, AZURE_CLIENT_ID: client, AZURE_AUTHORITY_HOST: entra.origin }, { identity })).toEqual(['{"value":7,"evidence":"exact"}']);
  expect(await by({ AZURE_TENANT_ID: client, AZURE_CLIENT_ID: client, AZURE_AUTHORITY_HOST: entra.origin }, { identity })).toEqual(["Entra gives no token (invalid_client): it must trust this job."]);
  await expect(by({ AZURE_TENANT_ID: tenant, AZURE_CLIENT_ID: client, AZURE_AUTHORITY_HOST: "https://login.example.org" }, { identity })).rejects.toThrow(/is no authority of Entra/);
  await expect(by({ AZURE_TENANT_ID: "../common", AZURE_CLIENT_ID: client }, { identity })).rejects.toThrow(/ids of a tenant/);
  await expect(by({})).rejects.toThrow(/Nobody says who asks Databricks/);
});

test("only workspaces that the configuration names are asked, by a warehouse that somebody names", async () => {
  const open = (settings: Record<string, string>, own: Record<string, string>) => databricks.open(serverOf("databricks", { catalog: "main", ...settings }), hurried({ DATABRICKS_TOKEN: "t", ...own }));
  await expect(open({ host: "evil.cloud.databricks.com" }, {})).rejects.toThrow(/let the configuration's variable DATABRICKS_HOST name it too/);
  await expect(open({ host: "dbc-1.cloud.databricks.com" }, { DATABRICKS_HOST: "https://dbc-1.cloud.databricks.com" })).rejects.toThrow(/which SQL warehouse/);
  await expect(open({ host: "adb-1.2.azuredatabricks.net", warehouse: "../x" }, { DATABRICKS_HOST: "adb-1.2.azuredatabricks.net" })).rejects.toThrow(/which SQL warehouse/);
  await expect(open({ host: "adb-1.2.azuredatabricks.net", httpPath: "/sql/1.0/warehouses/abc" }, { DATABRICKS_HOST: "adb-1.2.azuredatabricks.net" })).resolves.toBeDefined();
});

test("a person's query does not reach out of the tables", async () => {
  const { said, state } = await asks({}, {}, [query("SELECT java_method('java.lang.System', 'exit', 1)"), query("SELECT http_request ('x')"), query("SELECT secret('a', 'b')"), query("SELECT 1")]);
  expect(said.slice(0, 3)).toEqual(["java_method", "http_request", "secret"].map((name) => `The query is not asked: it calls ${name}, which reaches out of the tables.`));
  expect(state.posted.length).toBe(2);
});
