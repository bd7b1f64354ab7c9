import { createConnection } from "mysql2/promise";
import pg from "pg";
import type { Value } from "#sample";
import { howAt, type At, reals, serverOf } from "../reals.ts";
import type { ServiceId } from "../services.ts";
import { innerText, jsonCell, textCell } from "./cell.ts";
import { type Ground, isScalar } from "./ground.ts";
import { columnsOf, type Kind } from "./kind.ts";
import { type Named, now } from "./variants.ts";

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
const double = (name: string) => `"${name.replaceAll('"', '""')}"`;
const back = (name: string) => `\`${name.replaceAll("`", "``")}\``;

interface Writing {
  readonly id: ServiceId;
  readonly write: (at: At, schema: string, tables: readonly Named[]) => Promise<void>;
}

/** Rows as one JSON list, by the column's number. */
const rowsOf = (one: Named) => {
  const { table } = one;
  const columns = columnsOf(one);
  return { columns, rows: Array.from({ length: table.rows }, (_, row) => `{${columns.map(({ column, kind }, at) => `${JSON.stringify(columns[at]?.column.name)}:${jsonCell(column, row, kind)}`).join(",")}}`) };
};

const postgres: Writing = {
  id: "postgres",
  write: async (at, schema, tables) => {
    const typeOf = (kind: Kind): string => {
      switch (kind.is) {
        case "integer": return "bigint";
        case "decimal": return `numeric(${kind.precision},${kind.scale})`;
        case "list": return isScalar(kind.of) ? `${typeOf(kind.of)}[]` : "jsonb";
        case "map":
        case "struct": return "jsonb";
        default: return { text: "text", double: "double precision", boolean: "boolean", date: "date", timestamp: "timestamp", timestamptz: "timestamptz", time: "time" }[kind.is];
      }
    };
    const client = new pg.Client({ host: String(at.host), port: Number(at.port), user: String(at.user), password: String(at.password), database: "postgres" });
    await client.connect();
    await client.query(`SET client_min_messages = warning; SET TIME ZONE 'UTC'; DROP SCHEMA IF EXISTS ${schema} CASCADE; CREATE SCHEMA ${schema}; SET search_path TO ${schema}`);
    for (const one of tables) {
      const { columns, rows } = rowsOf(one);
      await client.query(`CREATE TABLE ${double(one.name)} (${columns.map(({ column, kind }) => `${double(column.name)} ${typeOf(kind)}`).join(", ")})`);
      await client.query(`INSERT INTO ${double(one.name)} SELECT * FROM json_populate_recordset(null::${double(one.name)}, $1)`, [`[${rows.join(",")}]`]);
    }
    await client.end();
  },
};

const mysql: Writing = {
  id: "mysql",
  write: async (at, schema, tables) => {
    const typeOf = (kind: Kind): string => {
      if (kind.is === "decimal") return `decimal(${kind.precision},${kind.scale})`;
      if (kind.is === "list" || kind.is === "map" || kind.is === "struct") return "json";
      return { text: "longtext", integer: "bigint", double: "double", boolean: "boolean", date: "date", timestamp: "datetime(6)", timestamptz: "timestamp(6) NULL", time: "time(6)" }[kind.is];
    };
    const connection = await createConnection({ host: String(at.host), port: Number(at.port), user: String(at.user), password: String(at.password), charset: "utf8mb4_bin" });
    for (const statement of ["SET sql_mode = 'NO_BACKSLASH_ESCAPES,STRICT_ALL_TABLES'", "SET time_zone = '+00:00'", `DROP DATABASE IF EXISTS ${schema}`, `CREATE DATABASE ${schema}`, `USE ${schema}`]) await connection.query(statement);
    for (const one of tables) {
      const { name, table } = one;
      const columns = columnsOf(one);
      const cell = ({ column, kind }: (typeof columns)[number], row: number) => {
        const [text, json] = kind.is === "text" ? [textCell(column, row), ""] : [undefined, jsonCell(column, row, kind)];
        if (text === null || json === "null") return "NULL";
        if (text !== undefined) return quoted(text);
        if (kind.is === "double") return `${json.replaceAll('"', "")}e0`.replace(/(e[+-]?\d+)e0$/i, "$1");
        const plain = json.startsWith('"') ? (JSON.parse(json) as string) : json;
        return kind.is === "boolean" ? plain : quoted(kind.is === "timestamp" || kind.is === "timestamptz" ? plain.replace("T", " ").replace("Z", "") : plain);
      };
      await connection.query(`CREATE TABLE ${back(name)} (${columns.map((one) => `${back(one.column.name)} ${typeOf(one.kind)}`).join(", ")}) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci`);
      if (table.rows > 0) await connection.query(`INSERT INTO ${back(name)} VALUES ${Array.from({ length: table.rows }, (_, row) => `(${columns.map((one) => cell(one, row)).join(", ")})`).join(", ")}`);
    }
    await connection.end();
  },
};

const trino: Writing = {
  id: "trino",
  write: async (at, schema, tables) => {
    const typeOf = (kind: Kind): string => {
      switch (kind.is) {
        case "integer": return "bigint";
        case "decimal": return `decimal(${kind.precision},${kind.scale})`;
        case "list": return `array(${typeOf(kind.of)})`;
        case "map": return `map(varchar, ${typeOf(kind.of)})`;
        case "struct": return `row(${kind.fields.map(({ name, kind: inner }) => `${double(name)} ${typeOf(inner)}`).join(", ")})`;
        default: return { text: "varchar", double: "double", boolean: "boolean", date: "date", timestamp: "timestamp(6)", timestamptz: "timestamp(6) with time zone", time: "time(6)" }[kind.is];
      }
    };
    type Want = Named["table"]["columns"][number]["want"];
    const bare = (value: Value, kind: Kind, want: Want): string => {
      if (value === null) return "NULL";
      if (kind.is === "list") return `ARRAY[${(value as readonly Value[]).map((item) => bare(item, kind.of, want?.items)).join(", ")}]`;
      if (kind.is === "struct") return `ROW(${kind.fields.map(({ name, kind: inner }) => whole((value as ReadonlyMap<string, Value>).get(name) ?? null, inner, want?.fields.find((field) => field.name === name))).join(", ")})`;
      if (kind.is === "map") return `MAP(ARRAY[${[...(value as ReadonlyMap<string, Value>).keys()].map(quoted).join(", ")}], ARRAY[${[...(value as ReadonlyMap<string, Value>).values()].map((item) => whole(item, kind.of, want?.value)).join(", ")}])`;
      const text = innerText(value, kind.is === "text" ? want : undefined);
      return quoted(kind.is === "timestamp" || kind.is === "timestamptz" ? text.replace("T", " ").replace("Z", " UTC").replace(/ (\d\d:\d\d)( UTC)?$/, " $1:00$2") : text);
    };
    const whole = (value: Value, kind: Kind, want: Want): string => `CAST(${bare(value, kind, want)} AS ${typeOf(kind)})`;
    const send = (url: string, body?: string) => fetch(url, { method: body === undefined ? "GET" : "POST", headers: { "X-Trino-User": "loader", "X-Trino-Catalog": "memory", "X-Trino-Schema": schema }, ...(body === undefined ? {} : { body }) });
    const run = async (statement: string) => {
      for (let page = (await (await send(`${at.url}/v1/statement`, statement)).json()) as { nextUri?: string; error?: { message: string } }; ; page = (await (await send(page.nextUri ?? "")).json()) as typeof page) {
        if (page.error !== undefined) throw new Error(`${page.error.message}: ${statement.slice(0, 300)}`);
        if (page.nextUri === undefined) return;
      }
    };
    await run(`CREATE SCHEMA IF NOT EXISTS memory.${schema}`);
    const waiting = [...tables];
    const write = async () => {
      for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
        const { name, table } = one;
        const columns = columnsOf(one);
        const cell = ({ column, kind }: (typeof columns)[number], row: number) => {
          if (!isScalar(kind)) return whole(column.values[row] ?? null, kind, column.want);
          const text = kind.is === "text" ? textCell(column, row) : column.values[row] === null ? null : undefined;
          return text === null ? "CAST(NULL AS varchar)" : text === undefined ? `CAST(${bare(column.values[row] ?? null, kind, column.want)} AS varchar)` : `CAST(${quoted(text)} AS varchar)`;
        };
        // A row of one object alone would be taken for the row itself.
        const all = Array.from({ length: table.rows }, (_, row) => `(${[...columns.map((one) => cell(one, row)), row].join(", ")})`);
        const selected = columns.map(({ column, kind }, at) => `CAST(c${at} AS ${typeOf(kind)}) AS ${double(column.name)}`).join(", ");
        await run(all.length === 0 ? `CREATE TABLE ${double(name)} (${columns.map(({ column, kind }) => `${double(column.name)} ${typeOf(kind)}`).join(", ")})` : `CREATE TABLE ${double(name)} AS SELECT ${selected} FROM (VALUES ${all.join(", ")}) AS v(${[...columns.map((_, at) => `c${at}`), "place"].join(", ")})`);
      }
    };
    await Promise.all(Array.from({ length: 4 }, write));
  },
};

const clickhouse: Writing = {
  id: "clickhouse",
  write: async (at, schema, tables) => {
    const typeOf = (kind: Kind): string => {
      const plain = { text: "String", integer: "Int64", double: "Float64", boolean: "Bool", date: "Date32", timestamp: "DateTime64(6, 'UTC')", timestamptz: "DateTime64(6, 'Europe/Berlin')", time: "Time64(6)" };
      switch (kind.is) {
        case "decimal": return `Nullable(Decimal(${kind.precision}, ${kind.scale}))`;
        case "list": return `Array(${typeOf(kind.of)})`;
        case "map": return `Map(String, ${typeOf(kind.of)})`;
        case "struct": return `Tuple(${kind.fields.map(({ name, kind: inner }) => `${back(name)} ${typeOf(inner)}`).join(", ")})`;
        default: return `Nullable(${plain[kind.is]})`;
      }
    };
    const send = async (body: string) => {
      const response = await fetch(String(at.url), { method: "POST", body });
      if (!response.ok) throw new Error(`${(await response.text()).slice(0, 500)}: ${body.slice(0, 300)}`);
    };
    await send(`DROP DATABASE IF EXISTS ${schema}`);
    await send(`CREATE DATABASE ${schema}`);
    for (const one of tables) {
      const { columns, rows } = rowsOf(one);
      await send(`CREATE TABLE ${schema}.${back(one.name)} (${columns.map(({ column, kind }) => `${back(column.name)} ${typeOf(kind)}`).join(", ")}) ENGINE = Memory`);
      if (rows.length > 0) await send(`INSERT INTO ${schema}.${back(one.name)} SETTINGS async_insert = 0, date_time_input_format = 'best_effort', input_format_null_as_default = 1 FORMAT JSONEachRow\n${rows.join("\n")}`);
    }
  },
};

/** The servers that tests start, written to as their users would. */
export const servers = ([postgres, mysql, trino, clickhouse] as const).map(({ id, write }) => ({
  id,
  on: (at: At): Ground => {
    const real = reals.find((one) => one.id === id);
    if (real === undefined) throw new Error(`no engine ${id}`);
    return {
      id, type: id, atOnce: id === "trino" ? 4 : 1,
      open: async (tables, chunk) => {
        const schema = `roundtrip_${process.pid}_${chunk}`;
        if (tables.length > 0) await write(at, schema, tables);
        return real.engine.open(serverOf(id, real.settings(at, schema)), howAt(at, id, { now, seconds: 120 }));
      },
    };
  },
}));
