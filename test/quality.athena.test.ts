import { expect, test } from "vitest";
import type { Measurement } from "#quality";
import { athena } from "../packages/quality/engines/athena.ts";
import { tableOf } from "./quality/cases.ts";
import { type AthenaFake, fakeAthena, type Result } from "./quality/fakes/athena.ts";
import { awsError } from "./quality/fakes/aws.ts";
import { canary, hurried, serving } from "./quality/fakes/serving.ts";
import { serverOf } from "./quality/reals.ts";

const account = { region: "eu-west-1", keys: { AKIDEXAMPLE: { secret: "a-secret", session: "a-session" }, AKIDOLD: { secret: "a-secret", expired: true as const } } };
const columns: Result = { columns: [["table_schema", "varchar"], ["table_name", "varchar"], ["column_name", "varchar"], ["data_type", "varchar"], ["is_nullable", "varchar"]], rows: [["sales", "orders", "id", "bigint", "NO"], ["sales", "orders", "day", "varchar", "YES"]] };
const cell = (value: string | null, type = "bigint"): Result => ({ columns: [["m_0", type]], rows: [[value]], scanned: 500 });
const usual = (sql: string): Result => (sql.includes("information_schema") ? columns : cell("7"));
const fakeOf = (more: Partial<AthenaFake> = {}) => fakeAthena({ account, workgroup: "checks", tables: { orders: ["day"] }, result: usual, ...more });
const settings = { schema: "sales", regionName: "eu-west-1", workgroup: "checks" };
const variables = (origin: string) => ({ ATHENA_ENDPOINT: origin, AWS_ACCESS_KEY_ID: "AKIDEXAMPLE", AWS_SECRET_ACCESS_KEY: "a-secret", AWS_SESSION_TOKEN: "a-session" });
const why = (answer: Measurement | undefined) => (answer !== undefined && "unknown" in answer ? answer.unknown : JSON.stringify(answer));

async function rows(fake: Partial<AthenaFake> = {}, more: Parameters<typeof hurried>[1] = {}, given: Record<string, string> = {}, server = settings as Record<string, string>) {
  const { origin, heard, state } = await fakeOf(fake);
  const how = hurried({ ...variables(origin), ...given }, more);
  const session = await athena.open(serverOf("athena", server), how);
  const [answer] = await session.measure(tableOf("orders"), [{ of: "rows" }]);
  return { said: why(answer), heard, state, how, session };
}

test("a query is signed, begins with a comment, has a token, is queued, runs, and its bytes count", async () => {
  const { said, state, session, heard } = await rows({}, {}, { ATHENA_STAGING_DIR: "s3://results/meshgate/" });
  expect(said).toBe('{"value":7,"evidence":"exact"}');
  expect(session.asked).toEqual({ queries: 1, bytes: 500 });
  expect(state.started[1]).toEqual({ QueryString: '/* meshgate */ SELECT COUNT(*) AS m_0 FROM "AwsDataCatalog"."sales"."orders"', ClientRequestToken: expect.stringMatching(/^[0-9a-f-]{36}$/), QueryExecutionContext: { Catalog: "AwsDataCatalog", Database: "sales" }, WorkGroup: "checks", ResultConfiguration: { OutputLocation: "s3://results/meshgate/" } });
  expect(heard[0]?.headers.authorization).toContain("/eu-west-1/athena/aws4_request");
});

test("columns have the engine's types; keys of partitions have no place", async () => {
  const { origin } = await fakeOf({ pageRows: 1 });
  expect(await (await athena.open(serverOf("athena", settings), hurried(variables(origin)))).shape(tableOf("orders"))).toEqual({ typed: true, columns: [{ name: "id", type: "bigint", nullable: false }, { name: "day", type: "varchar", nullable: true, partition: true }] });
});

test("each cell is read by its type and place; nulls are no empty texts, and the names of columns are no row", async () => {
  const results: Readonly<Record<string, Result>> = {
    big: cell("9007199254740993"), none: cell(null), empty: cell("", "varchar"), yes: cell("true", "boolean"), exponent: cell("1.5E3", "double"), moment: cell("2024-07-01 00:00:00.000", "timestamp"), bytes: cell("31", "varbinary"), list: cell("[5]", "array"), named: { columns: [["m_0", "varchar"]], rows: [["m_0"]] },
    two: { columns: [["m_0", "bigint"]], rows: [["1"], ["2"]] }, nothing: { columns: [["m_0", "bigint"]], rows: [] },
  };
  const { origin } = await fakeOf({ pageRows: 1, result: (sql) => results[/'(\w+)'/.exec(sql.replace("'orders'", "").replace("'sales'", ""))?.[1] ?? ""] ?? usual(sql) });
  const session = await athena.open(serverOf("athena", settings), hurried(variables(origin)));
  const [table, no] = ["The query gives not one number but a table.", "The query gives something that is no number."];
  expect((await session.measure(tableOf("orders"), Object.keys(results).map((name) => ({ of: "query", sql: `SELECT '${name}'` })))).map(why)).toEqual(['{"value":"9007199254740993","evidence":"exact"}', '{"value":null,"evidence":"exact"}', no, '{"value":1,"evidence":"exact"}', '{"value":1500,"evidence":"exact"}', no, no, no, no, table, table]);
});

test("with a cap, an estimate comes first, and a query that reads more than it is stopped", async () => {
  const plan = (bytes: number | string): Result => ({ columns: [["Query Plan", "varchar"]], rows: JSON.stringify({ inputTableColumnInfos: [{ table: {}, estimate: { outputSizeInBytes: bytes } }] }, null, 1).split("\n").map((line) => [line]), bare: true });
  const estimated = await rows({ result: (sql) => (sql.includes("EXPLAIN") ? plan(5e12) : usual(sql)) }, { byteCap: 1e9 });
  expect([estimated.said, estimated.state.stopped]).toEqual(["Athena expects to read 5000000000000 bytes, more than the 1000000000 that may be read.", []]);
  expect(estimated.state.started.map(({ QueryString }) => String(QueryString).slice(0, 40))).toEqual(["/* meshgate */ SELECT table_schema, tabl", "/* meshgate */ EXPLAIN (TYPE IO, FORMAT "]);
  const running = await rows({ result: (sql) => (sql.includes("EXPLAIN") ? plan("NaN") : sql.includes("COUNT") ? { ...cell("7"), scanning: [1e8, 2e9, 3e9, 4e9] } : usual(sql)) }, { byteCap: 1e9 });
  expect([running.said, running.state.stopped.length]).toEqual(["Athena had read 2000000000 bytes, more than the 1000000000 that may be read, so it was stopped.", 1]);
});

test("AWS says that it is busy in its own way, which is waited for, and not for ever", async () => {
  let busy = 3;
  const some = await rows({ instead: (_, operation) => (operation === "StartQueryExecution" && busy-- > 0 ? (busy === 2 ? awsError("TooManyRequestsException") : busy === 1 ? awsError("ThrottlingException") : { status: 503, json: {}, headers: { "retry-after": "3" } }) : undefined) });
  expect([some.said, some.how.waited.slice(0, 3)]).toEqual(['{"value":7,"evidence":"exact"}', [200, 400, 3000]]);
  const always = await rows({ instead: (_, operation) => (operation === "StartQueryExecution" ? awsError("TooManyRequestsException") : undefined) });
  expect([always.said, always.how.waited]).toEqual(["Athena is too busy to answer.", [200, 400, 800, 1600, 3200]]);
});

test("what takes too long is stopped there, also where the server says nothing", async () => {
  const slow = await rows({ result: (sql) => (sql.includes("COUNT") ? { ...cell("7"), forever: true } : usual(sql)) }, { seconds: 0.4 });
  expect([slow.said, slow.state.stopped.length]).toEqual(["It took longer than the time that it may take.", 1]);
  let hangs = 0;
  const hung = await rows({ instead: (_, operation) => (operation === "GetQueryExecution" && (hangs += 1) > 3 ? "hang" : undefined) }, { seconds: 0.4 });
  expect([hung.said, hung.state.stopped.length]).toEqual(["It took longer than the time that it may take.", 1]);
});

test("a query of which nobody said its id in time is stopped by its token", async () => {
  let starts = 0;
  const { said, state } = await rows({ instead: (_, operation) => (operation === "StartQueryExecution" && (starts += 1) === 2 ? "hang" : undefined) }, { seconds: 0.4 });
  expect([said, state.stopped.length]).toEqual(["It took longer than the time that it may take.", 1]);
});

test("each failure is one sentence of ours, and no word of the server's", async () => {
  const fails = (reason: string, type?: number) => rows({ result: (sql) => (sql.includes("COUNT") ? { ...cell("7"), fails: { reason, ...(type === undefined ? {} : { type }) } } : usual(sql)) }).then(({ said }) => said);
  const instead = (on: string, said: ReturnType<typeof awsError>) => rows({ instead: (_, operation) => (operation === on ? said : undefined) }).then(({ said }) => said);
  const said = {
    column: await fails("COLUMN_NOT_FOUND: line 1:8: Column"), s3: await fails("Permission denied on S3", 1501), value: await fails("HIVE_BAD_DATA: Malformed", 1001), strange: await fails("Oh", 1602), workgroup: await instead("StartQueryExecution", awsError("InvalidRequestException")), denied: await instead("StartQueryExecution", awsError("AccessDeniedException")),
    table: await instead("GetTableMetadata", awsError("MetadataException")), malformed: await instead("GetQueryExecution", { text: `{"QueryExecution": ${canary}` }), other: await instead("GetQueryResults", { json: { ResultSet: canary } }), unheard: await instead("GetQueryResults", awsError(canary)), gone: await instead("GetQueryExecution", "cut"),
    expired: (await rows({}, {}, { AWS_ACCESS_KEY_ID: "AKIDOLD" })).said, key: (await rows({}, {}, { AWS_SECRET_ACCESS_KEY: "another" })).said, unknown: (await rows({}, {}, { AWS_ACCESS_KEY_ID: "AKIDNOBODY" })).said, region: (await rows({}, {}, {}, { ...settings, regionName: "us-east-1" })).said,
  };
  expect(said).toEqual({
    column: "It names a column that is not there.", s3: "This role may not read the data in S3.", value: "Athena cannot work with a value of the data.", strange: "Athena cannot answer (error type 1602).", workgroup: "Athena does not take the request: the workgroup is not there, has no folder for results, or the query is not one that it understands.",
    denied: "AWS does not let this role ask Athena, or use the workgroup.", table: "Athena's catalog has no table `AwsDataCatalog.sales.orders` that this role can see.", malformed: "Athena answers with something that is no JSON.", other: "Athena answers with something else than it was asked for.", unheard: "Athena cannot answer (HTTP 400).", gone: "Athena is not reachable, or hung up.",
    expired: "Athena says that the keys have expired.", key: "Athena does not take the signature: the secret key or this machine's clock is wrong.", unknown: "Athena does not know the keys.", region: "Athena does not take the signature: the secret key or this machine's clock is wrong.",
  });
  expect(JSON.stringify(said)).not.toContain("CANARY");
});

test("a redirect gets nothing; a region is no host, and a folder for results is the configuration's", async () => {
  const elsewhere = await serving(() => ({ json: {} }));
  expect((await rows({ instead: () => ({ status: 307, json: {}, headers: { location: elsewhere.origin } }) })).said).toContain("not reachable");
  expect(elsewhere.heard).toEqual([]);
  const opened = (server: Record<string, string>, given: Record<string, string> = {}) => (async () => athena.open(serverOf("athena", server), hurried({ ...variables(elsewhere.origin), ...given })))().then(() => "opened", (error: Error) => error.message);
  for (const regionName of ["evil.example.org/", "eu-west-1.evil.example.org", "localhost", "us-iso-east-1", "EU-WEST-1"]) expect(await opened({ ...settings, regionName })).toContain("no region of AWS");
  expect(await opened({ schema: "sales" })).toContain("in which region");
  expect(await opened({ ...settings, stagingDir: "s3://theirs/" }, { ATHENA_STAGING_DIR: "s3://ours/" })).toContain("let the configuration's variable ATHENA_STAGING_DIR name it too");
  expect(await opened({ ...settings, stagingDir: "s3://ours" }, { ATHENA_STAGING_DIR: "s3://ours/" })).toBe("opened");
  expect(await opened({ ...settings, catalog: "${AWS_SECRET_ACCESS_KEY}" })).toContain("is a secret and no setting");
});
