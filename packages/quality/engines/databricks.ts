import { type Server, UsageError } from "#model";
import { named } from "#text";
import { type Answer, type Cell, sessionOver } from "../asking.ts";
import { call, inside, jsonOf, pause, type Reply } from "../calling.ts";
import { databricks as dialect } from "../dialects/databricks.ts";
import type { Engine, HowToMeasure } from "../engine.ts";
import type { Table } from "../metric.ts";
import { whatFailed, whyEnded } from "./databricks/errors.ts";
import { databricksTokens } from "./keyless/databricks.ts";
import { type Vendor, type VendorReach, vendorReach } from "./vendor.ts";

type Sent = { readonly status: number; readonly json: unknown } | Extract<Reply, { nothing: string }> | { readonly unknown: string };
interface There {
  readonly send: (method: "GET" | "POST", path: string, signal: AbortSignal, body?: unknown) => Promise<Sent>;
  readonly warehouse: string;
  readonly catalog: string;
  readonly schema: string;
  readonly how: HowToMeasure;
}

const vendor: Vendor = { id: "databricks", title: "Databricks", own: /^[a-z0-9][a-z0-9.-]*\.(?:cloud\.databricks\.(?:com|us|mil)|gcp\.databricks\.com|azuredatabricks\.net|databricks\.azure\.(?:us|cn))$/ };

/**
 * Databricks SQL over its Statement Execution API (2.0): a statement is posted, looked at until it has ended, and read by chunks; each has the tag `tool: meshgate` and is cancelled when its time is over. The
 * API tells no bytes: where there is a cap, the size of the Delta table is asked before.
 */
export const databricks: Engine = {
  id: "databricks",
  title: "Databricks SQL",
  serves: ({ type }) => type === "databricks",
  open: async (server, how) => {
    const reach = vendorReach(server, how, vendor);
    const catalog = reach.setting("catalog") ?? reach.variable("CATALOG");
    if (catalog === undefined) throw new UsageError(`The server ${named(reach.called)} names no catalog.`);
    const there: There = { send: sending(server, reach, how), warehouse: warehouseOf(reach), catalog, schema: reach.setting("schema", "database") ?? "default", how };
    return sessionOver({ dialect, ask: (sql, theirs) => (theirs ? asked(there, sql) : run(there, sql)), find: (table) => find(there, table), close: () => Promise.resolve() }, how);
  },
};

/** The warehouse's id, or the last part of its HTTP path. The base's configuration comes first: warehouses cost money. Throws UsageError. */
function warehouseOf(reach: VendorReach): string {
  const told = reach.variable("WAREHOUSE_ID") ?? reach.variable("HTTP_PATH") ?? reach.setting("warehouseId", "warehouse", "httpPath", "http_path");
  const [, id] = /^(?:\/?sql\/1\.0\/(?:warehouses|endpoints)\/)?([\w-]{1,64})$/.exec(told ?? "") ?? [];
  if (id === undefined) throw new UsageError(`Nobody says which SQL warehouse answers for the server ${named(reach.called)}: the configuration's variable ${reach.variableName("WAREHOUSE_ID")} does.`);
  return id;
}

function sending(server: Server, reach: VendorReach, how: HowToMeasure): There["send"] {
  const tokens = databricksTokens(server, reach, how);
  return async (method, path, signal, body) => {
    for (let again: true | undefined; ; again = true) {
      const lent = await tokens(again);
      if ("unknown" in lent) return lent;
      const headers = { Authorization: `Bearer ${lent.token}`, Accept: "application/json", "User-Agent": "meshgate", ...(body === undefined ? {} : { "Content-Type": "application/json" }) };
      const reply = await call(fetch, { method, url: `${reach.origin}/api/2.0/sql/statements${path}`, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }, signal, how.pause);
      if ("nothing" in reply) return reply;
      if ((reply.status !== 401 && reply.status !== 403) || again || lent.until === undefined) return { status: reply.status, json: jsonOf(reply.text) };
    }
  };
}

/** Functions that reach out of the warehouse or run other code. */
const foreign = /\b(?:reflect|try_reflect|java_method|http_request|remote_query|read_files|ai_\w+|vector_search|secret|try_secret)\s*\(/i;

/** SQL that a person wrote. */
async function asked(there: There, sql: string): Promise<Answer> {
  const [call] = foreign.exec(sql) ?? [];
  if (call !== undefined) return { unknown: `The query is not asked: it calls ${call.replace(/\s*\($/, "").toLowerCase()}, which reaches out of the tables.` };
  if (there.how.byteCap !== undefined) return { unknown: `Databricks does not say how many bytes a query would read, and no more than ${there.how.byteCap} may be read.` };
  return run(there, sql);
}

/** `only`: the column of this name alone. */
async function run({ send, warehouse, catalog, schema, how }: There, sql: string, only?: string): Promise<Answer> {
  const limit = AbortSignal.timeout(Math.ceil(how.seconds * 1000));
  const started = await send("POST", "", limit, { statement: sql, warehouse_id: warehouse, catalog, schema, wait_timeout: "0s", on_wait_timeout: "CONTINUE", disposition: "INLINE", format: "JSON_ARRAY", query_tags: [{ key: "tool", value: "meshgate" }] });
  const id = "json" in started ? inside(started.json, "statement_id") : undefined;
  if (typeof id !== "string" || !/^[\w-]{1,64}$/.test(id)) return failed(started);
  let now = started;
  for (let wait = 50; "json" in now && ["PENDING", "RUNNING"].includes(String(inside(now.json, "status", "state"))); wait = Math.min(wait * 2, 2000)) {
    if (await (how.pause ?? pause)(wait, limit)) now = await send("GET", `/${id}`, limit);
    if (limit.aborted) {
      await send("POST", `/${id}/cancel`, AbortSignal.timeout(5000), {});
      return { unknown: "It took longer than the time that it may take." };
    }
  }
  if (!("json" in now) || now.status !== 200) return failed(now);
  if (inside(now.json, "status", "state") !== "SUCCEEDED") return typeof inside(now.json, "status", "state") === "string" ? whyEnded(now.json) : failed(now);
  return rowsOf(now.json, (chunk) => send("GET", `/${id}/result/chunks/${chunk}`, limit), only);
}

/** A result begins with its first chunk, which says which one follows. Cells are texts. */
async function rowsOf(json: unknown, more: (chunk: number) => Promise<Sent>, only?: string): Promise<Answer> {
  if (inside(json, "manifest", "truncated") === true) return { unknown: "Its result is larger than Databricks gives." };
  const kinds = inside(json, "manifest", "schema", "columns");
  const cell = (value: unknown, at: number): Cell => (value === null || value === undefined ? null : inside(kinds, at, "type_name") === "BOOLEAN" ? value === "true" : String(value));
  const rows: Cell[][] = [];
  for (let part = inside(json, "result"); ; ) {
    const data = inside(part, "data_array") ?? [];
    if (!Array.isArray(data)) return failed({ status: 200, json });
    rows.push(...data.map((row: unknown) => (Array.isArray(row) ? row.map(cell) : [])));
    const next = inside(part, "next_chunk_index");
    if (typeof next !== "number" || next <= Number(inside(part, "chunk_index") ?? 0)) break;
    const sent = await more(next);
    if (!("json" in sent) || sent.status !== 200 || sent.json === undefined) return failed(sent);
    part = sent.json;
  }
  const place = only === undefined || !Array.isArray(kinds) ? -1 : kinds.findIndex((one: unknown) => inside(one, "name") === only);
  const promised = inside(json, "manifest", "total_row_count");
  return typeof promised === "number" && promised !== rows.length ? { unknown: "Databricks gave another number of rows than it said." } : { rows: only === undefined ? rows : rows.map((row) => [row[place] ?? null]) };
}

function failed(sent: Sent): Answer {
  if ("unknown" in sent) return { unknown: sent.unknown, all: true };
  if ("json" in sent) return whatFailed(sent.json, sent.status);
  return sent.nothing === "timeout" ? { unknown: "It took longer than the time that it may take." } : sent.nothing === "too-long" ? { unknown: "Its result is larger than what is read." } : { unknown: "Databricks is not reachable, or hung up.", all: true };
}

/** Catalogs that are not Unity Catalog's have no information schema. */
const old = ["hive_metastore", "spark_catalog"];

async function find(there: There, table: Table) {
  // Unity Catalog keeps names in small letters.
  const parts = table.physicalName.replaceAll("`", "").split(".");
  const [name = "", within = "", from = ""] = [parts.at(-1), parts.at(-2) ?? there.schema, parts.at(-3) ?? there.catalog].map((part) => part?.toLowerCase());
  const names = [from, within, name];
  const { text } = dialect;
  const unity = !old.includes(from);
  const answer = await run(there, unity
    ? `SELECT column_name, full_data_type, is_nullable FROM ${dialect.table([from, "information_schema", "columns"])} WHERE table_schema = ${text(within)} AND table_name = ${text(name)} ORDER BY ordinal_position`
    : `DESCRIBE TABLE ${dialect.table(names)}`);
  const nothing = { unknown: `Databricks has no table ${named(names.join("."))} that this account can see.` };
  if ("unknown" in answer) return answer.unknown.startsWith("A table that it names is not there") ? nothing : answer;
  const end = answer.rows.findIndex(([column]) => column === null || column === "" || String(column).startsWith("#"));
  const columns = answer.rows.slice(0, unity || end < 0 ? undefined : end).map(([column, type, nullable]) => ({ name: String(column), type: String(type), ...(unity ? { nullable: nullable !== "NO" } : {}) }));
  if (columns.length === 0) return nothing;
  const why = await tooLarge(there, names);
  return why ?? { names, shape: { columns, typed: true } };
}

async function tooLarge(there: There, names: readonly string[]): Promise<{ readonly unknown: string } | undefined> {
  const { byteCap } = there.how;
  if (byteCap === undefined) return undefined;
  const detail = await run(there, `DESCRIBE DETAIL ${dialect.table(names)}`, "sizeInBytes");
  const bytes = "rows" in detail ? Number(detail.rows[0]?.[0] ?? Number.NaN) : Number.NaN;
  if (Number.isNaN(bytes)) return { unknown: `Databricks does not say how large the table ${named(names.join("."))} is, and no more than ${byteCap} bytes may be read.` };
  return bytes > byteCap ? { unknown: `The table has ${bytes} bytes, more than the ${byteCap} that may be read.` } : undefined;
}
