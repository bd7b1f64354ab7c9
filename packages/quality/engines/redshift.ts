import { randomUUID } from "node:crypto";
import { UsageError } from "#model";
import { named } from "#text";
import { type Answer, type Cell, sessionOver } from "../asking.ts";
import { inside, pause } from "../calling.ts";
import { redshift as dialect } from "../dialects/redshift.ts";
import type { Engine, HowToMeasure } from "../engine.ts";
import type { Table } from "../metric.ts";
import { type Said, saidOf } from "../reach.ts";
import { type Given, type Operate, operations } from "./aws.ts";

/** A cluster, or a workgroup of Redshift Serverless, as the Data API takes it. */
type Warehouse = { readonly ClusterIdentifier: string } | { readonly WorkgroupName: string };

interface There {
  readonly operate: Operate;
  readonly database: string;
  readonly schema: string;
  /** Whom and as whom every statement asks. */
  readonly as: Readonly<Record<string, string>>;
  readonly how: HowToMeasure;
}

/** The Data API takes 100 kB of SQL; letters may be of several bytes. */
const letters = 60_000;

/** Redshift over its Data API: each query is a statement called `meshgate`, has a token so that it is never run twice, and is cancelled when its time is over. */
export const redshift: Engine = {
  id: "redshift",
  title: "Redshift",
  serves: ({ type }) => type === "redshift",
  open: (server, how) => {
    const said = saidOf(server, how, "redshift", ["aws"]);
    const { warehouse, region } = warehouseOf(said);
    const database = said.setting("database") ?? said.variable("DATABASE");
    if (database === undefined) throw new UsageError(`The server ${named(said.called)} names no database.`);
    const [user, secret] = [said.variable("USER"), said.variable("SECRET_ARN")];
    const operate = operations({ name: "redshift-data", target: "RedshiftData", title: "Redshift" }, said.setting("region") ?? region ?? said.variable("REGION") ?? said.variable("DEFAULT_REGION"), said, how);
    const there: There = { operate, database, schema: said.setting("schema") ?? "public", as: { ...warehouse, Database: database, ...(secret !== undefined ? { SecretArn: secret } : user !== undefined ? { DbUser: user } : {}) }, how };
    return Promise.resolve(sessionOver({ dialect, letters, ask: (sql) => asking(there, sql), find: (table) => find(there, table), close: () => Promise.resolve() }, how));
  },
};

/** `orders.abc123.eu-west-1.redshift.amazonaws.com:5439/dev` or `orders.123456789012.eu-west-1.redshift-serverless.amazonaws.com`. */
function endpoint(host: string | undefined): { readonly warehouse: Warehouse; readonly region: string } | undefined {
  const [, name = "", region = "", serverless] = /^(?:\w+:\/\/)?([a-z0-9-]{1,63})\.[a-z0-9]+\.([a-z0-9-]+)\.redshift(-serverless)?\.amazonaws\.(?:com|com\.cn|eu)(?::\d{1,5})?(?:\/.*)?$/i.exec(host ?? "") ?? [];
  return name === "" ? undefined : { warehouse: serverless === undefined ? { ClusterIdentifier: name } : { WorkgroupName: name }, region };
}

/** The base's configuration says which warehouse is asked; a contract may say the same, and nothing else. Throws UsageError. */
function warehouseOf(said: Said): { readonly warehouse: Warehouse; readonly region?: string } {
  const [cluster, workgroup, host] = ["CLUSTER", "WORKGROUP", "HOST"].map(said.variable);
  const allowed = workgroup !== undefined ? { warehouse: { WorkgroupName: workgroup } } : cluster !== undefined ? { warehouse: { ClusterIdentifier: cluster } } : endpoint(host);
  if (allowed === undefined) throw new UsageError(`Nobody says which warehouse the server ${named(said.called)} is: the configuration's variable ${said.variableName("WORKGROUP")}, ${said.variableName("CLUSTER")} or ${said.variableName("HOST")} does.`);
  const told = [endpoint(said.setting("host", "endpoint"))?.warehouse, said.setting("clusterIdentifier") === undefined ? undefined : { ClusterIdentifier: said.setting("clusterIdentifier") ?? "" }, said.setting("workgroup") === undefined ? undefined : { WorkgroupName: said.setting("workgroup") ?? "" }];
  const other = told.find((one) => one !== undefined && JSON.stringify(one) !== JSON.stringify(allowed.warehouse));
  if (other !== undefined) throw new UsageError(`The contract names the warehouse ${named(Object.values(other)[0] ?? "")}, and the configuration's variables another one.`);
  return allowed;
}

async function asking({ operate, as, how }: There, sql: string): Promise<Answer> {
  const limit = AbortSignal.timeout(Math.ceil(how.seconds * 1000));
  const input = { ...as, Sql: sql, StatementName: "meshgate", ClientToken: randomUUID() };
  const started = await operate("ExecuteStatement", input, limit);
  const idIn = (given: Given) => ("json" in given ? inside(given.json, "Id") : undefined);
  const id = idIn(started);
  const cancel = async () => {
    const soon = AbortSignal.timeout(5000);
    await operate("CancelStatement", { Id: id ?? idIn(await operate("ExecuteStatement", input, soon)) }, soon);
  };
  if (typeof id !== "string") {
    if ("late" in started) await cancel();
    return failed(started);
  }
  for (let wait = 50; ; wait = Math.min(wait * 2, 1000)) {
    const given = await operate("DescribeStatement", { Id: id }, limit);
    if (limit.aborted) await cancel();
    if (!("json" in given)) return failed(given);
    const status = inside(given.json, "Status");
    if (status === "FINISHED") return await rowsOf(operate, id, limit);
    if (status === "FAILED" || status === "ABORTED") return whyEnded(status, inside(given.json, "Error"));
    if (status !== "SUBMITTED" && status !== "PICKED" && status !== "STARTED") return failed(given);
    if (!(await (how.pause ?? pause)(wait, limit))) {
      await cancel();
      return { unknown: "It took longer than the time that it may take." };
    }
  }
}

async function rowsOf(operate: Operate, id: string, limit: AbortSignal): Promise<Answer> {
  const rows: Cell[][] = [];
  for (let token: string | undefined; ; ) {
    const given = await operate("GetStatementResult", { Id: id, ...(token === undefined ? {} : { NextToken: token }) }, limit);
    const page = "json" in given ? inside(given.json, "Records") : undefined;
    if (!("json" in given) || !Array.isArray(page)) return failed(given);
    rows.push(...page.map((row: unknown) => (Array.isArray(row) ? row.map(cellOf) : [])));
    const next = inside(given.json, "NextToken");
    if (typeof next !== "string" || next === "") return { rows };
    token = next;
  }
}

/** A field is one of `isNull`, `booleanValue`, `longValue`, `doubleValue`, `stringValue`, `blobValue`; decimals and moments are texts. */
function cellOf(field: unknown): Cell {
  if (inside(field, "isNull") === true) return null;
  const value = ["booleanValue", "longValue", "doubleValue", "stringValue"].map((key) => inside(field, key)).find((one) => one !== undefined);
  if (typeof value === "boolean" || typeof value === "number" || typeof value === "string") return value;
  const blob = inside(field, "blobValue");
  return typeof blob === "string" ? `\\x${Buffer.from(blob, "base64").toString("hex")}` : null;
}

/** What Redshift means by its errors, which have no codes here: told by words that are its own, outside of the quotes in which values and names stand. None of its words is repeated. */
const meanings: readonly (readonly [RegExp, string, true?])[] = [
  [/authentication failed|not authorized to get credentials/i, "Redshift refuses the user.", true], [/database .*does not exist/i, "The database is not there.", true], [/permission denied/i, "Redshift does not let this user read it."], [/does not exist/i, "It names a table, column, function or type that is not there."],
  [/cancell?ed|abort|timeout|time limit/i, "It took longer than the time that it may take, or somebody cancelled it."], [/syntax error/i, "Redshift does not understand the query."], [/out of memory|disk full|insufficient memory/i, "Redshift is out of memory or disk."], [/read-only|read only/i, "It would write, and only reading is allowed."],
  [/regular expression/i, "Redshift does not understand the pattern."], [/overflow|out of range|invalid (?:digit|input|value|data)|cannot be (?:cast|converted)|cannot cast/i, "Redshift cannot work with a value: it leaves the range of its type, or cannot be converted."],
];

function whyEnded(status: string, error: unknown): Answer {
  if (status === "ABORTED") return { unknown: "It took longer than the time that it may take, or somebody cancelled it." };
  const words = String(error ?? "").slice(0, 2000).replace(/"[^"]*"|'[^']*'/g, "…");
  const [, why = "Redshift cannot answer.", all] = meanings.find(([pattern]) => pattern.test(words)) ?? [];
  return { unknown: why, ...(all ? { all } : {}) };
}

function failed(given: Given): Answer {
  if ("unknown" in given) return { unknown: given.unknown, ...(given.all ? { all: true } : {}) };
  if ("json" in given) return { unknown: "Redshift answers with something else than it was asked for.", all: true };
  if (given.error === "AccessDeniedException") return { unknown: "AWS does not let this role ask the warehouse.", all: true };
  if (given.error === "ValidationException") return { unknown: "Redshift does not take the request: the warehouse or database is not there in this region, or the query is too long." };
  return { unknown: `Redshift cannot answer (${given.error}).` };
}

async function find(there: There, table: Table) {
  const parts = table.physicalName.split(".");
  const [name = "", within = there.schema] = [parts.at(-1), parts.at(-2)];
  const { text } = dialect;
  const full = named(`${within}.${name}`);
  const answer = await asking(there,
    `SELECT schema_name, table_name, column_name, CASE WHEN data_type IN ('character varying', 'character') THEN data_type || '(' || CAST(character_maximum_length AS varchar) || ')' WHEN data_type = 'numeric' THEN 'numeric(' || CAST(numeric_precision AS varchar) || ',' || CAST(numeric_scale AS varchar) || ')' ELSE data_type END, is_nullable
     FROM svv_all_columns WHERE database_name = ${text(there.database)} AND LOWER(table_name) = LOWER(${text(name)}) AND LOWER(schema_name) = LOWER(${text(within)}) ORDER BY table_name, ordinal_position`,
  );
  if ("unknown" in answer) return answer;
  const [first] = answer.rows;
  if (first === undefined) return { unknown: `Redshift has no table ${full} that this user can see.` };
  const [inSchema, called] = first;
  if (there.how.byteCap !== undefined) {
    const size = await asking(there, `SELECT size FROM svv_table_info WHERE "schema" = ${text(String(inSchema))} AND "table" = ${text(String(called))}`);
    if ("unknown" in size) return { unknown: `Redshift does not say how large the table ${full} is, and no more than ${there.how.byteCap} bytes may be read: this user may not read svv_table_info.` };
    const bytes = Number(size.rows[0]?.[0] ?? Number.NaN) * 1024 * 1024;
    if (Number.isNaN(bytes)) return { unknown: `Redshift does not say how large the table ${full} is, and no more than ${there.how.byteCap} bytes may be read.` };
    if (bytes > there.how.byteCap) return { unknown: `The table has ${bytes} bytes, more than the ${there.how.byteCap} that may be read.` };
  }
  const columns = answer.rows.filter(([one, two]) => one === inSchema && two === called).map(([, , column, type, nullable]) => ({ name: String(column), type: String(type), nullable: nullable !== "NO" }));
  return { names: [String(inSchema), String(called)], shape: { columns, typed: true } };
}
