import { describe, expect, test } from "vitest";
import type { Measurement, Metric } from "#quality";
import { tableOf } from "./quality/cases.ts";
import type { CorpusTable } from "./quality/data.ts";
import { statementsFor } from "./quality/load.ts";
import { howAt, reals, serverOf } from "./quality/reals.ts";
import { service } from "./quality/services.ts";

const canary = "CANARY-7f3a";
const small: CorpusTable = {
  name: "small",
  columns: [{ name: "id", kind: "integer" }, { name: "t", kind: "text" }, { name: "grp", kind: "text" }],
  rows: [["1", canary, "a"], ["2", "x", "a"], ["3", "x", "b"], ["4", null, "b"], ["5", canary, "b"], ["5", "y", null]],
};
const bad = (column: string, value: string): Metric => ({ of: "rows", where: { is: "all", of: [{ is: "not", of: { is: "null", column: [column] } }, { is: "not", of: { is: "in", column: [column], values: [{ kind: "text", value }] } }] } });
const value = (answer: Measurement | undefined) => (answer !== undefined && "value" in answer ? answer.value : answer);
const why = (answer: Measurement | undefined) => (answer !== undefined && "unknown" in answer ? answer.unknown : `${JSON.stringify(answer)} is known`);

describe.each(reals)("$id", (real) => {
  const schema = "trouble";
  const open = async (skip: (why: string) => void, more: Parameters<typeof howAt>[2] = {}, settings: Record<string, string | number> = {}) => {
    const started = await service(real.id);
    if ("skipped" in started) return void skip(started.skipped);
    await loaded(started.at);
    return real.engine.open(serverOf(real.id, { ...real.settings(started.at, schema), ...settings }), howAt(started.at, real.id, more));
  };
  let once: Promise<void> | undefined;
  const loaded = (at: Parameters<typeof real.write>[0]) => (once ??= real.write(at, schema, statementsFor(real.loading, small)));

  test("tells the columns, and rows in a window: keys are compared with the whole table", { timeout: 400_000 }, async ({ skip }) => {
    const session = await open(skip, { where: () => ({ is: "in", column: ["grp"], values: [{ kind: "text", value: "b" }] }) });
    if (session === undefined) return;
    const shape = await session.shape(tableOf("small"));
    expect("columns" in shape && shape.columns.map(({ name }) => name)).toEqual(["id", "t", "grp"]);
    const answers = await session.measure(tableOf("SMALL"), [{ of: "rows" }, bad("t", "x"), { of: "duplicates", columns: [["T"]], count: "groups" }, { of: "duplicates", columns: [["id"]], count: "excess" }, { of: "unread" }]);
    expect(answers.map(value)).toEqual([3, 1, 2, 1, 0]);
    expect(session.asked.queries).toBeLessThanOrEqual(4);
    await session.close();
  });

  test("tells a few of the rows that break a promise, as texts", async ({ skip }) => {
    const session = await open(skip);
    if (session === undefined) return;
    expect((await session.samples?.(tableOf("small"), bad("t", "x"), [["id"], ["t"]], 2))?.every((row) => row.length === 2 && typeof row[1] === "string" && row[1] !== "x")).toBe(true);
    expect((await session.samples?.(tableOf("small"), bad("t", "x"), [["t"]], 100))?.length).toBe(Number(value((await session.measure(tableOf("small"), [bad("t", "x")]))[0] ?? { value: null, evidence: "exact" })));
    expect(await session.samples?.(tableOf("small"), { of: "duplicates", columns: [["id"]], count: "excess" }, [["id"]], 5)).toHaveLength(Number(value((await session.measure(tableOf("small"), [{ of: "duplicates", columns: [["id"]], count: "groups" }]))[0] ?? { value: null, evidence: "exact" })));
    expect(await session.samples?.(tableOf("small"), { of: "orphans", columns: [["id"]], parent: tableOf("small"), parentColumns: [["id"]] }, [["id"]], 5)).toEqual([]);
    expect(await session.samples?.(tableOf("small"), { of: "rows" }, [["id"]], 5)).toEqual([]);
    await session.close();
  });

  test("asks SQL of a contract only where that is allowed, one query that reads", async ({ skip }) => {
    const [refusing, asking] = [await open(skip), await open(skip, { sqlAllowed: true })];
    if (refusing === undefined || asking === undefined) return;
    const query = (sql: string): Metric => ({ of: "query", sql, column: ["T"] });
    expect(why((await refusing.measure(tableOf("small"), [query("SELECT 1")]))[0])).toContain("configuration");
    const answers = await asking.measure(tableOf("small"), [
      query("SELECT COUNT(*) FROM ${object} WHERE ${property} = 'x' -- done"), query("SELECT COUNT(*) FROM small;"), query("SELECT NULL"), query("SELECT id FROM ${object}"), query("DELETE FROM small"), query("SELECT 1; DROP TABLE small"), query(real.quoting), query("SELECT wrong("),
    ]);
    expect(answers.slice(0, 3).map(value)).toEqual([2, 6, null]);
    for (const [i, answer] of answers.slice(3).entries()) expect(why(answer), String(i)).toMatch(/^[A-Z].*\.$/);
    expect(JSON.stringify(answers)).not.toContain(canary);
    expect((await asking.measure(tableOf("small"), [{ of: "rows" }])).map(value)).toEqual([6]);
    await Promise.all([refusing.close(), asking.close()]);
  });

  test("ends what takes too long, and says so", { timeout: 60_000 }, async ({ skip }) => {
    const session = await open(skip, { sqlAllowed: true, seconds: 2 });
    if (session === undefined) return;
    await session.shape(tableOf("small"));
    expect(why((await session.measure(tableOf("small"), [{ of: "query", sql: real.endless }]))[0])).toBe("It took longer than the time that it may take.");
    await session.close();
  });

  test("does not know what it cannot see, and asks no more than its bytes", async ({ skip }) => {
    const session = await open(skip);
    if (session === undefined) return;
    expect(why((await session.measure(tableOf("nothing"), [{ of: "rows" }]))[0])).toMatch(/has no table/);
    expect((await session.measure(tableOf("small"), [bad("gone", "x"), { of: "rows" }, { of: "orphans", columns: [["t"]], parent: tableOf("nothing"), parentColumns: [["k"]] }])).map((answer) => "unknown" in answer)).toEqual([true, false, true]);
    await session.close();
  });

  test("does not know anything where nobody answers", async ({ skip }) => {
    const session = await open(skip, { seconds: 5 }, ["trino", "clickhouse", "databricks"].includes(real.id) ? { host: "http://127.0.0.1:9" } : { port: 9 });
    if (session === undefined) return;
    expect(why((await session.measure(tableOf("small"), [{ of: "rows" }]))[0])).toMatch(/not reachable/);
    expect("unknown" in (await session.shape(tableOf("small")))).toBe(true);
    await session.close();
  });

  test("sends nothing to a host that only the contract names", async ({ skip }) => {
    await expect(open(skip, {}, { host: "db.example.org" })).rejects.toThrow(/let the configuration's variable/);
  });
});

describe.each(reals.filter(({ id }) => id === "postgres" || id === "mysql"))("$id", (real) => {
  test("says when the password is wrong, and when a table may not be read", async ({ skip }) => {
    const started = await service(real.id);
    if ("skipped" in started) return skip(started.skipped);
    const { at } = started;
    const user = real.id === "postgres" ? ["DROP ROLE IF EXISTS nobody2", "CREATE ROLE nobody2 LOGIN PASSWORD 'right'", "GRANT USAGE ON SCHEMA secret TO nobody2"] : ["CREATE USER IF NOT EXISTS nobody2@'127.0.0.1' IDENTIFIED BY 'right'", "GRANT SELECT (id) ON secret.small TO nobody2@'127.0.0.1'"];
    const [drop, ...create] = real.id === "postgres" ? ["DO $$ BEGIN IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'nobody2') THEN EXECUTE 'DROP OWNED BY nobody2'; END IF; END $$", ...user] : ["SELECT 1", ...user];
    await real.write(at, "secret", [...statementsFor(real.loading, small), drop ?? "", ...create]);
    const as = (password: string) => real.engine.open(serverOf(real.id, real.settings(at, "secret")), howAt({ ...at, user: "nobody2", password }, real.id));
    const [wrong, right] = [await as("wrong"), await as("right")];
    expect(why((await wrong.measure(tableOf("small"), [{ of: "rows" }]))[0])).toMatch(/refuses the user or the password/);
    const metric: Metric = { of: "rows", where: { is: "null", column: ["t"] } };
    expect(why((await right.measure(tableOf("small"), [metric]))[0])).toMatch(/does not let this user read it|has no column/);
    await Promise.all([wrong.close(), right.close()]);
  });
});
