import { createConnection } from "mysql2/promise";
import pg from "pg";
import { describe, expect, test } from "vitest";
import { decimal } from "#decimal";
import type { Server } from "#model";
import type { Engine, HowToMeasure } from "../packages/quality/engine.ts";
import { mysql } from "../packages/quality/engines/mysql.ts";
import { postgres } from "../packages/quality/engines/postgres.ts";
import { trino } from "../packages/quality/engines/trino.ts";
import type { Measurement, Metric } from "../packages/quality/metric.ts";
import { conditions, metrics, tableOf } from "./quality/cases.ts";
import { corpus, type CorpusTable, empty, parents } from "./quality/data.ts";
import { heldBy, type Loading, statementsFor } from "./quality/load.ts";
import * as loading from "./quality/load.ts";
import { expected } from "./quality/oracle.ts";
import { service, type ServiceId } from "./quality/services.ts";

type At = Readonly<Record<string, string | number>>;
interface Real {
  readonly id: ServiceId;
  readonly engine: Engine;
  readonly loading: Loading;
  /** Runs statements that write, as the tests' own user. */
  readonly write: (at: At, statements: readonly string[]) => Promise<void>;
  readonly server: (at: At) => Server["settings"];
  /** What it cannot answer, and why that is so. */
  readonly lacks: readonly { readonly metric: (metric: Metric) => boolean; readonly because: string }[];
}

const reals: readonly Real[] = [
  {
    id: "postgres", engine: postgres, loading: loading.postgres,
    write: async (at, statements) => {
      const client = new pg.Client({ host: String(at.host), port: Number(at.port), user: String(at.user), password: String(at.password), database: "postgres" });
      await client.connect();
      await client.query("SET TIME ZONE 'UTC'; DROP SCHEMA IF EXISTS corpus CASCADE; CREATE SCHEMA corpus; SET search_path TO corpus");
      for (const statement of statements) await client.query(statement);
      await client.end();
    },
    server: (at) => ({ host: String(at.host), port: Number(at.port), database: "postgres", schema: "corpus" }),
    lacks: [],
  },
  {
    id: "mysql", engine: mysql, loading: loading.mysql,
    write: async (at, statements) => {
      const connection = await createConnection({ host: String(at.host), port: Number(at.port), user: String(at.user), password: String(at.password), charset: "utf8mb4_bin" });
      for (const statement of ["SET sql_mode = 'NO_BACKSLASH_ESCAPES,STRICT_ALL_TABLES'", "SET time_zone = '+00:00'", "DROP DATABASE IF EXISTS corpus", "CREATE DATABASE corpus", "USE corpus", ...statements]) await connection.query(statement);
      await connection.end();
    },
    server: (at) => ({ host: String(at.host), port: Number(at.port), database: "corpus" }),
    lacks: [{ metric: (metric) => /"is":"(?:matches|length)","column":\["b"\]|"column":\["b"\],"with":"<","value":\{"kind":"text"/.test(JSON.stringify(metric)), because: "a boolean is the integer 0 or 1, and no text says true" }],
  },
  {
    id: "trino", engine: trino, loading: loading.trino,
    write: async (at, statements) => {
      for (const statement of ["DROP TABLE IF EXISTS corpus", "DROP TABLE IF EXISTS parents", "DROP TABLE IF EXISTS empty", ...statements]) {
        const send = (url: string, body?: string) => fetch(url, { method: body === undefined ? "GET" : "POST", headers: { "X-Trino-User": "loader", "X-Trino-Catalog": "memory", "X-Trino-Schema": "default" }, ...(body === undefined ? {} : { body }) });
        for (let page = (await (await send(`${at.url}/v1/statement`, statement)).json()) as { nextUri?: string; error?: { message: string } }; ; ) {
          if (page.error !== undefined) throw new Error(page.error.message);
          if (page.nextUri === undefined) break;
          page = (await (await send(page.nextUri)).json()) as typeof page;
        }
      }
    },
    server: (at) => ({ host: String(at.url), catalog: "memory", schema: "default" }),
    lacks: [],
  },
];

const how = (at: At, id: string, more: Partial<HowToMeasure> = {}): HowToMeasure => ({
  root: ".", memoryBytes: 1e9, spillFolder: "/tmp", seconds: 60, sqlAllowed: false, now: "2024-07-01T00:00:00Z",
  variables: new Map([[`${id.toUpperCase()}_USER`, String(at.user)], ...(at.password === undefined ? [] : [[`${id.toUpperCase()}_PASSWORD`, String(at.password)] as const])]), ...more,
});
const nowhere = { file: "", line: 1, column: 1, endLine: 1, endColumn: 1 };
const columnsOf = (metric: Metric): readonly string[] => [...JSON.stringify(metric).matchAll(/"column":\["((?:[^"\\]|\\.)*)"/g)].map(([, name = ""]) => name);

describe.each(reals)("$id", (real) => {
  test("gives the same numbers as plain TypeScript", { timeout: 240_000 }, async ({ skip }) => {
    const started = await service(real.id);
    if ("skipped" in started) return skip(started.skipped);
    const { at } = started;
    const held = [corpus, parents, empty].map((table) => heldBy(real.loading, table)) as [CorpusTable, CorpusTable, CorpusTable];
    await real.write(at, held.flatMap((table) => statementsFor(real.loading, table)));
    const session = await real.engine.open({ at: nowhere, spots: {}, server: "test", type: real.id, settings: real.server(at) }, how(at, real.id));
    const wanted: readonly Metric[] = [...conditions(120).map((where): Metric => ({ of: "rows", where })), ...metrics];
    const names = new Set(held[0].columns.map(({ name }) => name));
    const asked = wanted.filter((metric) => columnsOf(metric).every((name) => name === "[]" || names.has(name)));
    const wrong: string[] = [];
    for (const table of [held[0], held[2]]) {
      const answers = await session.measure(tableOf(table.name), asked);
      asked.forEach((metric, i) => {
        const answer = answers[i];
        const right = expected(table, metric, held[1]);
        if (answer !== undefined && !same(answer, right) && !real.lacks.some((lack) => lack.metric(metric))) wrong.push(`${table.name}: ${JSON.stringify(metric)}: ${JSON.stringify(answer)} is not ${JSON.stringify(right)}`);
      });
    }
    await session.close();
    expect(wrong.slice(0, 40).map((line) => line.slice(0, 600)).join("\n") + (wrong.length > 40 ? `\n… of ${wrong.length}` : "")).toBe("");
    console.log(`${real.id}: ${asked.length} metrics over 2 tables, ${session.asked.queries} queries, 0 differences`);
  });
});

function same(answer: Measurement, right: number | string | null): boolean {
  if ("unknown" in answer) return false;
  if (answer.value === null || right === null) return answer.value === right;
  if (typeof right === "number") return Number(answer.value) === right;
  if (right.endsWith("Z")) return answer.value === right;
  const [left, wanted] = [decimal(String(answer.value)), decimal(right)];
  return left === undefined || wanted === undefined ? String(answer.value) === right : Number(`${left.units}e${left.power}`) === Number(right) && (Number.isSafeInteger(Number(right)) || true);
}
