import pg from "pg";
import { expect, test } from "vitest";
import { decimal } from "#decimal";
import type { Measurement, Metric } from "#quality";
import { sessionOver } from "../packages/quality/asking.ts";
import { redshift } from "../packages/quality/dialects/redshift.ts";
import { conditions, metrics, tableOf } from "./quality/cases.ts";
import { corpus, type CorpusTable, empty, parents } from "./quality/data.ts";
import { heldBy, type Loading, postgres as like, statementsFor } from "./quality/load.ts";
import { expected } from "./quality/oracle.ts";
import { service } from "./quality/services.ts";

/** What Redshift has and Postgres has not, as functions of Postgres. */
const stand = [
  `CREATE FUNCTION len(text) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT char_length($1)'`,
  `CREATE FUNCTION collate_(text, text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1'`,
  `CREATE FUNCTION regexp_substr_(text, text) RETURNS text LANGUAGE sql IMMUTABLE AS $$SELECT COALESCE((regexp_match($1, '(' || $2 || ')'))[1], '')$$`,
  `CREATE FUNCTION dateadd_minute(integer, timestamp) RETURNS timestamp LANGUAGE sql IMMUTABLE AS 'SELECT $2 + $1 * interval ''1 minute'''`,
  `CREATE FUNCTION datediff_microsecond(timestamp, timestamp) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT CAST((EXTRACT(EPOCH FROM $2) - EXTRACT(EPOCH FROM $1)) * 1000000 AS bigint)'`,
];
const translated = (sql: string) => sql.replaceAll("TRY_CAST(", "CAST(").replaceAll("COLLATE(", "collate_(").replaceAll("REGEXP_SUBSTR(", "regexp_substr_(").replaceAll("DATEADD(minute, ", "dateadd_minute(").replaceAll("DATEDIFF(microsecond, ", "datediff_microsecond(");
const { texts: _, ...types } = like.types;
const loading: Loading = { ...like, types: { ...types, text: "character varying(1000)" } };
/** All that Redshift is not asked, whose manual leaves it open. */
const open = ["Redshift cannot match the pattern", "Redshift cannot tell multiples exactly."];

/**
 * The dialect of Redshift on Postgres, of which Redshift was once made, with the functions that only Redshift has stood in for: what it writes means what it should, as far as the two agree.
 * It does not show that Redshift takes it.
 */
test("what is written for Redshift gives the numbers of the reference on Postgres", { timeout: 300_000 }, async ({ skip }) => {
  const started = await service("postgres");
  if ("skipped" in started) return skip(started.skipped);
  const { at } = started;
  const to = { host: String(at["host"]), port: Number(at["port"]), user: String(at["user"]), password: String(at["password"]) };
  const maker = new pg.Client({ ...to, database: "postgres" });
  await maker.connect();
  await maker.query("DROP DATABASE IF EXISTS like_redshift");
  await maker.query("CREATE DATABASE like_redshift ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
  const client = new pg.Client({ ...to, database: "like_redshift" });
  await client.connect();
  const held = [corpus, parents, empty].map((table) => heldBy(loading, table)) as [CorpusTable, CorpusTable, CorpusTable];
  for (const statement of ["SET TIME ZONE 'America/New_York'", ...stand, ...held.flatMap((table) => statementsFor(loading, table)).map((one) => one.replace(/^INSERT/, "SET TIME ZONE 'UTC'; INSERT")), "SET TIME ZONE 'America/New_York'"]) await client.query(statement);
  const session = sessionOver({
    dialect: redshift, close: () => client.end(),
    ask: async (sql) => {
      try {
        return { rows: (await client.query<(string | null)[]>({ text: translated(sql), rowMode: "array" } as { text: string; rowMode: "array" })).rows.map((row) => row.map((cell) => (cell === null ? null : String(cell)))) };
      } catch (error) {
        return { unknown: String(error) };
      }
    },
    find: ({ physicalName }) => {
      const table = held.find(({ name }) => name === physicalName);
      return Promise.resolve(table === undefined ? { unknown: "no table" } : { names: ["public", table.name], shape: { typed: true, columns: table.columns.map(({ name, kind }) => ({ name, type: loading.types[kind] ?? "" })) } });
    },
  }, { sqlAllowed: false });
  const names = new Set(held[0].columns.map(({ name }) => name));
  const asked = [...conditions(200).map((where): Metric => ({ of: "rows", where })), ...metrics].filter((metric) => [...JSON.stringify(metric).matchAll(/"column":\["((?:[^"\\]|\\.)*)"/g)].every(([, name = ""]) => names.has(name)));
  const wrong: string[] = [];
  let lacking = 0;
  for (const table of [held[0], held[2]]) {
    const answers = await session.measure(tableOf(table.name), asked);
    asked.forEach((metric, i) => {
      const [answer, right] = [answers[i], expected(table, metric, held[1])];
      if (answer === undefined) return;
      if ("unknown" in answer && answer.because === "nature" && open.some((one) => answer.unknown.startsWith(one))) lacking += 1;
      else if (!same(answer, right)) wrong.push(`${table.name}: ${JSON.stringify(metric)}: ${JSON.stringify(answer)} is not ${JSON.stringify(right)}`);
    });
  }
  await session.close();
  await maker.query("DROP DATABASE like_redshift WITH (FORCE)");
  await maker.end();
  console.log(`redshift's SQL on Postgres: ${asked.length} metrics over 2 tables, ${lacking} not asked, ${wrong.length} differences`);
  expect(lacking).toBeLessThan(asked.length / 4);
  expect(wrong.slice(0, 40).map((line) => line.slice(0, 900)).join("\n") + (wrong.length > 40 ? `\n… of ${wrong.length}` : "")).toBe("");
});

function same(answer: Measurement, right: number | string | null): boolean {
  if ("unknown" in answer) return false;
  if (answer.value === null || right === null) return answer.value === right;
  if (typeof right === "number") return Number(answer.value) === right;
  if (right.endsWith("Z")) return answer.value === right;
  const [left, wanted] = [decimal(String(answer.value)), decimal(right)];
  return left === undefined || wanted === undefined ? String(answer.value) === right : Number(`${left.units}e${left.power}`) === Number(right);
}
