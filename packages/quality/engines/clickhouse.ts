import { randomUUID } from "node:crypto";
import { named } from "#text";
import { type Answer, type Cell, sessionOver } from "../asking.ts";
import { call, inside, jsonOf } from "../calling.ts";
import { clickhouse as dialect } from "../dialects/clickhouse.ts";
import type { Engine, HowToMeasure } from "../engine.ts";
import type { Table } from "../metric.ts";
import { isLoopback, type Reach, reachOf } from "../reach.ts";

/** What ClickHouse means by its numbers of errors, without a word of its own texts, which quote values. */
const meanings: Readonly<Record<number, string>> = {
  159: "It took longer than the time that it may take.", 394: "Somebody cancelled it.", 241: "It needs more memory than it may use.", 307: "It would read more bytes than it may.", 158: "It would read more rows than it may.",
  497: "ClickHouse does not let this user read it.", 60: "A table that it names is not there.", 81: "The database is not there.", 47: "It names a column that is not there.", 46: "It names a function that is not there.",
  62: "ClickHouse does not understand the query.", 164: "It would write, and only reading is allowed.", 427: "ClickHouse does not understand the pattern.", 407: "A number leaves the range of its type.", 243: "The disk for intermediate results is full.",
};
/** After these nothing else will be answered. */
const gone: Readonly<Record<number, string>> = { 192: "ClickHouse refuses the user or the password.", 193: "ClickHouse refuses the user or the password.", 194: "ClickHouse refuses the user or the password.", 516: "ClickHouse refuses the user or the password." };

/** ClickHouse over HTTP; each query only reads (`readonly`), ends by itself, and is ended when nobody waits for it. */
export const clickhouse: Engine = {
  id: "clickhouse",
  title: "ClickHouse",
  serves: ({ type }) => type === "clickhouse",
  open: async (server, how) => {
    const reach = reachOf(server, how, "clickhouse");
    const database = reach.setting("database", "schema") ?? "default";
    const ask = asking(reach, database, how);
    return sessionOver({ dialect, ask, find: (table) => find(ask, table, database, how), close: () => Promise.resolve() }, how);
  },
};

/** People write the port of the native protocol; its neighbour speaks HTTP. */
const native: Readonly<Record<number, number>> = { 9000: 8123, 9440: 8443 };

function originOf(reach: Reach): string {
  const port = reach.port === undefined ? undefined : (native[reach.port] ?? reach.port);
  const https = reach.https || port === 443 || port === 8443 || !isLoopback(reach.host);
  return `${https ? "https" : "http"}://${reach.host.includes(":") ? `[${reach.host}]` : reach.host}:${port ?? (https ? 8443 : 8123)}`;
}

function asking(reach: Reach, database: string, how: HowToMeasure): (sql: string) => Promise<Answer> {
  const settings = {
    database, default_format: "JSONCompact", readonly: "2", session_timezone: "UTC", prefer_column_name_to_alias: "1", transform_null_in: "0", wait_end_of_query: "1", cancel_http_readonly_queries_on_client_close: "1",
    output_format_json_quote_64bit_integers: "1", output_format_json_quote_decimals: "1", output_format_json_quote_denormals: "1", max_execution_time: String(Math.ceil(how.seconds)), log_comment: "meshgate",
    ...(how.byteCap === undefined ? {} : { max_bytes_to_read: String(Math.floor(how.byteCap)) }),
  };
  const headers = { "User-Agent": "meshgate", "Content-Type": "text/plain; charset=utf-8", ...(reach.user === undefined ? {} : { "X-ClickHouse-User": reach.user }), ...(reach.password === undefined ? {} : { "X-ClickHouse-Key": reach.password }) };
  return async (sql) => {
    const url = `${originOf(reach)}/?${new URLSearchParams({ ...settings, query_id: `meshgate-${randomUUID()}` })}`;
    const reply = await call(fetch, { method: "POST", url, headers, body: sql }, AbortSignal.timeout(Math.ceil(how.seconds * 1000) + 2000));
    if ("nothing" in reply) return reply.nothing === "timeout" ? { unknown: "It took longer than the time that it may take." } : { unknown: "ClickHouse is not reachable, or hung up.", all: true };
    const code = Number(reply.headers.get("x-clickhouse-exception-code") ?? /^Code: (\d+)\./.exec(reply.text)?.[1] ?? 0);
    if (gone[code] !== undefined) return { unknown: gone[code], all: true };
    const data = reply.status === 200 && code === 0 ? inside(jsonOf(reply.text), "data") : undefined;
    if (Array.isArray(data)) return { rows: data as Cell[][], bytes: Number(inside(jsonOf(reply.headers.get("x-clickhouse-summary") ?? ""), "read_bytes") ?? inside(jsonOf(reply.text), "statistics", "bytes_read") ?? 0) };
    return meanings[code] !== undefined ? { unknown: meanings[code] } : code > 0 ? { unknown: `ClickHouse cannot answer (${code}).` } : { unknown: `ClickHouse cannot answer (HTTP ${reply.status}).`, all: true };
  };
}

async function find(ask: (sql: string) => Promise<Answer>, table: Table, database: string, how: HowToMeasure) {
  const parts = table.physicalName.split(".");
  const [name = "", within = database] = [parts.at(-1), parts.at(-2)];
  const { text } = dialect;
  const answer = await ask(
    `SELECT c.database, c.table, c.name, c.type, t.total_bytes FROM system.columns AS c LEFT JOIN system.tables AS t ON t.database = c.database AND t.name = c.table
     WHERE c.database = ${text(within)} AND lowerUTF8(c.table) = lowerUTF8(${text(name)}) ORDER BY c.table = ${text(name)} DESC, c.table, c.position`,
  );
  if ("unknown" in answer) return answer;
  const [first] = answer.rows;
  if (first === undefined) return { unknown: `ClickHouse has no table ${named(`${within}.${name}`)} that this user can see.` };
  const [inDatabase, called, , , bytes] = first;
  if (how.byteCap !== undefined && Number(bytes ?? 0) > how.byteCap) return { unknown: `The table has ${bytes} bytes, more than the ${how.byteCap} that may be read.` };
  const columns = answer.rows.filter(([, one]) => one === called).map(([, , column, type]) => ({ name: String(column), type: String(type), nullable: /^(?:LowCardinality\()?Nullable\(/.test(String(type)) }));
  return { names: [String(inDatabase), String(called)], shape: { columns, typed: true } };
}
