import { UsageError } from "#model";
import { named } from "#text";
import { type Answer, type Cell, sessionOver } from "../asking.ts";
import { sqlserver as before2025 } from "../dialects/sqlserver.ts";
import { sqlserver2025 } from "../dialects/sqlserver-2025.ts";
import type { Engine, HowToMeasure } from "../engine.ts";
import type { Table } from "../metric.ts";
import { isLoopback, type Reach, reachOf, saidOf } from "../reach.ts";
import type { DriverFolder } from "./driver-folder.ts";
import { azureScopes, azureTokens } from "./keyless/azure.ts";
import { type Config, type Driver, type DriverConnection, tedious } from "./sqlserver/driver.ts";
import { said } from "./sqlserver/errors.ts";
import { columnOf, shapeQuery } from "./sqlserver/shape.ts";
import { wrapped } from "./sqlserver/theirs.ts";

/** Hosts of Azure SQL and Fabric, to which a token of Entra goes. */
const azure = /\.(?:database\.windows\.net|database\.usgovcloudapi\.net|database\.chinacloudapi\.cn|database\.fabric\.microsoft\.com|datawarehouse\.fabric\.microsoft\.com)$/;

/**
 * SQL Server and Azure SQL over their wire protocol, by a driver: one transaction that is rolled back, of one moment where the database keeps versions of rows (`ALLOW_SNAPSHOT_ISOLATION`). What takes too long is
 * cancelled there. The server itself is asked whether it has regular expressions.
 */
export const sqlserverBy = (load: (folder?: DriverFolder) => Promise<Driver>): Engine => ({
  id: "sqlserver",
  title: "SQL Server and Azure SQL",
  serves: ({ type }) => type === "sqlserver" || type === "mssql" || type === "azuresql" || type === "azure-sql",
  open: async (server, how) => {
    const reach = reachOf(server, how, "sqlserver");
    const database = reach.setting("database");
    if (database === undefined) throw new UsageError(`The server ${named(server.server ?? "sqlserver")} names no database.`);
    const schema = reach.setting("schema") ?? "dbo";
    const driver = await load(how.tedious);
    const who = await authentication(reach, azureTokens(saidOf(server, how, "azure"), azureScopes.sql, how));
    const opened = "unknown" in who ? who : await connected(driver, configOf(reach, database, who, how), how);
    if ("unknown" in opened) {
      const answer = { unknown: opened.unknown, all: true } as const;
      return sessionOver({ dialect: before2025, ask: () => Promise.resolve(answer), find: () => Promise.resolve(answer), close: () => Promise.resolve() }, how);
    }
    const { batch, connection, patterns } = opened;
    const ask = async (sql: string, theirs?: true): Promise<Answer> => (theirs ? foreign(batch, sql, how) : batch(sql));
    return sessionOver({ dialect: patterns ? sqlserver2025 : before2025, ask, find: (table) => find(batch, table, schema, how), close: () => closed(batch, connection) }, how);
  },
});
export const sqlserver: Engine = sqlserverBy(tedious);

/** A password where a variable has one, else a token: of a variable, or of Entra for hosts that are Azure's. */
async function authentication(reach: Reach, entra: ReturnType<typeof azureTokens>): Promise<Config["authentication"] | { readonly unknown: string }> {
  const token = reach.variable("TOKEN");
  if (token !== undefined) return { type: "azure-active-directory-access-token", options: { token } };
  if (reach.password === undefined && entra !== undefined && azure.test(reach.host)) {
    const lent = await entra();
    return "unknown" in lent ? lent : { type: "azure-active-directory-access-token", options: { token: lent.token } };
  }
  return { type: "default", options: { ...(reach.user === undefined ? {} : { userName: reach.user }), ...(reach.password === undefined ? {} : { password: reach.password }) } };
}

function configOf(reach: Reach, database: string, authentication: Config["authentication"], how: HowToMeasure): Config {
  const mode = reach.variable("SSLMODE") ?? (isLoopback(reach.host) ? "disable" : "verify-full");
  const milliseconds = Math.ceil(how.seconds * 1000);
  return {
    server: reach.host,
    authentication,
    options: {
      port: reach.port ?? 1433, database, encrypt: mode !== "disable" || authentication.type !== "default", trustServerCertificate: mode === "require", connectTimeout: Math.min(milliseconds, 30_000), requestTimeout: milliseconds, cancelTimeout: 5000, appName: "meshgate",
      rowCollectionOnRequestCompletion: true, useColumnNames: false, useUTC: true, readOnlyIntent: true, abortTransactionOnError: false,
    },
  };
}

type Batch = (sql: string) => Promise<Answer>;

/** Connects, and fixes what answers depend on: how NULL, quotes, dates and overflows are understood. */
async function connected(driver: Driver, config: Config, how: HowToMeasure): Promise<{ readonly batch: Batch; readonly connection: DriverConnection; readonly patterns: boolean } | { readonly unknown: string }> {
  const connection = new driver.Connection(config);
  connection.on("error", () => undefined);
  const failed = await new Promise<unknown>((done) => connection.connect((error) => done(error ?? undefined)));
  if (failed !== undefined) {
    connection.close();
    return said(failed);
  }
  const plain = batches(driver, connection);
  const versions = await plain("SELECT CAST(snapshot_isolation_state AS INT) FROM sys.databases WHERE database_id = DB_ID()");
  const level = "rows" in versions && Number(versions.rows[0]?.[0]) === 1 ? "SNAPSHOT" : "READ COMMITTED";
  const started = await batches(driver, connection, true)(
    [
      ...["NOCOUNT", "ANSI_NULLS", "ANSI_PADDING", "ANSI_WARNINGS", "ARITHABORT", "CONCAT_NULL_YIELDS_NULL", "QUOTED_IDENTIFIER"].map((option) => `SET ${option} ON`), ...["NUMERIC_ROUNDABORT", "XACT_ABORT", "IMPLICIT_TRANSACTIONS"].map((option) => `SET ${option} OFF`),
      "SET LANGUAGE us_english", "SET DATEFORMAT ymd", `SET LOCK_TIMEOUT ${Math.ceil(how.seconds * 1000)}`, `SET TRANSACTION ISOLATION LEVEL ${level}`,
    ].join("; "),
  );
  if ("unknown" in started) {
    connection.close();
    return started;
  }
  const patterns = await plain("SELECT CASE WHEN REGEXP_LIKE(N'a', N'^a$') THEN 1 ELSE 0 END");
  const batch = transacted(plain, batches(driver, connection, true));
  return { batch, connection, patterns: "rows" in patterns && Number(patterns.rows[0]?.[0]) === 1 };
}

/** An error may end a transaction of SQL Server, so that the next question begins another one. */
function transacted(plain: Batch, asItStands: Batch): Batch {
  let begun = false;
  return async (sql) => {
    if (!begun) {
      const answer = await asItStands("IF @@TRANCOUNT = 0 BEGIN TRANSACTION");
      if ("unknown" in answer) return answer;
    }
    const answer = await plain(sql);
    begun = "rows" in answer;
    return answer;
  };
}

const batches = (driver: Driver, connection: DriverConnection, asItStands = false): Batch => (sql) =>
  new Promise((done) => {
    const request = new driver.Request(sql, (error, _, rows) => done(error ? said(error) : { rows: (rows ?? []).map((row) => row.map(({ value }) => cellOf(value))) }));
    if (asItStands) connection.execSqlBatch(request);
    else connection.execSql(request);
  });

const cellOf = (value: unknown): Cell => (value === null || value === undefined ? null : typeof value === "number" || typeof value === "boolean" || typeof value === "bigint" ? value : value instanceof Date ? value.toISOString() : String(value));

async function foreign(batch: Batch, sql: string, how: HowToMeasure): Promise<Answer> {
  const query = wrapped(sql);
  if ("why" in query) return { unknown: `The query is not asked: ${query.why}.` };
  if (how.byteCap !== undefined) return { unknown: `SQL Server does not say how many bytes a query would read, and no more than ${how.byteCap} may be read.` };
  return batch(query.sql);
}

async function closed(batch: Batch, connection: DriverConnection): Promise<void> {
  await batch("IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION");
  connection.close();
}

async function find(batch: Batch, table: Table, schema: string, how: HowToMeasure) {
  const parts = table.physicalName.split(".").map((part) => part.replace(/^\[([^]*)\]$/, "$1"));
  const [name = "", within = schema] = [parts.at(-1), parts.at(-2)];
  const answer = await batch(shapeQuery(within, name));
  if ("unknown" in answer) return answer;
  const [first] = answer.rows;
  if (first === undefined) return { unknown: `SQL Server has no table ${named(`${within}.${name}`)} that this user can see.` };
  const [inSchema, called, , , , , , , bytes] = first;
  if (how.byteCap !== undefined && bytes === null) return { unknown: `SQL Server does not say how large ${named(`${within}.${name}`)} is, and no more than ${how.byteCap} bytes may be read.` };
  if (how.byteCap !== undefined && Number(bytes) > how.byteCap) return { unknown: `The table has ${bytes} bytes, more than the ${how.byteCap} that may be read.` };
  return { names: [String(inSchema), String(called)], shape: { columns: answer.rows.filter(([one, two]) => one === inSchema && two === called).map(columnOf), typed: true } };
}
