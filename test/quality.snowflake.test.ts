import { generateKeyPairSync } from "node:crypto";
import { RE2JS } from "re2js";
import { expect, test } from "vitest";
import type { Measurement, Metric } from "#quality";
import { snowflake as dialect } from "../packages/quality/dialects/snowflake.ts";
import { snowflake } from "../packages/quality/engines/snowflake.ts";
import { conditions, tableOf } from "./quality/cases.ts";
import { corpus } from "./quality/data.ts";
import { fakeSnowflake, type Result, snowflakeError, type SnowflakeFake } from "./quality/fakes/snowflake.ts";
import { canary, hurried, serving } from "./quality/fakes/serving.ts";
import { serverOf } from "./quality/reals.ts";

const columns: Result = {
  rows: [
    ["SALES", "ORDERS", "ID", "NUMBER", null, "38", "0", null, "NO", null], ["SALES", "ORDERS", "NAME", "TEXT", "20", null, null, null, "YES", "en-ci"], ["SALES", "ORDERS", "NOTE", "TEXT", "16777216", null, null, null, "YES", null],
    ["SALES", "ORDERS", "PRICE", "NUMBER", null, "12", "2", null, "YES", null], ["SALES", "ORDERS", "AT", "TIMESTAMP_TZ", null, null, null, "9", "YES", null], ["SALES", "ORDERS", "RAW", "VARIANT", null, null, null, null, "YES", null], ["sales", "orders", "other", "DATE", null, null, null, null, "YES", null],
  ],
};
const usual = (sql: string): Result => (sql.includes("INFORMATION_SCHEMA") ? columns : sql.startsWith("EXPLAIN") ? { rows: [[JSON.stringify({ GlobalStats: { partitionsTotal: 3, partitionsAssigned: 3, bytesAssigned: 5000 }, Operations: [[]] })]] } : { rows: [["7"]] });
const server = serverOf("snowflake", { account: "org-acct", database: "mesh", schema: "sales", warehouse: "theirs" });
const at = (origin: string) => serverOf("snowflake", { host: origin, database: "mesh", schema: "sales", warehouse: "theirs" });
const variables = (origin: string) => ({ SNOWFLAKE_HOST: origin, SNOWFLAKE_TOKEN: "a-token" });
const why = (answer: Measurement | undefined) => (answer !== undefined && "unknown" in answer ? answer.unknown : JSON.stringify(answer));
const count: Metric = { of: "rows" };
const query = (sql: string): Metric => ({ of: "query", sql });

async function asks(fake: Partial<SnowflakeFake>, more: Parameters<typeof hurried>[1] = {}, metrics: readonly Metric[] = [count], own: Readonly<Record<string, string>> = {}) {
  const { origin, heard, state } = await fakeSnowflake({ token: "a-token", result: usual, ...fake });
  const how = hurried({ ...variables(origin), ...own }, more);
  const session = await snowflake.open(at(origin), how);
  return { said: (await session.measure(tableOf("orders"), metrics)).map(why), heard, state, how, session };
}

test("a statement has a tag, a time, one zone and names in capitals, and is looked at until it has ended", async () => {
  const { said, state, heard, session } = await asks({ result: (sql) => ({ ...usual(sql), looks: 3 }) }, {}, [count], { SNOWFLAKE_WAREHOUSE: "checks", SNOWFLAKE_ROLE: "reader" });
  expect(said).toEqual(['{"value":7,"evidence":"exact"}']);
  expect(session.asked).toEqual({ queries: 1 });
  expect(state.posted.at(-1)).toEqual({ statement: 'SELECT COUNT(*) AS m_0 FROM "MESH"."SALES"."ORDERS"', timeout: 20, parameters: { QUERY_TAG: "meshgate", TIMEZONE: "UTC", MULTI_STATEMENT_COUNT: "1" }, database: "MESH", schema: "SALES", warehouse: "CHECKS", role: "READER" });
  expect(heard.at(-1)?.path).toMatch(/^\/api\/v2\/statements\/019c06a4-/);
});

test("columns have the types that people write, of the table whose name is nearest", async () => {
  const { session } = await asks({});
  const shape = await session.shape(tableOf("orders"));
  expect("columns" in shape && shape.columns.map(({ name, type, nullable }) => `${name} ${type}${nullable ? "" : " NOT NULL"}`)).toEqual(["ID NUMBER(38,0) NOT NULL", "NAME VARCHAR(20) COLLATE 'en-ci'", "NOTE VARCHAR", "PRICE NUMBER(12,2)", "AT TIMESTAMP_TZ(9)", "RAW VARIANT"]);
});

test("results come in partitions, and cells by their types", async () => {
  const results: Readonly<Record<string, Result>> = { big: { rows: [["9007199254740993"]] }, yes: { types: ["boolean"], rows: [["true"]] }, none: { rows: [[null]] }, word: { rows: [["x"]] }, two: { rows: [["1"], ["2"]] }, wide: { rows: [["1", "2"]] } };
  const { said, heard } = await asks({ partitionRows: 1, result: (sql) => results[/'(\w+)'/.exec(sql)?.[1] ?? ""] ?? usual(sql) }, {}, Object.keys(results).map((name) => query(`SELECT '${name}'`)));
  expect(said).toEqual(['{"value":"9007199254740993","evidence":"exact"}', '{"value":1,"evidence":"exact"}', '{"value":null,"evidence":"exact"}', "The query gives something that is no number.", "The query gives not one number but a table.", "The query gives not one number but a table."]);
  expect(heard.filter(({ path }) => path.includes("partition=")).length).toBe(7);
});

test("a busy service is asked again by the same id, after as long as it says, and not for ever", async () => {
  let busy = 2;
  const { said, how, heard, state } = await asks({ instead: ({ method }) => (method === "POST" && busy-- > 0 ? { status: busy === 1 ? 429 : 503, json: {}, headers: { "retry-after": "3" } } : undefined) });
  expect(said).toEqual(['{"value":7,"evidence":"exact"}']);
  expect(how.waited.slice(0, 2)).toEqual([3000, 3000]);
  expect(new Set(heard.slice(0, 3).map(({ path }) => path)).size).toBe(1);
  expect(state.posted.length).toBe(2);
  const never = await asks({ instead: () => ({ status: 503, json: {}, headers: { "retry-after": "1" } }) });
  expect(never.said).toEqual(["Snowflake cannot answer (HTTP 503)."]);
  expect(never.heard.length).toBeLessThan(20);
});

test("what takes too long is cancelled there; who hangs is not waited for", async () => {
  const { said, state } = await asks({ result: (sql) => (sql.includes("COUNT") ? { rows: [["1"]], looks: Infinity } : usual(sql)) }, { seconds: 1 });
  expect(said).toEqual(["It took longer than the time that it may take."]);
  expect(state.cancelled).toEqual(["019c06a4-0000-df4f-0000-000000000001"]);
  const hangs = await asks({ instead: ({ method }) => (method === "GET" ? "hang" : undefined) }, { seconds: 1 });
  expect(hangs.said).toEqual(["It took longer than the time that it may take."]);
  expect(hangs.state.cancelled.length).toBe(1);
});

test("with a cap, the plan says before what would be read, also of a person's query", async () => {
  const under = await asks({}, { byteCap: 6000 });
  expect(under.said).toEqual(['{"value":7,"evidence":"exact"}']);
  expect(under.session.asked).toEqual({ queries: 1, bytes: 5000 });
  const over = await asks({}, { byteCap: 4000 }, [count, query("SELECT COUNT(*) FROM ${object}")]);
  expect(over.said).toEqual(Array(2).fill("Snowflake expects to read 5000 bytes, more than the 4000 that may be read."));
  expect(over.state.posted.some(({ statement }) => String(statement).startsWith("SELECT COUNT"))).toBe(false);
  const silent = await asks({ result: (sql) => (sql.startsWith("EXPLAIN") ? { rows: [[canary]] } : usual(sql)) }, { byteCap: 4000 });
  expect(silent.said).toEqual(["Snowflake does not say how many bytes it would read, and no more than 4000 may be read."]);
});

test("of errors only the meaning is said", async () => {
  const errors: Readonly<Record<string, string>> = { "002003 42S02": "A table that it names is not there, or this role may not read it.", "000904 42000": "It names a column that is not there.", "001003 42000": "Snowflake does not understand the query.", "100038 22018": "Snowflake cannot work with a value: it leaves the range of its type, or cannot be converted.", "000630 57014": "It took longer than the time that it may take.", "999999 22003": "Snowflake cannot work with a value: it leaves the range of its type, or cannot be converted.", "999999 XX000": "Snowflake cannot answer (999999).", "003001 42501": "Snowflake does not let this role read it." };
  const fails = (code: string): Result => ({ rows: [], fails: { code: code.slice(0, 6), sqlState: code.slice(7) } });
  const { said } = await asks({ result: (sql) => (/'(\d{6} \w{5})'/.test(sql) ? fails(/'(\d{6} \w{5})'/.exec(sql)?.[1] ?? "") : usual(sql)) }, {}, Object.keys(errors).map((code) => query(`SELECT '${code}'`)));
  expect(said).toEqual(Object.values(errors));
  const gone = await asks({ result: (sql) => (sql.includes("COUNT") ? fails("000606 57P03") : usual(sql)) }, {}, [count, query("SELECT 1")]);
  expect(gone.said).toEqual(Array(2).fill("No warehouse is chosen: the configuration's variable SNOWFLAKE_WAREHOUSE does."));
  const others = await Promise.all([{ json: { code: "090001", data: canary } }, { text: `<html>${canary}` }, { json: [canary] }, snowflakeError(401, "390318"), snowflakeError(403, "390422"), snowflakeError(408, "000630"), { status: 500, text: canary }].map(async (said) => (await asks({ instead: () => said })).said[0]));
  expect(others).toEqual(["Snowflake cannot answer (HTTP 200).", "Snowflake cannot answer (HTTP 200).", "Snowflake cannot answer (HTTP 200).", "The token has expired.", "Snowflake's network policy lets nobody ask from here.", "It took longer than the time that it may take.", "Snowflake cannot answer (HTTP 500)."]);
  expect(JSON.stringify([said, gone.said, others])).not.toContain(canary);
});

test("a redirect is not followed, and a cut connection is no answer", async () => {
  const elsewhere = await serving(() => ({ json: {} }));
  expect((await asks({ instead: () => ({ status: 307, json: {}, headers: { location: `${elsewhere.origin}/api/v2/statements` } }) })).said).toEqual(["Snowflake is not reachable, or hung up."]);
  expect((await asks({ instead: () => "cut" })).said).toEqual(["Snowflake is not reachable, or hung up."]);
  expect(elsewhere.heard).toEqual([]);
});

test("a key signs for its user, encrypted or not", async () => {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const pem = (passphrase?: string) => privateKey.export({ type: "pkcs8", format: "pem", ...(passphrase === undefined ? {} : { cipher: "aes-256-cbc", passphrase }) }) as string;
  const { origin } = await fakeSnowflake({ key: { of: "ORG-ACCT.CHECKER", publicKey }, result: usual });
  const open = (own: Record<string, string>) => snowflake.open(at(origin), hurried({ SNOWFLAKE_HOST: origin, SNOWFLAKE_ACCOUNT: "org-acct.eu-west-1", SNOWFLAKE_USER: "checker", ...own }));
  const first = async (own: Record<string, string>) => why((await (await open(own)).measure(tableOf("orders"), [count]))[0]);
  expect(await first({ SNOWFLAKE_PRIVATE_KEY: pem() })).toBe('{"value":7,"evidence":"exact"}');
  expect(await first({ SNOWFLAKE_PRIVATE_KEY: pem("open sesame").replaceAll("\n", "\\n"), SNOWFLAKE_PRIVATE_KEY_PASSPHRASE: "open sesame" })).toBe('{"value":7,"evidence":"exact"}');
  expect(await first({ SNOWFLAKE_PRIVATE_KEY: pem(), SNOWFLAKE_USER: "other" })).toBe("Snowflake refuses the key or the user.");
  await expect(open({ SNOWFLAKE_PRIVATE_KEY: pem("a"), SNOWFLAKE_PRIVATE_KEY_PASSPHRASE: "b" }).then(String, String)).resolves.toContain("SNOWFLAKE_PRIVATE_KEY is no private key as PEM");
});

test("without a key the job's ID token says who asks; an old one is asked for again", async () => {
  const token = (exp: number) => `h.${Buffer.from(JSON.stringify({ exp, aud: "snowflakecomputing.com" })).toString("base64url")}.s`;
  const runner = await serving(({ path, headers }) => (headers.authorization === "Bearer runner" && path === "/id?audience=snowflakecomputing.com" ? { json: { value: token(Date.now() / 1000 + 3600) } } : { status: 400, json: {} }));
  let refused = 0;
  const { origin } = await fakeSnowflake({ result: usual, instead: ({ headers }) => (headers["x-snowflake-authorization-token-type"] === "WORKLOAD_IDENTITY_FEDERATION" && /^Bearer WIF\.OIDC\.h\..+\.s$/.test(headers.authorization ?? "") ? (refused++ === 0 ? snowflakeError(401, "390318") : undefined) : snowflakeError(401, "390303")), token: "unused" });
  const identity = { url: `${runner.origin}/id`, token: "runner" };
  const session = await snowflake.open(at(origin), hurried({ SNOWFLAKE_HOST: origin }, { identity }));
  await session.measure(tableOf("orders"), [count]);
  expect(runner.heard.length).toBe(2);
  await expect(snowflake.open(at(origin), hurried({}, { identity }))).rejects.toThrow(/goes only where the configuration says/);
  await expect(snowflake.open(at(origin), hurried({ SNOWFLAKE_HOST: origin }))).rejects.toThrow(/Nobody says who asks Snowflake/);
});

test("only hosts of Snowflake that the configuration names are asked", async () => {
  const open = (settings: Record<string, string>, own: Record<string, string>) => snowflake.open(serverOf("snowflake", { database: "d", ...settings }), hurried({ SNOWFLAKE_TOKEN: "t", ...own }));
  await expect(open({ host: "evil.example.org" }, {})).rejects.toThrow(/let the configuration's variable SNOWFLAKE_HOST name it too/);
  await expect(open({ account: "other" }, { SNOWFLAKE_ACCOUNT: "org-acct" })).rejects.toThrow(/names the host `other\.snowflakecomputing\.com`/);
  await expect(open({ account: "evil.example.org/" }, { SNOWFLAKE_ACCOUNT: "org-acct" })).rejects.toThrow(/is no account of Snowflake/);
  await expect(open({ host: "${SNOWFLAKE_TOKEN}.example.org" }, {})).rejects.toThrow(/is a secret/);
  await expect(open({ account: "ORG_ACCT" }, { SNOWFLAKE_ACCOUNT: "org-acct" })).resolves.toBeDefined();
  await expect(open({ host: "snow.example.org" }, { SNOWFLAKE_HOST: "snow.example.org" })).resolves.toBeDefined();
  expect(snowflake.serves(server)).toBe(true);
});

test("functions of the system are not called for a person, nor SQL that writes", async () => {
  const { said, state } = await asks({}, {}, [query("SELECT SYSTEM$CANCEL_ALL_QUERIES(1)"), query("SELECT 1; SELECT 2"), query("CALL p()"), query("SELECT 1")]);
  expect(said).toEqual(["The query is not asked: it calls a function of the system.", "The query is not asked: it is more than one statement.", "The query is not asked: it is no SELECT.", '{"value":7,"evidence":"exact"}']);
  expect(state.posted.length).toBe(2);
});

test("patterns find what they should where the whole text has to match, with nothing but POSIX in them", () => {
  const patterns = [...new Set(conditions(0).flatMap((one) => (one.is === "matches" ? [one.pattern] : [])))];
  const texts = corpus.rows.flatMap(([, text]) => (typeof text === "string" ? [text] : []));
  const [wrong, unknown]: [string[], string[]] = [[], []];
  for (const pattern of patterns) {
    const sql = dialect.matches("t", "text", pattern);
    if (sql === undefined) {
      unknown.push(pattern);
      continue;
    }
    const parts = [...sql.matchAll(/(NOT \()?REGEXP_LIKE\(t, '((?:[^'\\]|''|\\.)*)', 'cs'\)/g)].map(([, negated, literal = ""]) => ({ negated: negated !== undefined, like: unescaped(literal) }));
    expect(parts.length).toBeGreaterThan(0);
    for (const { like } of parts) expect(like).not.toMatch(/\(\?|\\[A-Za-z0-9]/);
    const compiled = parts.map(({ negated, like }) => ({ negated, regex: RE2JS.compile(like, RE2JS.DOTALL) }));
    for (const text of texts) if (compiled.every(({ negated, regex }) => regex.matches(text) !== negated) !== new RegExp(pattern, "u").test(text)) wrong.push(`${pattern} in ${JSON.stringify(text)}`);
  }
  expect(wrong).toEqual([]);
  expect(unknown).toEqual(["\\bhere\\b", "\\ba"]);
});

/** A literal of Snowflake as the text that it is. */
const unescaped = (literal: string) => literal.replace(/''|\\u([0-9a-f]{4})|\\(.)/g, (whole, code: string | undefined, sign: string | undefined) => (code !== undefined ? String.fromCharCode(parseInt(code, 16)) : (sign ?? whole.charAt(0))));
