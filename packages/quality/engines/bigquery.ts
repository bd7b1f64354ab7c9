import { randomUUID } from "node:crypto";
import { UsageError } from "#model";
import { named } from "#text";
import { type Answer, type Cell, sessionOver } from "../asking.ts";
import { call, inside, jsonOf, pause, type Reply } from "../calling.ts";
import { bigquery as dialect } from "../dialects/bigquery.ts";
import type { Engine, HowToMeasure } from "../engine.ts";
import type { Table } from "../metric.ts";
import { originOf, saidOf } from "../reach.ts";
import { rowsOf } from "./bigquery/cells.ts";
import { passing, reasonIn, whatFailed, whyNothing } from "./bigquery/errors.ts";
import { columnsOf } from "./bigquery/shape.ts";
import { googleTokens } from "./keyless/google.ts";

/** What came back, its JSON where it is some; or why nothing did. */
type Sent = { readonly status: number; readonly json: unknown } | Extract<Reply, { nothing: string }> | { readonly unknown: string };
/** Sends a call of the REST API (v2), with a token. */
type Sends = (method: "GET" | "POST", path: string, signal: AbortSignal, body?: unknown) => Promise<Sent>;

interface There {
  readonly send: Sends;
  /** Where queries are run and billed. */
  readonly project: string;
  readonly how: HowToMeasure;
  /** Where the data is, as soon as somebody says; jobs have to run there. */
  location: string | undefined;
  bytes: number;
}

const isProject = /^[a-z][a-z0-9.:-]{2,100}$/;

/**
 * BigQuery over its REST API. What a query reads is estimated before (dry run) where there is a cap, and `maximumBytesBilled` holds it; each query is a job with the label `tool: meshgate`, an id
 * that begins with `meshgate_`, and a time after which it ends by itself. Of a query that a person wrote, BigQuery says before whether it is a SELECT.
 */
export const bigquery: Engine = {
  id: "bigquery",
  title: "BigQuery",
  serves: ({ type }) => type === "bigquery",
  open: (server, how) => {
    const said = saidOf(server, how, "bigquery", ["google"]);
    const [runs, from, dataset] = [said.variable("PROJECT"), said.setting("project"), said.setting("dataset", "schema")];
    if (runs === undefined) throw new UsageError(`Nobody says which project runs and pays the queries of the server ${named(said.called)}: the configuration's variable ${said.variableName("PROJECT")} does.`);
    if (!isProject.test(runs)) throw new UsageError(`The variable ${said.variableName("PROJECT")} is no name of a project.`);
    const origin = originOf(said, "ENDPOINT", "https://bigquery.googleapis.com");
    const tokens = googleTokens(said, "https://www.googleapis.com/auth/bigquery", how);
    const there: There = { send: sending(origin, tokens, how), project: runs, how, location: said.setting("location", "region") ?? said.variable("LOCATION"), bytes: 0 };
    return Promise.resolve(sessionOver({ dialect, ask: (sql, theirs) => asking(there, sql, theirs === true), find: (table) => find(there, table, from ?? runs, dataset), close: () => Promise.resolve() }, how));
  },
};

function sending(origin: string, tokens: ReturnType<typeof googleTokens>, how: HowToMeasure): Sends {
  const waits = how.pause ?? pause;
  return async (method, path, signal, body) => {
    for (let [left, wait, again] = [5, 500, undefined as true | undefined]; ; left -= 1, wait *= 2) {
      const lent = await tokens(again);
      if ("unknown" in lent) return lent;
      const headers = { Authorization: `Bearer ${lent.token}`, Accept: "application/json", "User-Agent": "meshgate", ...(body === undefined ? {} : { "Content-Type": "application/json" }) };
      const reply = await call(fetch, { method, url: `${origin}/bigquery/v2/${path}`, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }, signal, waits);
      if ("nothing" in reply) return reply;
      const json = jsonOf(reply.text);
      if (reply.status === 401 && again === undefined) again = true;
      else if (reply.status === 200 || left <= 1 || !passing.includes(reasonIn(json) ?? "")) return { status: reply.status, json };
      else if (!(await waits(wait, signal))) return { nothing: "timeout" };
    }
  };
}

async function asking(there: There, sql: string, theirs: boolean): Promise<Answer> {
  const { how } = there;
  const limit = AbortSignal.timeout(Math.ceil(how.seconds * 1000));
  const left = how.byteCap === undefined ? undefined : Math.max(0, Math.floor(how.byteCap - there.bytes));
  if (left !== undefined || theirs) {
    const why = await refused(there, sql, left, theirs, limit);
    if (why !== undefined) return why;
  }
  const jobId = `meshgate_${randomUUID()}`;
  const answer = await ran(there, jobId, sql, left, limit);
  if (limit.aborted) await there.send("POST", `projects/${there.project}/jobs/${jobId}/cancel${placed(there)}`, AbortSignal.timeout(5000));
  if ("rows" in answer) there.bytes += answer.bytes ?? 0;
  return answer;
}

const placed = ({ location }: There, sign = "?") => (location === undefined ? "" : `${sign}location=${encodeURIComponent(location)}`);

const job = (there: There, sql: string, more: object, left: number | undefined) => ({
  configuration: {
    query: { query: sql, useLegacySql: false, ...(left === undefined ? {} : { maximumBytesBilled: String(left) }) }, labels: { tool: "meshgate" }, jobTimeoutMs: String(Math.ceil(there.how.seconds * 1000)), ...more,
  },
});

/** Why a query is not run: by its estimate, or because it is no SELECT. A dry run costs nothing. */
async function refused(there: There, sql: string, left: number | undefined, theirs: boolean, limit: AbortSignal): Promise<Answer | undefined> {
  const dry = { jobReference: { projectId: there.project, ...(there.location === undefined ? {} : { location: there.location }) }, ...job(there, sql, { dryRun: true }, undefined) };
  const reply = await there.send("POST", `projects/${there.project}/jobs`, limit, dry);
  const json = "json" in reply && reply.status === 200 ? reply.json : undefined;
  if (json === undefined || reasonIn(json) !== undefined) return failed(reply);
  if (theirs && inside(json, "statistics", "query", "statementType") !== "SELECT") return { unknown: "BigQuery says that the query is no SELECT." };
  const told = inside(json, "statistics", "totalBytesProcessed") ?? inside(json, "statistics", "query", "totalBytesProcessed");
  if (left === undefined) return undefined;
  if (typeof told !== "string" || !/^\d+$/.test(told)) return { unknown: `BigQuery does not say how many bytes it would read, and no more than ${left} may be read.` };
  if (Number(told) <= left) return undefined;
  return { unknown: `BigQuery expects to read ${told} bytes, more than the ${left} that may ${there.bytes > 0 ? "still " : ""}be read.` };
}

function failed(reply: Sent): Answer {
  if ("unknown" in reply) return { ...reply, all: true };
  return "nothing" in reply ? whyNothing(reply) : whatFailed(reply.json, reply.status);
}

/** Starts a job and reads its result page by page; whoever starts it twice by the same id gets the first (409). */
async function ran(there: There, jobId: string, sql: string, left: number | undefined, limit: AbortSignal): Promise<Answer> {
  const { send, project, how } = there;
  const started = await send("POST", `projects/${project}/jobs`, limit, { jobReference: { projectId: project, jobId, ...(there.location === undefined ? {} : { location: there.location }) }, ...job(there, sql, {}, left) });
  if (!("json" in started) || (started.status !== 200 && started.status !== 409) || (started.status === 200 && reasonIn(started.json) !== undefined)) return failed(started);
  const location = inside(started.json, "jobReference", "location");
  if (typeof location === "string") there.location ??= location;
  const rows: Cell[][] = [];
  for (let token: string | undefined; ; ) {
    const page = await send("GET", `projects/${project}/queries/${jobId}?timeoutMs=10000&maxResults=1000${placed(there, "&")}${token === undefined ? "" : `&pageToken=${encodeURIComponent(token)}`}`, limit);
    if (!("json" in page) || page.status !== 200 || inside(page.json, "jobComplete") === undefined) return failed(page);
    if (inside(page.json, "jobComplete") !== true) {
      if (!(await (how.pause ?? pause)(500, limit))) return { unknown: "It took longer than the time that it may take." };
      continue;
    }
    rows.push(...rowsOf(page.json));
    const next = inside(page.json, "pageToken");
    if (typeof next !== "string" || next === "") return { rows, bytes: Number(inside(page.json, "totalBytesProcessed") ?? 0) };
    token = next;
  }
}

/** `tables.get` costs nothing and tells types with their parameters, the location and what the table asks of queries. */
async function find(there: There, table: Table, project: string, dataset: string | undefined) {
  const parts = table.physicalName.replaceAll("`", "").split(".");
  const [name = "", within = dataset, from = project] = [parts.at(-1), parts.at(-2), parts.length > 2 ? parts.slice(0, -2).join(".") : undefined];
  if (within === undefined) return { unknown: `Nobody says in which dataset the table ${named(name)} is.` };
  if (!isProject.test(from) || !/^\w{1,1024}$/.test(within) || !/^[\p{L}\p{M}\p{N}\p{Pc}\p{Pd} ]{1,1024}$/u.test(name)) return { unknown: `${named(`${from}.${within}.${name}`)} is no name of a table of BigQuery.` };
  const reply = await there.send("GET", `projects/${from}/datasets/${within}/tables/${encodeURIComponent(name)}`, AbortSignal.timeout(Math.ceil(there.how.seconds * 1000)));
  if ("json" in reply && reply.status === 404) return { unknown: `BigQuery has no table ${named(`${from}.${within}.${name}`)} that this account can see.` };
  if (!("json" in reply) || reply.status !== 200) return failed(reply) as { readonly unknown: string };
  const columns = columnsOf(inside(reply.json, "schema"));
  if (columns === undefined) return { unknown: `BigQuery does not say which columns ${named(`${from}.${within}.${name}`)} has.` };
  const filtered = inside(reply.json, "requirePartitionFilter") === true || inside(reply.json, "timePartitioning", "requirePartitionFilter") === true;
  if (filtered && there.how.where?.(table) === undefined) return { unknown: "The table answers only queries with a condition on its partitions, and none is given." };
  const location = inside(reply.json, "location");
  if (typeof location === "string") there.location ??= location;
  return { names: [from, within, name], shape: { columns, typed: true } };
}
