import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Measurement } from "#quality";
import { posixPatterns } from "../packages/quality/dialects/_redshift-patterns.ts";
import { redshift } from "../packages/quality/engines/redshift.ts";
import { tableOf } from "./quality/cases.ts";
import { awsError } from "./quality/fakes/aws.ts";
import { fakeRedshift, type RedshiftFake, type Result } from "./quality/fakes/redshift.ts";
import { canary, hurried } from "./quality/fakes/serving.ts";
import { serverOf } from "./quality/reals.ts";

const account = { region: "eu-west-1", keys: { AKIDEXAMPLE: { secret: "a-secret" } } };
const text = (stringValue: string) => ({ stringValue });
const columns: Result = { records: [[text("sales"), text("orders"), text("id"), text("bigint"), text("NO")], [text("sales"), text("orders"), text("name"), text("character varying(20)"), text("YES")]] };
const cell = (field: Record<string, unknown>): Result => ({ records: [[field]] });
const usual = (sql: string): Result => (sql.includes("svv_all_columns") ? columns : sql.includes("svv_table_info") ? cell({ longValue: 3 }) : cell({ longValue: 7 }));
const settings = { database: "dev", schema: "sales", host: "checks.123456789012.eu-west-1.redshift-serverless.amazonaws.com" };
const variables = (origin: string) => ({ REDSHIFT_ENDPOINT: origin, REDSHIFT_WORKGROUP: "checks", AWS_REGION: "eu-west-1", AWS_ACCESS_KEY_ID: "AKIDEXAMPLE", AWS_SECRET_ACCESS_KEY: "a-secret" });
const why = (answer: Measurement | undefined) => (answer !== undefined && "unknown" in answer ? answer.unknown : JSON.stringify(answer));

async function rows(fake: Partial<RedshiftFake> = {}, more: Parameters<typeof hurried>[1] = {}, given: Record<string, string> = {}) {
  const { origin, heard, state } = await fakeRedshift({ account, workgroup: "checks", result: usual, ...fake });
  const how = hurried({ ...variables(origin), ...given }, more);
  const session = await redshift.open(serverOf("redshift", settings), how);
  const [answer] = await session.measure(tableOf("orders"), [{ of: "rows" }]);
  return { said: why(answer), heard, state, how, session };
}

test("a query is a signed statement with a name and a token, and its records are read page by page", async () => {
  const { said, state, session, heard } = await rows({ pageRows: 1 }, {}, { REDSHIFT_USER: "checker" });
  expect([said, session.asked]).toEqual(['{"value":7,"evidence":"exact"}', { queries: 1 }]);
  expect(state.executed[1]).toEqual({ WorkgroupName: "checks", Database: "dev", DbUser: "checker", Sql: 'SELECT COUNT(*) AS m_0 FROM "sales"."orders"', StatementName: "meshgate", ClientToken: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  expect(heard[0]?.headers.authorization).toContain("/eu-west-1/redshift-data/aws4_request");
  expect(await session.shape(tableOf("orders"))).toEqual({ typed: true, columns: [{ name: "id", type: "bigint", nullable: false }, { name: "name", type: "character varying(20)", nullable: true }] });
});

test("each field is read by its kind and place, whole numbers exactly", async () => {
  const fields: readonly (readonly [string, Result, string])[] = [
    ["big", cell({ longValue: "9007199254740993" }), '{"value":"9007199254740993","evidence":"exact"}'], ["none", cell({ isNull: true }), '{"value":null,"evidence":"exact"}'], ["yes", cell({ booleanValue: true }), '{"value":1,"evidence":"exact"}'], ["double", cell({ doubleValue: 1.5 }), '{"value":1.5,"evidence":"exact"}'],
    ["decimal", cell(text("0.1000")), '{"value":0.1,"evidence":"exact"}'], ["moment", cell(text("2024-07-01 00:00:00")), "The query gives something that is no number."], ["bytes", cell({ blobValue: "MTIz" }), "The query gives something that is no number."], ["quoting", cell(text('"longValue":9007199254740993')), "The query gives something that is no number."],
    ["two", { records: [[{ longValue: 1 }], [{ longValue: 2 }]] }, "The query gives not one number but a table."],
  ];
  const { origin } = await fakeRedshift({ account, workgroup: "checks", result: (sql) => fields.find(([name]) => sql === `SELECT '${name}'`)?.[1] ?? usual(sql) });
  const session = await redshift.open(serverOf("redshift", settings), hurried(variables(origin)));
  const answers = await session.measure(tableOf("orders"), fields.map(([name]) => ({ of: "query", sql: `SELECT '${name}'` })));
  expect(answers.map(why)).toEqual(fields.map(([, , said]) => said));
});

test("with a cap, a table that is larger, or whose size nobody says, is not read", async () => {
  expect((await rows({}, { byteCap: 4e6 })).said).toBe('{"value":7,"evidence":"exact"}');
  expect((await rows({}, { byteCap: 3e6 })).said).toBe("The table has 3145728 bytes, more than the 3000000 that may be read.");
  expect((await rows({ result: (sql) => (sql.includes("svv_table_info") ? { records: [], fails: "permission denied for relation" } : usual(sql)) }, { byteCap: 4e6 })).said).toContain("this user may not read svv_table_info");
  expect((await rows({ result: (sql) => (sql.includes("svv_table_info") ? { records: [] } : usual(sql)) }, { byteCap: 4e6 })).said).toContain("does not say how large");
});

test("what takes too long is cancelled there; busy answers are waited for, and not for ever", async () => {
  const slow = await rows({ result: (sql) => (sql.includes("COUNT") ? { records: [], forever: true } : usual(sql)) }, { seconds: 0.4 });
  expect([slow.said, slow.state.cancelled.length]).toEqual(["It took longer than the time that it may take.", 1]);
  let starts = 0;
  const lost = await rows({ instead: (_, operation) => (operation === "ExecuteStatement" && (starts += 1) === 2 ? "hang" : undefined) }, { seconds: 0.4 });
  expect([lost.said, lost.state.cancelled.length]).toEqual(["It took longer than the time that it may take.", 1]);
  let busy = 2;
  const some = await rows({ instead: (_, operation) => (operation === "ExecuteStatement" && busy-- > 0 ? awsError("ActiveStatementsExceededException") : undefined) });
  expect([some.said, some.how.waited.slice(0, 2)]).toEqual(['{"value":7,"evidence":"exact"}', [200, 400]]);
  expect((await rows({ instead: (_, operation) => (operation === "DescribeStatement" ? awsError("InternalServerException", 500) : undefined) })).said).toBe("Redshift is too busy to answer.");
});

test("each failure is one sentence of ours, and no word of the server's", async () => {
  const fails = (fails: string) => rows({ result: (sql) => (sql.includes("COUNT") ? { records: [], fails } : usual(sql)) }).then(({ said }) => said);
  const instead = (on: string, said: ReturnType<typeof awsError>) => rows({ instead: (_, operation) => (operation === on ? said : undefined) }).then(({ said }) => said);
  const said = {
    denied: await fails("permission denied for relation"), quoted: await fails('relation "permission denied" does not exist'), syntax: await fails("syntax error at or near"), value: await fails("Invalid digit, Value 'x', Pos 0"), strange: await fails("Oh"), aborted: (await rows({ result: (sql) => (sql.includes("COUNT") ? { records: [], aborted: true, forever: true } : usual(sql)) })).said,
    role: await instead("ExecuteStatement", awsError("AccessDeniedException")), request: await instead("ExecuteStatement", awsError("ValidationException")), malformed: await instead("GetStatementResult", { text: `{"Records": [[ ${canary}` }), other: await instead("DescribeStatement", { json: { Status: canary } }), gone: await instead("DescribeStatement", awsError("ResourceNotFoundException")),
    none: (await rows({ result: () => ({ records: [] }) })).said, key: (await rows({}, {}, { AWS_SECRET_ACCESS_KEY: "another" })).said, region: (await rows({}, {}, { AWS_REGION: "us-east-1" })).said,
  };
  expect(said).toEqual({
    denied: "Redshift does not let this user read it.", quoted: "It names a table, column, function or type that is not there.", syntax: "Redshift does not understand the query.", value: "Redshift cannot work with a value: it leaves the range of its type, or cannot be converted.", strange: "Redshift cannot answer.",
    aborted: "It took longer than the time that it may take, or somebody cancelled it.", role: "AWS does not let this role ask the warehouse.", request: "Redshift does not take the request: the warehouse or database is not there in this region, or the query is too long.", malformed: "Redshift answers with something that is no JSON.",
    other: "Redshift answers with something else than it was asked for.", gone: "Redshift cannot answer (ResourceNotFoundException).", none: "Redshift has no table `sales.orders` that this user can see.", key: "Redshift does not take the signature: the secret key or this machine's clock is wrong.", region: "Redshift does not take the signature: the secret key or this machine's clock is wrong.",
  });
  expect(JSON.stringify(said)).not.toContain("CANARY");
});

test("the base's configuration says which warehouse is asked; a contract says no other", async () => {
  const opened = (server: Record<string, string>, given: Record<string, string>) => (async () => redshift.open(serverOf("redshift", { database: "dev", schema: "sales", ...server }), hurried({ AWS_REGION: "eu-west-1", AWS_ACCESS_KEY_ID: "a", AWS_SECRET_ACCESS_KEY: "b", ...given })))().then(() => "opened", (error: Error) => error.message);
  expect(await opened(settings, {})).toContain("REDSHIFT_WORKGROUP, REDSHIFT_CLUSTER or REDSHIFT_HOST does");
  expect(await opened(settings, { REDSHIFT_HOST: settings.host })).toBe("opened");
  expect(await opened({ host: "other.123456789012.eu-west-1.redshift-serverless.amazonaws.com" }, { REDSHIFT_HOST: settings.host })).toContain("names the warehouse `other`");
  expect(await opened({ clusterIdentifier: "prod" }, { REDSHIFT_CLUSTER: "stage" })).toContain("names the warehouse `prod`");
  expect(await opened({ endpoint: "stage.abc123.eu-west-1.redshift.amazonaws.com:5439/dev" }, { REDSHIFT_CLUSTER: "stage" })).toBe("opened");
});

describe("patterns", () => {
  test.each([["^[\\w.+-]+@[\\w-]+\\.[a-z]{2,}$", "^([+.0-9A-Z_a-z-])+[@]([0-9A-Z_a-z-])+[.]([a-z]){2,}$"], ["^(ab|c)?$", "^((ab|c))?$"], ["a-b", "a[-]b"]])("%s is written without a backslash", (pattern, posix) => expect(posixPatterns(pattern)).toEqual([{ pattern: posix, negated: false }]));
  test.each(["é", "\\s", ".", "[^\\d]x\\n", "\\bx", "(?=a)b", "\\^", "\\\\", "[x\\]]", "(a|)", "x(?!y)", "[\\u{1f600}]"])("%s is not asked", (pattern) => expect(posixPatterns(pattern)).toBeUndefined());

  /** A list of one bracket is written otherwise in JavaScript. */
  const inJavaScript = (posix: string) => posix.replaceAll("[[]", "\\[").replaceAll("[]]", "\\]");
  const sign = fc.constantFrom(..."ab09_-.+@#/ ,()[]{}|*?$'\"");
  const escaped = (text: string) => text.replace(/[.+()[\]{}|*?$/^\\]/g, "\\$&");
  const atom = fc.oneof(sign.map(escaped), fc.array(sign, { minLength: 1, maxLength: 4 }).chain((signs) => fc.constantFrom("", "^").map((not) => `[${not}${signs.map((one) => (/\w/.test(one) || /[#@, '"]/.test(one) ? one : `\\${one}`)).join("")}]`)), fc.constantFrom("\\d", "\\w", "[a-z]", "[0-9a-c]"));
  const pattern = fc.array(fc.tuple(atom, fc.constantFrom("", "?", "*", "+", "{1,2}")).map(([one, times]) => one + times), { minLength: 1, maxLength: 4 }).chain((parts) => fc.constantFrom(parts.join(""), `^${parts.join("")}$`, `^(${parts.join("|")})$`));
  test("what is written finds what the pattern finds, in texts of one line", () => {
    let asked = 0;
    fc.assert(fc.property(pattern, fc.array(fc.array(sign, { maxLength: 6 }).map((signs) => signs.join("")), { maxLength: 8 }), (written, texts) => {
      const all = posixPatterns(written.replaceAll(/\\([#@, '"])/g, "$1"));
      if (all === undefined) return;
      asked += 1;
      for (const one of texts) expect(all.every(({ pattern: posix, negated }) => new RegExp(inJavaScript(posix)).test(one) !== negated), `${written} in ${JSON.stringify(one)}`).toBe(new RegExp(written, "u").test(one));
    }), { numRuns: 1000, seed: 4711 });
    expect(asked).toBeGreaterThan(300);
  });
});
