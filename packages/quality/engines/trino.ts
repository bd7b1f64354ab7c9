import { UsageError } from "#model";
import { named } from "#text";
import { type Answer, type Cell, sessionOver } from "../asking.ts";
import { call, inside, jsonOf, pause, type Reply } from "../calling.ts";
import { trino as dialect } from "../dialects/trino.ts";
import type { Engine, HowToMeasure } from "../engine.ts";
import type { Table } from "../metric.ts";
import { isLoopback, type Reach, reachOf } from "../reach.ts";

/** What Trino means by the names of its errors, without a word of its own texts, which quote values. */
const meanings: Readonly<Record<string, string>> = {
  EXCEEDED_TIME_LIMIT: "It took longer than the time that it may take.", ABANDONED_QUERY: "It took longer than the time that it may take.", USER_CANCELED: "Somebody cancelled it.", ADMINISTRATIVELY_KILLED: "An administrator ended it.",
  EXCEEDED_SCAN_LIMIT: "It would read more bytes than it may.", EXCEEDED_CPU_LIMIT: "It needs more processor time than it may use.",
  EXCEEDED_LOCAL_MEMORY_LIMIT: "It needs more memory than it may use.", EXCEEDED_GLOBAL_MEMORY_LIMIT: "It needs more memory than it may use.", CLUSTER_OUT_OF_MEMORY: "Trino is out of memory.",
  PERMISSION_DENIED: "Trino does not let this user read it.", TABLE_NOT_FOUND: "A table that it names is not there.", SCHEMA_NOT_FOUND: "The schema is not there.", CATALOG_NOT_FOUND: "The catalog is not there.",
  COLUMN_NOT_FOUND: "It names a column that is not there.", FUNCTION_NOT_FOUND: "It names a function that is not there.", SYNTAX_ERROR: "Trino does not understand the query.", TYPE_MISMATCH: "It asks for something that these columns cannot answer.",
  READ_ONLY_VIOLATION: "It would write, and only reading is allowed.", NUMERIC_VALUE_OUT_OF_RANGE: "A number leaves the range of its type.", INVALID_CAST_ARGUMENT: "A value cannot be converted to the type that is asked for.", QUERY_QUEUE_FULL: "Trino's queue is full.",
};

interface Trino {
  readonly origin: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly seconds: number;
}

/** Trino and Starburst over HTTP: a statement is posted, then `nextUri` is followed until there is none (client protocol, v1). Nothing but queries is ever sent. */
export const trino: Engine = {
  id: "trino",
  title: "Trino and Starburst",
  serves: ({ type }) => type === "trino" || type === "starburst" || type === "presto",
  open: async (server, how) => {
    const reach = reachOf(server, how, "trino");
    const catalog = reach.setting("catalog", "database");
    const schema = reach.setting("schema");
    if (catalog === undefined) throw new UsageError(`The server ${named(server.server ?? "trino")} names no catalog.`);
    const there: Trino = { origin: originOf(reach), headers: headersOf(reach, catalog, schema, how), seconds: how.seconds };
    const ask = (sql: string) => asking(there, sql);
    return sessionOver({ dialect, ask, find: (table) => find(ask, table, catalog, schema, how), close: () => Promise.resolve() }, how);
  },
};

function originOf(reach: Reach): string {
  const https = reach.https || reach.port === 443 || reach.port === 8443 || !isLoopback(reach.host);
  return `${https ? "https" : "http"}://${reach.host.includes(":") ? `[${reach.host}]` : reach.host}:${reach.port ?? (https ? 443 : 8080)}`;
}

function headersOf(reach: Reach, catalog: string, schema: string | undefined, how: HowToMeasure): Record<string, string> {
  const token = reach.variable("TOKEN");
  const limits = [`query_max_run_time=${Math.ceil(how.seconds)}s`, ...(how.byteCap === undefined ? [] : [`query_max_scan_physical_bytes=${Math.floor(how.byteCap)}B`])];
  return {
    "X-Trino-User": reach.user ?? "meshgate", "X-Trino-Source": "meshgate", "X-Trino-Client-Tags": "meshgate", "X-Trino-Catalog": catalog, "X-Trino-Time-Zone": "UTC", "X-Trino-Session": limits.map(encodeSetting).join(","),
    "Content-Type": "text/plain; charset=utf-8", "User-Agent": "meshgate",
    ...(schema === undefined ? {} : { "X-Trino-Schema": schema }),
    ...(token !== undefined ? { Authorization: `Bearer ${token}` } : reach.password !== undefined ? { Authorization: `Basic ${Buffer.from(`${reach.user ?? ""}:${reach.password}`).toString("base64")}` } : {}),
  };
}
const encodeSetting = (setting: string) => setting.replace(/=(.*)$/, (_, value: string) => `=${encodeURIComponent(value)}`);

async function asking({ origin, headers, seconds }: Trino, sql: string): Promise<Answer> {
  const limit = AbortSignal.timeout(Math.ceil(seconds * 1000));
  const rows: Cell[][] = [];
  let reply = await call(fetch, { method: "POST", url: `${origin}/v1/statement`, headers, body: sql }, limit);
  let next: string | undefined;
  for (;;) {
    const [answer, page] = understood(reply);
    if (answer !== undefined) {
      if (next !== undefined && limit.aborted) await call(fetch, { method: "DELETE", url: next, headers }, AbortSignal.timeout(5000));
      return answer;
    }
    const error = inside(page, "error");
    if (error !== undefined) return said(error);
    const data = inside(page, "data");
    if (Array.isArray(data)) rows.push(...(data as Cell[][]));
    const following = inside(page, "nextUri");
    if (following === undefined) return { rows, bytes: bytesOf(page) };
    if (typeof following !== "string" || !following.startsWith(`${origin}/`)) return { unknown: "Trino sends its client to another address, where nothing is sent.", all: true };
    next = following;
    if (data === undefined) await pause(20, limit);
    reply = await call(fetch, { method: "GET", url: next, headers }, limit);
  }
}

/** A page of a result, or why there is none. */
function understood(reply: Reply): readonly [Answer | undefined, unknown] {
  if ("nothing" in reply) return [reply.nothing === "timeout" ? { unknown: "It took longer than the time that it may take." } : { unknown: "Trino is not reachable, or hung up.", all: true }, undefined];
  if (reply.status === 401 || reply.status === 403) return [{ unknown: "Trino refuses the user, the password or the token.", all: true }, undefined];
  const page = reply.status === 200 ? jsonOf(reply.text) : undefined;
  return page === undefined ? [{ unknown: `Trino cannot answer (HTTP ${reply.status}).`, all: true }, undefined] : [undefined, page];
}

/** What an error means by its name, where it is one that Trino has. */
export const meaningOf = (name: string): string | undefined => (Object.hasOwn(meanings, name) ? meanings[name] : undefined);

function said(error: unknown): Answer {
  const name = inside(error, "errorName");
  return { unknown: (typeof name === "string" ? meaningOf(name) : undefined) ?? `Trino cannot answer (${typeof name === "string" && /^[A-Z_]{1,60}$/.test(name) ? name : "error"}).` };
}

const bytesOf = (page: unknown): number => {
  const [physical, processed] = [inside(page, "stats", "physicalInputBytes"), inside(page, "stats", "processedBytes")];
  return typeof physical === "number" && physical > 0 ? physical : typeof processed === "number" ? processed : 0;
};

async function find(ask: (sql: string) => Promise<Answer>, table: Table, catalog: string, schema: string | undefined, how: HowToMeasure) {
  const parts = table.physicalName.split(".");
  const [name = "", within = schema, from = catalog] = [parts.at(-1), parts.at(-2), parts.at(-3)];
  const { text } = dialect;
  if (within === undefined) return { unknown: `Nobody says in which schema the table ${named(name)} is.` };
  const answer = await ask(
    `SELECT table_schema, table_name, column_name, data_type, is_nullable FROM ${dialect.table([from, "information_schema", "columns"])} WHERE table_name = ${text(name.toLowerCase())} AND table_schema = ${text(within.toLowerCase())} ORDER BY ordinal_position`,
  );
  if ("unknown" in answer) return answer;
  const [first] = answer.rows;
  if (first === undefined) return { unknown: `Trino has no table ${named(`${from}.${within}.${name}`)} that this user can see.` };
  const names = [from, String(first[0]), String(first[1])];
  if (how.byteCap !== undefined) {
    const estimate = await ask(`EXPLAIN (TYPE IO, FORMAT JSON) SELECT * FROM ${dialect.table(names)}`);
    const bytes = "rows" in estimate ? inside(jsonOf(String(estimate.rows[0]?.[0])), "inputTableColumnInfos", 0, "estimate", "outputSizeInBytes") : undefined;
    if (typeof bytes === "number" && bytes > how.byteCap) return { unknown: `Trino expects to read ${Math.round(bytes)} bytes, more than the ${how.byteCap} that may be read.` };
  }
  const columns = answer.rows.map(([, , column, type, nullable]) => ({ name: String(column), type: String(type), nullable: nullable !== "NO" }));
  return { names, shape: { columns, typed: true } };
}
