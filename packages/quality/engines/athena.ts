import { randomUUID } from "node:crypto";
import { UsageError } from "#model";
import { named } from "#text";
import { type Answer, type Cell, sessionOver } from "../asking.ts";
import { inside, jsonOf, pause } from "../calling.ts";
import { athena as dialect } from "../dialects/athena.ts";
import type { Engine, HowToMeasure } from "../engine.ts";
import type { Table } from "../metric.ts";
import { type Said, saidOf } from "../reach.ts";
import { type Given, type Operate, operations } from "./aws.ts";
import { meaningOf } from "./trino.ts";

interface There {
  readonly operate: Operate;
  readonly catalog: string;
  readonly database: string;
  readonly workgroup: string;
  /** Folder for results, where the workgroup has none. */
  readonly results: string | undefined;
  readonly how: HowToMeasure;
  bytes: number;
}

/**
 * Athena over its API. Each query begins with the comment that Meshgate asks it, has a token so that it is never run twice, and is stopped when its time is over. Athena has no dry run: where there is a
 * cap, it is asked for an estimate (`EXPLAIN (TYPE IO)`, free of charge), which it has where the tables have statistics, and a query that has read more than the cap is stopped.
 */
export const athena: Engine = {
  id: "athena",
  title: "Athena",
  serves: ({ type }) => type === "athena",
  open: (server, how) => {
    const said = saidOf(server, how, "athena", ["aws"]);
    const database = said.setting("schema", "database");
    if (database === undefined) throw new UsageError(`The server ${named(said.called)} names no schema.`);
    const region = said.setting("regionName", "region") ?? said.variable("REGION") ?? said.variable("DEFAULT_REGION");
    const operate = operations({ name: "athena", target: "AmazonAthena", title: "Athena" }, region, said, how);
    const there: There = { operate, catalog: said.setting("catalog") ?? "AwsDataCatalog", database, workgroup: said.setting("workgroup") ?? said.variable("WORKGROUP") ?? "primary", results: resultsOf(said), how, bytes: 0 };
    return Promise.resolve(sessionOver({ dialect, ask: (sql) => asking(there, sql), find: (table) => find(there, table), close: () => Promise.resolve() }, how));
  },
};

/** Results are data, so the contract alone says not where they are written. */
function resultsOf(said: Said): string | undefined {
  const [told, allowed] = [said.setting("stagingDir"), said.variable("STAGING_DIR")];
  const bare = (folder: string) => folder.replace(/\/+$/, "");
  if (told !== undefined && (allowed === undefined || bare(told) !== bare(allowed))) throw new UsageError(`The contract names the folder ${named(told)} for results; let the configuration's variable ${said.variableName("STAGING_DIR")} name it too, or nothing is written there.`);
  if (allowed !== undefined && !/^s3:\/\/[a-z0-9][a-z0-9.-]{1,62}(?:\/[^\s?#]*)?$/.test(allowed)) throw new UsageError(`The variable ${said.variableName("STAGING_DIR")} is no folder of S3.`);
  return allowed;
}

async function asking(there: There, sql: string): Promise<Answer> {
  const limit = AbortSignal.timeout(Math.ceil(there.how.seconds * 1000));
  const left = there.how.byteCap === undefined ? undefined : Math.max(0, there.how.byteCap - there.bytes);
  if (left !== undefined) {
    const plan = await ran(there, `EXPLAIN (TYPE IO, FORMAT JSON) ${sql}`, undefined, limit);
    if ("unknown" in plan) return plan;
    const bytes = estimateIn(plan.rows);
    if (bytes !== undefined && bytes > left) return { unknown: `Athena expects to read ${Math.round(bytes)} bytes, more than the ${left} that may ${there.bytes > 0 ? "still " : ""}be read.` };
  }
  return ran(there, sql, left, limit);
}

/** Bytes of all tables in a plan, where it knows them all. */
function estimateIn(rows: readonly (readonly Cell[])[]): number | undefined {
  const text = rows.flat().join("\n");
  const tables = inside(jsonOf(text.slice(text.indexOf("{"))), "inputTableColumnInfos");
  if (!Array.isArray(tables)) return undefined;
  const sizes = tables.map((one: unknown) => inside(one, "estimate", "outputSizeInBytes"));
  return sizes.every((size) => typeof size === "number") ? sizes.reduce<number>((sum, size) => sum + Number(size), 0) : undefined;
}

async function ran(there: There, sql: string, left: number | undefined, limit: AbortSignal): Promise<Answer> {
  const { operate, how } = there;
  const input = {
    QueryString: `/* meshgate */ ${sql}`, ClientRequestToken: randomUUID(), QueryExecutionContext: { Catalog: there.catalog, Database: there.database }, WorkGroup: there.workgroup,
    ...(there.results === undefined ? {} : { ResultConfiguration: { OutputLocation: there.results } }),
  };
  const started = await operate("StartQueryExecution", input, limit);
  const idIn = (given: Given) => ("json" in given ? inside(given.json, "QueryExecutionId") : undefined);
  const id = idIn(started);
  const stop = async () => {
    const soon = AbortSignal.timeout(5000);
    await operate("StopQueryExecution", { QueryExecutionId: id ?? idIn(await operate("StartQueryExecution", input, soon)) }, soon);
  };
  if (typeof id !== "string") {
    if ("late" in started) await stop();
    return failed(started);
  }
  for (let wait = 100; ; wait = Math.min(wait * 2, 1000)) {
    const given = await operate("GetQueryExecution", { QueryExecutionId: id }, limit);
    if (limit.aborted) await stop();
    if (!("json" in given)) return failed(given);
    const execution = inside(given.json, "QueryExecution");
    const [state, scanned] = [inside(execution, "Status", "State"), inside(execution, "Statistics", "DataScannedInBytes")];
    const bytes = typeof scanned === "number" ? scanned : 0;
    const over = left !== undefined && bytes > left;
    const goes = state === "QUEUED" || state === "RUNNING";
    if (over && goes) await stop();
    if (!goes || over) there.bytes += bytes;
    if (over) return { unknown: `Athena had read ${bytes} bytes, more than the ${left} that may be read, ${goes ? "so it was stopped" : "when it ended"}.`, all: true };
    if (state === "SUCCEEDED") return await rowsOf(operate, id, bytes, limit);
    if (!goes) return whyEnded(inside(execution, "Status"));
    if (!(await (how.pause ?? pause)(wait, limit))) {
      await stop();
      return { unknown: "It took longer than the time that it may take." };
    }
  }
}

/** The result, page by page. Its first row says what the columns are called, where it is one of a SELECT. */
async function rowsOf(operate: Operate, id: string, bytes: number, limit: AbortSignal): Promise<Answer> {
  const rows: Cell[][] = [];
  for (let [token, first] = [undefined as string | undefined, true]; ; first = false) {
    const given = await operate("GetQueryResults", { QueryExecutionId: id, MaxResults: 1000, ...(token === undefined ? {} : { NextToken: token }) }, limit);
    const [page, columns] = "json" in given ? [inside(given.json, "ResultSet", "Rows"), inside(given.json, "ResultSet", "ResultSetMetadata", "ColumnInfo")] : [];
    if (!("json" in given) || !Array.isArray(page) || !Array.isArray(columns)) return failed(given);
    const cells = page.map((row: unknown) => columns.map((column: unknown, at) => cellOf(inside(row, "Data", at, "VarCharValue"), inside(column, "Type"))));
    const heads = first && columns.length > 0 && columns.every((column: unknown, at) => inside(page, 0, "Data", at, "VarCharValue") === inside(column, "Name"));
    rows.push(...(heads ? cells.slice(1) : cells));
    const next = inside(given.json, "NextToken");
    if (typeof next !== "string" || next === "") return { rows, bytes };
    token = next;
  }
}

/** Everything is a text there; a null is what has none. */
function cellOf(value: unknown, type: unknown): Cell {
  if (typeof value !== "string") return null;
  return type === "boolean" ? value === "true" : type === "varbinary" ? `\\x${value.replaceAll(" ", "")}` : value;
}

/** What Athena means by its types of errors ("Athena error catalog"), where its reason does not begin with a name of Trino's. */
const types: readonly (readonly [number, number, string])[] = [
  [0, 8, "It needs more memory or time than Athena gives a query."], [206, 206, "It took longer than the time that it may take."], [210, 210, "It took longer than the time that it may take."], [234, 234, "Lake Formation does not let this role read it."], [401, 402, "The result cannot be written to its folder in S3."],
  [1001, 1002, "Athena cannot work with a value of the data."], [1004, 1004, "The files of the table are not as the catalog says."], [1006, 1006, "Athena does not understand the query."], [1007, 1007, "Athena cannot work with a value of the data."], [1011, 1011, "It took longer than the time that it may take, or somebody cancelled it."],
  [1014, 1014, "It took longer than the time that it may take, or somebody cancelled it."], [1110, 1110, "A table that it names is not there."], [1300, 1303, "Something that it names is not there."], [1306, 1306, "A bucket of S3 is not there."], [1400, 1406, "Athena, its catalog or S3 is too busy to answer."], [1500, 1501, "This role may not read the data in S3."],
];

function whyEnded(status: unknown): Answer {
  if (inside(status, "State") === "CANCELLED") return { unknown: "Somebody cancelled it, or it would read more bytes than its workgroup lets it." };
  const name = /^([A-Z][A-Z_]{2,60})\b/.exec(String(inside(status, "StateChangeReason") ?? ""))?.[1] ?? "";
  const type = Number(inside(status, "AthenaError", "ErrorType") ?? Number.NaN);
  const known = meaningOf(name)?.replaceAll("Trino", "Athena") ?? types.find(([least, most]) => type >= least && type <= most)?.[2];
  return { unknown: known ?? `Athena cannot answer${Number.isInteger(type) ? ` (error type ${type})` : ""}.` };
}

function failed(given: Given): Answer {
  if ("unknown" in given) return { unknown: given.unknown, ...(given.all ? { all: true } : {}) };
  if ("json" in given) return { unknown: "Athena answers with something else than it was asked for.", all: true };
  if (given.error === "AccessDeniedException") return { unknown: "AWS does not let this role ask Athena, or use the workgroup.", all: true };
  return given.error === "InvalidRequestException" ? { unknown: "Athena does not take the request: the workgroup is not there, has no folder for results, or the query is not one that it understands." } : { unknown: `Athena cannot answer (${given.error}).` };
}

/** Which columns are partitions, as the catalog says; which types they have, as the engine does. */
async function find(there: There, table: Table) {
  const parts = table.physicalName.split(".");
  const [name = "", within = there.database, catalog = there.catalog] = [parts.at(-1), parts.at(-2), parts.at(-3)];
  const full = named(`${catalog}.${within}.${name}`);
  const limit = AbortSignal.timeout(Math.ceil(there.how.seconds * 1000));
  const given = await there.operate("GetTableMetadata", { CatalogName: catalog, DatabaseName: within, TableName: name, WorkGroup: there.workgroup }, limit);
  if ("error" in given && given.error === "MetadataException") return { unknown: `Athena's catalog has no table ${full} that this role can see.` };
  if (!("json" in given)) return failed(given) as { readonly unknown: string };
  const keys = inside(given.json, "TableMetadata", "PartitionKeys");
  const partitions = new Set(Array.isArray(keys) ? keys.map((key: unknown) => String(inside(key, "Name")).toLowerCase()) : []);
  const { text } = dialect;
  const answer = await ran(there, `SELECT table_schema, table_name, column_name, data_type, is_nullable FROM ${dialect.table([catalog, "information_schema", "columns"])} WHERE table_name = ${text(name.toLowerCase())} AND table_schema = ${text(within.toLowerCase())} ORDER BY ordinal_position`, undefined, limit);
  if ("unknown" in answer) return answer;
  const [first] = answer.rows;
  if (first === undefined) return { unknown: `Athena has no table ${full} that this role can see.` };
  const columns = answer.rows.map(([, , column, type, nullable]) => ({ name: String(column), type: String(type), nullable: nullable !== "NO", ...(partitions.has(String(column)) ? { partition: true as const } : {}) }));
  return { names: [catalog, String(first[0]), String(first[1])], shape: { columns, typed: true } };
}
