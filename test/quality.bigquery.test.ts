import { expect, test } from "vitest";
import type { Measurement } from "#quality";
import { bigquery } from "../packages/quality/engines/bigquery.ts";
import { tableOf } from "./quality/cases.ts";
import { apiError, type BigQueryFake, fakeBigQuery, type Result } from "./quality/fakes/bigquery.ts";
import { canary, hurried, serving } from "./quality/fakes/serving.ts";
import { serverOf } from "./quality/reals.ts";

const number = (value: unknown, type = "INTEGER"): Result => ({ fields: [{ name: "m_0", type }], rows: [[value]], bytes: 1000 });
const table = {
  kind: "bigquery#table", location: "EU", type: "TABLE", numBytes: "1000",
  schema: {
    fields: [
      { name: "id", type: "INTEGER", mode: "REQUIRED" }, { name: "name", type: "STRING", maxLength: "20", collation: "und:ci" }, { name: "price", type: "NUMERIC", precision: "12", scale: "2" }, { name: "at", type: "TIMESTAMP" },
      { name: "tags", type: "STRING", mode: "REPEATED" }, { name: "lines", type: "RECORD", mode: "REPEATED", fields: [{ name: "sku", type: "STRING" }, { name: "ok", type: "BOOLEAN", mode: "NULLABLE" }] }, { name: "span", type: "RANGE", rangeElementType: { type: "DATE" } },
    ],
  },
};
const fakeOf = (more: Partial<BigQueryFake> = {}) => fakeBigQuery({ project: "runs-it", token: "a-token", tables: { "the-data.sales.orders": table }, result: () => number("7"), ...more });
const server = serverOf("bigquery", { project: "the-data", dataset: "sales" });
const variables = (origin: string) => ({ BIGQUERY_PROJECT: "runs-it", BIGQUERY_TOKEN: "a-token", BIGQUERY_ENDPOINT: origin });
const why = (answer: Measurement | undefined) => (answer !== undefined && "unknown" in answer ? answer.unknown : JSON.stringify(answer));
const query = { of: "query", sql: "SELECT 1" } as const;

/** What one count of rows says. */
async function rows(fake: Partial<BigQueryFake>, more: Parameters<typeof hurried>[1] = {}, settings = server) {
  const { origin, heard, state } = await fakeOf(fake);
  const how = hurried(variables(origin), more);
  const session = await bigquery.open(settings, how);
  const [answer] = await session.measure(tableOf("orders"), [{ of: "rows" }]);
  return { said: why(answer), heard, state, how, session };
}

test("a query is a job with a label, an id and a time, runs where the data is, and is read page by page", async () => {
  const { said, heard, session } = await rows({});
  expect(said).toBe('{"value":7,"evidence":"exact"}');
  expect(session.asked).toEqual({ queries: 1, bytes: 1000 });
  expect(JSON.parse(heard[1]?.body ?? "")).toEqual({
    jobReference: { projectId: "runs-it", jobId: expect.stringMatching(/^meshgate_[0-9a-f-]{36}$/), location: "EU" },
    configuration: { query: { query: "SELECT COUNT(*) AS m_0 FROM `the-data`.`sales`.`orders`", useLegacySql: false }, labels: { tool: "meshgate" }, jobTimeoutMs: "20000" },
  });
  expect(heard.map(({ path }) => path.replace(/meshgate_[0-9a-f-]+/, "JOB"))).toEqual(["/bigquery/v2/projects/the-data/datasets/sales/tables/orders", "/bigquery/v2/projects/runs-it/jobs", ...Array<string>(2).fill("/bigquery/v2/projects/runs-it/queries/JOB?timeoutMs=10000&maxResults=1000&location=EU")]);
});

test("columns have the types that GoogleSQL writes", async () => {
  const { origin } = await fakeOf();
  const shape = await (await bigquery.open(server, hurried(variables(origin)))).shape(tableOf("sales.orders"));
  expect("columns" in shape && shape.columns.map(({ name, type, nullable }) => `${name} ${type}${nullable ? "" : " NOT NULL"}`)).toEqual([
    "id INT64 NOT NULL", "name STRING(20) COLLATE 'und:ci'", "price NUMERIC(12, 2)", "at TIMESTAMP", "tags ARRAY<STRING>", "lines ARRAY<STRUCT<`sku` STRING, `ok` BOOL>>", "span RANGE<DATE>",
  ]);
});

test("each cell is read by its type and place, over pages", async () => {
  const results: Readonly<Record<string, Result>> = {
    many: { fields: [{ name: "m_0", type: "INTEGER" }, { name: "m_1", type: "INTEGER" }], rows: [["1", "2"]] }, big: number("9007199254740993"), decimal: number("0.1000000000", "NUMERIC"), exponent: number("1.5E3", "FLOAT"), none: number(null), yes: number("true", "BOOLEAN"), nan: number("NaN", "FLOAT"),
    moment: number("1.7197920001234567E9", "TIMESTAMP"), list: { fields: [{ name: "l", type: "INTEGER", mode: "REPEATED" }], rows: [[[{ v: "5" }]]] }, struct: { fields: [{ name: "s", type: "RECORD" }], rows: [[{ f: [{ v: "5" }] }]] }, bytes: number("MTIz", "BYTES"), two: { fields: [{ name: "m", type: "INTEGER" }], rows: [["1"], ["2"]] },
  };
  const { origin } = await fakeOf({ result: (sql) => results[/'(\w+)'/.exec(sql)?.[1] ?? "none"] ?? number("0") });
  const session = await bigquery.open(server, hurried(variables(origin)));
  const answers = await session.measure(tableOf("orders"), Object.keys(results).map((name) => ({ of: "query", sql: `SELECT '${name}'` })));
  const [table, no] = ["The query gives not one number but a table.", "The query gives something that is no number."];
  expect(answers.map(why)).toEqual([table, '{"value":"9007199254740993","evidence":"exact"}', '{"value":0.1,"evidence":"exact"}', '{"value":1500,"evidence":"exact"}', '{"value":null,"evidence":"exact"}', '{"value":1,"evidence":"exact"}', no, no, no, no, no, table]);
});

test("with a cap, an estimate comes first and the job may bill no more; what was read counts", async () => {
  const { said, state, heard } = await rows({ result: () => ({ ...number("7"), bytes: 5e12 }) }, { byteCap: 1e9 });
  expect(said).toBe("BigQuery expects to read 5000000000000 bytes, more than the 1000000000 that may be read.");
  expect([state.dry, heard.length]).toEqual([1, 2]);
  const { origin, heard: more } = await fakeOf({ result: () => ({ ...number("7"), bytes: 6e8 }) });
  const session = await bigquery.open(server, hurried(variables(origin), { byteCap: 1e9 }));
  expect((await session.measure(tableOf("orders"), [{ of: "rows" }, query])).map(why)).toEqual(['{"value":7,"evidence":"exact"}', "BigQuery expects to read 600000000 bytes, more than the 400000000 that may still be read."]);
  expect(JSON.parse(more[2]?.body ?? "").configuration.query.maximumBytesBilled).toBe("1000000000");
});

test("of a query that a person wrote, BigQuery says first that it is a SELECT", async () => {
  const { origin, heard } = await fakeOf({ result: () => ({ ...number("7"), statementType: "CREATE_TABLE_AS_SELECT" }) });
  const session = await bigquery.open(server, hurried(variables(origin)));
  expect((await session.measure(tableOf("orders"), [query])).map(why)).toEqual(["BigQuery says that the query is no SELECT."]);
  expect(heard.filter(({ path }) => path.includes("/queries/"))).toEqual([]);
});

test("busy answers are waited for as long as they say, and not for ever", async () => {
  let busy = 3;
  const some = await rows({ instead: ({ path }) => (path.endsWith("/jobs") && busy-- > 0 ? (busy === 2 ? { status: 429, json: {}, headers: { "retry-after": "7" } } : busy === 1 ? { status: 503, json: {} } : apiError(403, "rateLimitExceeded")) : undefined) });
  expect([some.said, some.how.waited.slice(0, 3)]).toEqual(['{"value":7,"evidence":"exact"}', [7000, 200, 500]]);
  const always = await rows({ instead: ({ path }) => (path.endsWith("/jobs") ? { status: 503, text: canary } : undefined) });
  expect([always.said, always.how.waited.length]).toEqual(["BigQuery cannot answer (HTTP 503).", 11]);
  const limited = await rows({ instead: ({ path }) => (path.endsWith("/jobs") ? apiError(403, "rateLimitExceeded") : undefined) });
  expect([limited.said, limited.how.waited.length]).toEqual(["BigQuery is too busy to answer.", 4]);
});

test("a job is not started again when the answer is lost: its id is taken", async () => {
  let lost = false;
  const { said, heard, session } = await rows({ loses: ({ path }) => path.endsWith("/jobs") && !lost && (lost = true) });
  const ids = heard.filter(({ path }) => path.endsWith("/jobs")).map(({ body }) => String(JSON.parse(body).jobReference.jobId));
  expect([said, ids.length, new Set(ids).size, session.asked.queries]).toEqual(['{"value":7,"evidence":"exact"}', 2, 1, 1]);
});

test("what takes too long is cancelled there, also where the server says nothing", async () => {
  const slow = await rows({ result: () => ({ ...number("7"), polls: Infinity }) }, { seconds: 0.4 });
  expect(slow.said).toBe("It took longer than the time that it may take.");
  expect(slow.state.cancelled).toHaveLength(1);
  const hung = await rows({ instead: ({ path }) => (path.includes("/queries/") ? "hang" : undefined) }, { seconds: 0.4 });
  expect([hung.said, hung.state.cancelled.length]).toEqual(["It took longer than the time that it may take.", 1]);
});

test("each failure is one sentence of ours, and no word of the server's", async () => {
  const failing = async (instead: BigQueryFake["instead"], result?: BigQueryFake["result"]) => (await rows({ ...(instead === undefined ? {} : { instead }), ...(result === undefined ? {} : { result }) })).said;
  const said = {
    table: await failing(({ path }) => (path.includes("/tables/") ? apiError(404, "notFound") : undefined)), denied: await failing(({ path }) => (path.includes("/tables/") ? apiError(403, "accessDenied") : undefined)), expired: await failing(() => apiError(401, "authError")),
    job: await failing(({ path }) => (path.endsWith("/jobs") ? apiError(403, "accessDenied") : undefined)), quota: await failing(({ path }) => (path.endsWith("/jobs") ? apiError(403, "quotaExceeded") : undefined)), query: await failing(undefined, () => ({ ...number("1"), fails: "invalidQuery" })),
    memory: await failing(undefined, () => ({ ...number("1"), fails: "resourcesExceeded" })), strange: await failing(undefined, () => ({ ...number("1"), fails: canary.replace(/\W|\d/g, "") })), malformed: await failing(({ path }) => (path.includes("/queries/") ? { text: `{"jobComplete": tr ${canary}` } : undefined)),
    schema: await failing(({ path }) => (path.includes("/tables/") ? { json: { schema: canary } } : undefined)), away: await failing(({ path }) => (path.includes("/queries/") ? "cut" : undefined)), region: await failing(({ path }) => (path.includes("/queries/") ? apiError(404, "notFound") : undefined)),
  };
  expect(said).toEqual({
    table: "BigQuery has no table `the-data.sales.orders` that this account can see.", denied: "BigQuery does not let this account read it, or run queries.", expired: "BigQuery refuses the token.", job: "BigQuery does not let this account read it, or run queries.", quota: "The project's quota for queries is used up.",
    query: "BigQuery cannot run the query: it does not understand it, or cannot work with a value.", memory: "It needs more memory or slots than it may use.", strange: "BigQuery cannot answer (HTTP 400).", malformed: "BigQuery cannot answer (HTTP 200).", schema: "BigQuery does not say which columns `the-data.sales.orders` has.",
    away: "BigQuery is not reachable, or hung up.", region: "A table, dataset or project that it names is not there, or is in another location.",
  });
  expect(JSON.stringify(said)).not.toContain("CANARY");
});

test("a redirect gets nothing, and the token goes only where the configuration says", async () => {
  const elsewhere = await serving(() => ({ json: {} }));
  expect((await rows({ instead: ({ path }) => ({ status: 307, json: {}, headers: { location: `${elsewhere.origin}${path}` } }) })).said).toContain("not reachable");
  await rows({}, {}, serverOf("bigquery", { project: "the-data", dataset: "sales", endpoint: elsewhere.origin, host: elsewhere.origin, url: elsewhere.origin }));
  expect(elsewhere.heard).toEqual([]);
});

test("what is not said, or said wrongly, is asked of the user", async () => {
  const opened = (settings: Parameters<typeof serverOf>[1], given: Record<string, string>) => (async () => bigquery.open(serverOf("bigquery", settings), hurried(given)))().then(() => "opened", (error: Error) => error.message);
  expect(await opened({ project: "p-1", dataset: "d" }, {})).toContain("BIGQUERY_PROJECT does");
  expect(await opened({ project: "p-1", dataset: "d" }, { BIGQUERY_PROJECT: "../x" })).toContain("no name of a project");
  expect(await opened({ project: "p-1", dataset: "d" }, { BIGQUERY_PROJECT: "p-1" })).toContain("BIGQUERY_WORKLOAD_IDENTITY_PROVIDER or BIGQUERY_TOKEN");
  expect(await opened({ project: "p-1", dataset: "d" }, { BIGQUERY_PROJECT: "p-1", BIGQUERY_TOKEN: "t", BIGQUERY_ENDPOINT: "http://example.org" })).toContain("no address of HTTPS");
  expect(await opened({ project: "${BIGQUERY_TOKEN}", dataset: "d" }, { BIGQUERY_PROJECT: "p-1", BIGQUERY_TOKEN: "t" })).toBe("A server names the variable `BIGQUERY_TOKEN`, which is a secret and no setting.");
  const { origin, heard } = await fakeOf();
  const session = await bigquery.open(server, hurried(variables(origin)));
  for (const name of ["..", "../../secrets", "a/b", "x.y.z.orders", "sales.or?ders"]) expect(why((await session.measure(tableOf(name), [{ of: "rows" }]))[0])).toMatch(/is no name of a table|no table/);
  expect(heard.filter(({ path }) => path.includes("secrets"))).toEqual([]);
});
