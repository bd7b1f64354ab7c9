import { createConnection } from "mysql2/promise";
import pg from "pg";
import type { Server } from "#model";
import type { Engine, HowToMeasure, Metric } from "#quality";
import { clickhouse } from "../../packages/quality/engines/clickhouse.ts";
import { databricks } from "../../packages/quality/engines/databricks.ts";
import { mysql } from "../../packages/quality/engines/mysql.ts";
import { postgres } from "../../packages/quality/engines/postgres.ts";
import { trino } from "../../packages/quality/engines/trino.ts";
import * as loading from "./load.ts";
import type { ServiceId } from "./services.ts";

export type At = Readonly<Record<string, string | number>>;

/** An engine, and the server of it that tests may write to. */
export interface Real {
  readonly id: ServiceId;
  readonly engine: Engine;
  readonly loading: loading.Loading;
  /** Runs statements that write, as the tests' own user, in an empty schema of this name. */
  readonly write: (at: At, schema: string, statements: readonly string[]) => Promise<void>;
  readonly settings: (at: At, schema: string) => Server["settings"];
  /** One metric in so many, where an engine needs long to plan hundreds; `MESHGATE_FULL=1` asks all. */
  readonly every?: number;
  /** What it answers otherwise than the reference, and why that is so. */
  readonly differs: readonly { readonly metric: (metric: Metric) => boolean; readonly because: string }[];
  /** A query that takes minutes. */
  readonly endless: string;
  /** A query whose error of the engine quotes cells of the column `t`; its table is named by `${object}`. */
  readonly quoting: string;
}

export const reals: readonly Real[] = [
  {
    id: "postgres", engine: postgres, loading: loading.postgres, differs: [], endless: "SELECT COUNT(*) FROM generate_series(1, 1000000000000)", quoting: "SELECT MAX(CAST(t AS integer)) FROM ${object}",
    write: async (at, schema, statements) => {
      const client = new pg.Client({ host: String(at.host), port: Number(at.port), user: String(at.user), password: String(at.password), database: "postgres" });
      await client.connect();
      await client.query(`SET TIME ZONE 'UTC'; DROP SCHEMA IF EXISTS ${schema} CASCADE; CREATE SCHEMA ${schema}; SET search_path TO ${schema}`);
      for (const statement of statements) await client.query(statement);
      await client.end();
    },
    settings: (at, schema) => ({ host: String(at.host), port: Number(at.port), database: "postgres", schema }),
  },
  {
    id: "mysql", engine: mysql, loading: loading.mysql, endless: "SELECT BENCHMARK(100000000000, MD5('a'))", quoting: "SELECT MAX(id * 9223372036854775807) FROM ${object}",
    differs: [{ metric: (metric) => /"is":"(?:matches|length)","column":\["b"\]|"column":\["b"\],"with":"<","value":\{"kind":"text"/.test(JSON.stringify(metric)), because: "a boolean is the integer 0 or 1, and no text says true" }],
    write: async (at, schema, statements) => {
      const connection = await createConnection({ host: String(at.host), port: Number(at.port), user: String(at.user), password: String(at.password), charset: "utf8mb4_bin" });
      for (const statement of ["SET sql_mode = 'NO_BACKSLASH_ESCAPES,STRICT_ALL_TABLES'", "SET time_zone = '+00:00'", `DROP DATABASE IF EXISTS ${schema}`, `CREATE DATABASE ${schema}`, `USE ${schema}`, ...statements]) await connection.query(statement);
      await connection.end();
    },
    settings: (at, schema) => ({ host: String(at.host), port: Number(at.port), database: schema }),
  },
  {
    id: "trino", engine: trino, loading: loading.trino, every: 5, differs: [], endless: "SELECT COUNT(DISTINCT comment) FROM tpch.sf10000.lineitem", quoting: "SELECT MAX(CAST(t AS integer)) FROM ${object}",
    write: async (at, schema, statements) => {
      const send = (url: string, body?: string) => fetch(url, { method: body === undefined ? "GET" : "POST", headers: { "X-Trino-User": "loader", "X-Trino-Catalog": "memory", "X-Trino-Schema": schema }, ...(body === undefined ? {} : { body }) });
      for (const statement of [`CREATE SCHEMA IF NOT EXISTS memory.${schema}`, ...statements.flatMap((one) => /^CREATE TABLE ("[^"]+")/.exec(one)?.[1] ?? []).map((name) => `DROP TABLE IF EXISTS ${name}`), ...statements]) {
        for (let page = (await (await send(`${at.url}/v1/statement`, statement)).json()) as { nextUri?: string; error?: { message: string } }; ; ) {
          if (page.error !== undefined) throw new Error(page.error.message);
          if (page.nextUri === undefined) break;
          page = (await (await send(page.nextUri)).json()) as typeof page;
        }
      }
    },
    settings: (at, schema) => ({ host: String(at.url), catalog: "memory", schema }),
  },
  {
    id: "clickhouse", engine: clickhouse, loading: loading.clickhouse, differs: [], endless: "SELECT SUM(cityHash64(number)) FROM numbers(1000000000000)", quoting: "SELECT MAX(toInt32(assumeNotNull(t))) FROM ${object}",
    write: async (at, schema, statements) => {
      for (const statement of [`DROP DATABASE IF EXISTS ${schema}`, `CREATE DATABASE ${schema}`, ...statements.map((one) => one.replace(/^(CREATE TABLE|INSERT INTO) /, `$1 ${schema}.`))]) {
        const response = await fetch(String(at.url), { method: "POST", body: statement });
        if (!response.ok) throw new Error(await response.text());
      }
    },
    settings: (at, schema) => ({ host: String(at.url), database: schema }),
  },
  {
    id: "databricks", engine: databricks, loading: loading.databricks, every: 10, differs: [], endless: "SELECT COUNT(DISTINCT id % 7) FROM range(1000000000000)", quoting: "SELECT MAX(CAST(t AS INT)) FROM ${object}",
    write: async (at, schema, statements) => {
      const api = `${at.url}/api/2.0/sql/statements`;
      for (const statement of [`DROP SCHEMA IF EXISTS ${schema} CASCADE`, `CREATE SCHEMA ${schema}`, ...statements]) {
        let now = (await (await fetch(api, { method: "POST", body: JSON.stringify({ statement, schema: /SCHEMA/.test(statement) ? undefined : schema }) })).json()) as { statement_id: string; status: { state: string; error?: { message: string } } };
        while (now.status.state === "RUNNING") {
          await new Promise((done) => setTimeout(done, 50));
          now = (await (await fetch(`${api}/${now.statement_id}`)).json()) as typeof now;
        }
        if (now.status.state !== "SUCCEEDED") throw new Error(now.status.error?.message ?? now.status.state);
      }
    },
    settings: (at, schema) => ({ host: String(at.url), catalog: "spark_catalog", schema, warehouse: "local" }),
  },
];

/** How a test measures, with the user and the password of the service. */
export function howAt(at: At, id: ServiceId, more: Partial<HowToMeasure> = {}): HowToMeasure {
  const [user, password] = [`${id.toUpperCase()}_USER`, `${id.toUpperCase()}_PASSWORD`];
  const variables = new Map([[user, String(at.user)], ...(at.token === undefined ? [] : [[`${id.toUpperCase()}_TOKEN`, String(at.token)] as const]), ...(at.password === undefined ? [] : [[password, String(at.password)] as const])]);
  return { root: ".", memoryBytes: 1e9, spillFolder: "/tmp", seconds: 60, sqlAllowed: false, now: "2024-07-01T00:00:00Z", variables, ...more };
}

const nowhere = { file: "", line: 1, column: 1, endLine: 1, endColumn: 1 };
export const serverOf = (type: string, settings: Server["settings"]): Server => ({ at: nowhere, spots: {}, server: "test", type, settings });
