import { randomUUID } from "node:crypto";
import { UsageError } from "#model";
import { named } from "#text";
import { type Answer, type Cell, sessionOver } from "../asking.ts";
import { call, inside, jsonOf, pause, type Reply } from "../calling.ts";
import { snowflake as dialect } from "../dialects/snowflake.ts";
import type { Engine, HowToMeasure } from "../engine.ts";
import type { Table } from "../metric.ts";
import type { Lender } from "./keyless/kept.ts";
import { type SnowflakeWho, whoAsksSnowflake } from "./keyless/snowflake.ts";
import { whatFailed } from "./snowflake/errors.ts";
import { columnOf, folded, shapeQuery } from "./snowflake/shape.ts";
import { type Vendor, vendorReach } from "./vendor.ts";

type Sent = { readonly status: number; readonly json: unknown } | Extract<Reply, { nothing: string }> | { readonly unknown: string };
interface There {
  readonly send: (method: "GET" | "POST", path: string, signal: AbortSignal, body?: unknown) => Promise<Sent>;
  /** What every statement says besides its text. */
  readonly context: Readonly<Record<string, string>>;
  readonly how: HowToMeasure;
}

const vendor: Vendor = {
  id: "snowflake",
  title: "Snowflake",
  own: /^[a-z0-9][a-z0-9_.-]*\.snowflakecomputing\.(?:com|cn|mil)$/,
  hostOf: { setting: "account", variable: "ACCOUNT", host: (account) => (/^[a-z0-9][a-z0-9_.-]*$/i.test(account) ? `${account.toLowerCase().replaceAll("_", "-").replace(/\.snowflakecomputing\.com$/, "")}.snowflakecomputing.com` : undefined) },
};

/**
 * Snowflake over its SQL API (v2): a statement is posted, looked at until it has ended, and read by partitions. Each has the tag `meshgate`, a time after which Snowflake ends it, and is a single one. What it
 * would read is asked before (`EXPLAIN`, which takes no warehouse) where there is a cap; what it did read is not told here.
 */
export const snowflake: Engine = {
  id: "snowflake",
  title: "Snowflake",
  serves: ({ type }) => type === "snowflake",
  open: async (server, how) => {
    const reach = vendorReach(server, how, vendor);
    const account = (reach.variable("ACCOUNT") ?? reach.setting("account") ?? reach.host).split(".")[0] ?? "";
    const [database, schema, warehouse, role] = [reach.setting("database"), reach.setting("schema"), reach.variable("WAREHOUSE") ?? reach.setting("warehouse"), reach.variable("ROLE")];
    if (database === undefined) throw new UsageError(`The server ${named(reach.called)} names no database.`);
    const context = Object.fromEntries(Object.entries({ database, schema, warehouse, role }).flatMap(([key, name]) => (name === undefined ? [] : [[key, folded(name)]])));
    const there: There = { send: sending(reach.origin, whoAsksSnowflake(reach, account, how), how), context, how };
    return sessionOver({ dialect, ask: (sql, theirs) => (theirs ? asked(there, sql, foreign) : asked(there, sql)), find: (table) => find(there, table, database, schema), close: () => Promise.resolve() }, how);
  },
};

/** Functions of the system do things, though a SELECT calls them. */
const foreign = /\bsystem\$/i;

function sending(origin: string, who: Lender<SnowflakeWho>, how: HowToMeasure): There["send"] {
  return async (method, path, signal, body) => {
    for (let again: true | undefined; ; again = true) {
      const lent = await who(again);
      if ("unknown" in lent) return lent;
      const headers = { ...lent.headers, Accept: "application/json", "User-Agent": "meshgate/1", ...(body === undefined ? {} : { "Content-Type": "application/json" }) };
      const reply = await call(fetch, { method, url: `${origin}/api/v2/statements${path}`, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }, signal, how.pause);
      if ("nothing" in reply) return reply;
      if (reply.status !== 401 || again || lent.until === undefined) return { status: reply.status, json: jsonOf(reply.text) };
    }
  };
}

async function asked(there: There, sql: string, refused?: RegExp): Promise<Answer> {
  const { byteCap } = there.how;
  if (refused?.test(sql)) return { unknown: "The query is not asked: it calls a function of the system." };
  if (byteCap === undefined) return run(there, sql);
  const plan = await run(there, `EXPLAIN USING JSON ${sql}`);
  if ("unknown" in plan) return plan;
  const bytes = inside(jsonOf(String(plan.rows[0]?.[0])), "GlobalStats", "bytesAssigned");
  if (typeof bytes !== "number") return { unknown: `Snowflake does not say how many bytes it would read, and no more than ${byteCap} may be read.` };
  if (bytes > byteCap) return { unknown: `Snowflake expects to read ${bytes} bytes, more than the ${byteCap} that may be read.` };
  const answer = await run(there, sql);
  return "rows" in answer ? { ...answer, bytes } : answer;
}

async function run({ send, context, how }: There, sql: string): Promise<Answer> {
  const limit = AbortSignal.timeout(Math.ceil(how.seconds * 1000));
  const parameters = { QUERY_TAG: "meshgate", TIMEZONE: "UTC", MULTI_STATEMENT_COUNT: "1" };
  const started = await send("POST", `?requestId=${randomUUID()}&async=true`, limit, { statement: sql, timeout: Math.ceil(how.seconds), parameters, ...context });
  const handle = "json" in started ? inside(started.json, "statementHandle") : undefined;
  if (typeof handle !== "string" || !/^[\w-]{1,64}$/.test(handle)) return failed(started);
  let now = started;
  for (let wait = 50; "json" in now && now.status === 202; wait = Math.min(wait * 2, 2000)) {
    if (await (how.pause ?? pause)(wait, limit)) now = await send("GET", `/${handle}`, limit);
    if (limit.aborted) {
      await send("POST", `/${handle}/cancel`, AbortSignal.timeout(5000));
      return { unknown: "It took longer than the time that it may take." };
    }
  }
  return "json" in now && now.status === 200 ? await rowsOf(now.json, (part) => send("GET", `/${handle}?partition=${part}`, limit)) : failed(now);
}

/** A result begins with its first partition; the others are fetched. Cells are texts. */
async function rowsOf(json: unknown, more: (part: number) => Promise<Sent>): Promise<Answer> {
  const [kinds, parts, first] = [inside(json, "resultSetMetaData", "rowType"), inside(json, "resultSetMetaData", "partitionInfo"), inside(json, "data")];
  if (!Array.isArray(first)) return failed({ status: 200, json });
  const cell = (value: unknown, at: number): Cell => (value === null || value === undefined ? null : inside(kinds, at, "type") === "boolean" ? value === "true" : String(value));
  const rows = (data: readonly unknown[]) => data.map((row) => (Array.isArray(row) ? row.map(cell) : []));
  const all = rows(first);
  for (let part = 1; part < (Array.isArray(parts) ? parts.length : 1); part++) {
    const next = await more(part);
    const data = "json" in next && next.status === 200 ? inside(next.json, "data") : undefined;
    if (!Array.isArray(data)) return failed(next);
    all.push(...rows(data));
  }
  return { rows: all };
}

function failed(sent: Sent): Answer {
  if ("unknown" in sent) return { unknown: sent.unknown, all: true };
  if ("json" in sent) return whatFailed(sent.json, sent.status);
  return sent.nothing === "timeout" ? { unknown: "It took longer than the time that it may take." } : sent.nothing === "too-long" ? { unknown: "Its result is larger than what is read." } : { unknown: "Snowflake is not reachable, or hung up.", all: true };
}

async function find(there: There, table: Table, database: string, schema: string | undefined) {
  const parts = table.physicalName.split(".");
  const [name = "", within = schema ?? "PUBLIC", from = database] = [parts.at(-1), parts.at(-2), parts.at(-3)];
  const answer = await run(there, shapeQuery(folded(from), within.replace(/^"([^]*)"$/, "$1"), name.replace(/^"([^]*)"$/, "$1")));
  if ("unknown" in answer) return answer;
  const [first] = answer.rows;
  if (first === undefined) return { unknown: `Snowflake has no table ${named(`${from}.${within}.${name}`)} that this role can see.` };
  const [inSchema, called] = first;
  return { names: [folded(from), String(inSchema), String(called)], shape: { columns: answer.rows.filter(([one, two]) => one === inSchema && two === called).map(columnOf), typed: true } };
}
