import type { Connection, RowDataPacket } from "mysql2/promise";
import { UsageError } from "#model";
import { named } from "#text";
import { type Answer, type Cell, sessionOver } from "../asking.ts";
import { pause } from "../calling.ts";
import { mysql as dialect } from "../dialects/mysql.ts";
import type { Engine, HowToMeasure } from "../engine.ts";
import type { Table } from "../metric.ts";
import { isLoopback, type Reach, reachOf } from "../reach.ts";

const busy = "Tables of the database are being changed right now.";
const late = "It took longer than the time that it may take.";
/** What MySQL and MariaDB mean by their numbers of errors, without a word of their own texts, which quote values. */
const meanings: Readonly<Record<number, string>> = {
  1142: "MySQL does not let this user read it.", 1143: "MySQL does not let this user read it.", 1044: "MySQL does not let this user read it.",
  1146: "A table that it names is not there.", 1051: "A table that it names is not there.",
  1054: "It names a column that is not there.", 1305: "It names a function that is not there.",
  1064: "MySQL does not understand the query.", 1139: "MySQL does not understand the pattern.", 3685: "MySQL does not understand the pattern.", 3692: "MySQL does not understand the pattern.",
  1684: busy,
  1792: "It would write, and only reading is allowed.",
  1969: late, 3024: late, 1317: late, 3699: "A pattern took longer than it may take.",
  1690: "A number leaves the range of its type.", 1021: "The disk for intermediate results is full.", 1114: "The memory or the disk for intermediate results is full.", 1041: "MySQL is out of memory.",
};
/** After these nothing else will be answered. */
const gone: Readonly<Record<number, string>> = { 1045: "MySQL refuses the user or the password.", 1049: "The database is not there.", 1040: "MySQL has no connection left." };

function said(error: unknown): Answer {
  const { errno, code } = (error ?? {}) as { readonly errno?: number; readonly code?: string };
  if (code === "PROTOCOL_SEQUENCE_TIMEOUT") return { unknown: late, all: true };
  if (errno !== undefined && gone[errno] !== undefined) return { unknown: gone[errno], all: true };
  if (errno !== undefined && meanings[errno] !== undefined) return { unknown: meanings[errno] };
  return errno !== undefined && errno >= 1000 && errno < 10_000 && code?.startsWith("ER_") === true ? { unknown: `MySQL cannot answer (${errno}).` } : { unknown: "MySQL is not reachable, or hung up.", all: true };
}

/** MySQL and MariaDB over their wire protocol, by the driver `mysql2`, in one transaction that only reads and sees one moment. */
export const mysql: Engine = {
  id: "mysql",
  title: "MySQL and MariaDB",
  serves: ({ type }) => type === "mysql" || type === "mariadb",
  open: async (server, how) => {
    const reach = reachOf(server, how, "mysql");
    const { createConnection } = await driver();
    const schema = reach.setting("database", "schema");
    if (schema === undefined) throw new UsageError(`The server ${named(server.server ?? "mysql")} names no database.`);
    const options = {
      host: reach.host, port: reach.port ?? 3306, database: schema, charset: "utf8mb4_bin", timezone: "Z", connectTimeout: Math.min(how.seconds, 30) * 1000, ...tls(reach),
      ...(reach.user === undefined ? {} : { user: reach.user }), ...(reach.password === undefined ? {} : { password: reach.password }),
      rowsAsArray: true, supportBigNumbers: true, bigNumberStrings: true, dateStrings: true, decimalNumbers: false, multipleStatements: false, flags: ["-LOCAL_FILES"],
    };
    let connection: Connection | undefined;
    try {
      connection = await createConnection(options as Parameters<typeof createConnection>[0]);
      connection.on("error", () => undefined);
      await start(connection, how);
    } catch (error) {
      connection?.destroy();
      const answer = { ...said(error), all: true } as Answer;
      return sessionOver({ dialect, ask: () => Promise.resolve(answer), find: () => Promise.resolve(answer as { unknown: string }), close: () => Promise.resolve() }, how);
    }
    const opened = connection;
    const ask = (sql: string, theirs?: true) => asking(opened, sql, how, theirs);
    return sessionOver({ dialect, ask, find: (table) => find(ask, table, schema, how), close: () => opened.end().catch(() => opened.destroy()) }, how);
  },
};

type Driver = typeof import("mysql2/promise");

async function driver(): Promise<Driver> {
  try {
    // Once it is bundled, the whole module is the default alone.
    const loaded: Driver & { readonly default?: Driver } = await import("mysql2/promise");
    return loaded.default ?? loaded;
  } catch {
    throw new UsageError("The driver for MySQL is not installed here: run `npm install mysql2` beside Meshgate, or use the action, which brings it.");
  }
}

function tls(reach: Reach) {
  const mode = reach.variable("SSLMODE") ?? (isLoopback(reach.host) ? "disable" : "verify-full");
  return mode === "disable" ? {} : { ssl: { rejectUnauthorized: mode !== "require", minVersion: "TLSv1.2" } };
}

const ours = "SET SESSION sql_mode = 'NO_BACKSLASH_ESCAPES,ERROR_FOR_DIVISION_BY_ZERO'";

async function start(connection: Connection, how: HowToMeasure): Promise<void> {
  const seconds = Math.max(1, Math.ceil(how.seconds));
  await connection.query("SET SESSION time_zone = '+00:00'");
  await connection.query(ours);
  await connection.query("SET NAMES utf8mb4 COLLATE utf8mb4_bin");
  await connection.query(`SET SESSION max_statement_time = ${seconds}`).catch(() => connection.query(`SET SESSION max_execution_time = ${seconds * 1000}`));
  // MariaDB keeps answers of subqueries by the collation of what they look at, so that `A` gets the answer of `a`.
  await connection.query("SET SESSION optimizer_switch = 'subquery_cache=off'").catch(() => undefined);
  await connection.query("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
  await connection.query("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
}

/** A warning of a statement of ours (a pattern that was given up, a value that was cut) is no answer; a statement of theirs runs with the server's own mode. */
async function asking(connection: Connection, sql: string, how: HowToMeasure, theirs?: true): Promise<Answer> {
  try {
    if (theirs) await connection.query("SET SESSION sql_mode = DEFAULT");
    const begun = performance.now();
    const [rows] = await connection.query<RowDataPacket[]>({ sql, timeout: Math.ceil(how.seconds * 1000) + 5000 });
    // SLEEP and BENCHMARK give a number even where they were ended.
    if (theirs) await connection.query(ours);
    if (performance.now() - begun >= how.seconds * 1000) return { unknown: late };
    if (theirs) return { rows: rows as unknown as Cell[][] };
    const [warnings] = await connection.query<RowDataPacket[]>("SHOW WARNINGS LIMIT 1");
    const [, code] = (warnings as unknown as Cell[][])[0] ?? [];
    if (code !== undefined) return { unknown: meanings[Number(code)] ?? `MySQL warns that its answer is not exact (${Number(code)}).` };
    return { rows: rows as unknown as Cell[][] };
  } catch (error) {
    const answer = said(error);
    return theirs && "unknown" in answer && !answer.all ? connection.query(ours).then(() => answer, said) : answer;
  }
}

/** A table that somebody is just changing is left out of the catalog's answer, whichever it is: the answer is asked for again. */
async function patiently(ask: (sql: string) => Promise<Answer>, sql: string): Promise<Answer> {
  for (let again = 0; again < 20; again += 1) {
    const answer = await ask(sql);
    if (!("unknown" in answer) || answer.unknown !== busy) return answer;
    await pause(50 * (again + 1), AbortSignal.timeout(5000));
  }
  return ask(sql);
}

async function find(ask: (sql: string) => Promise<Answer>, table: Table, schema: string, how: HowToMeasure) {
  const parts = table.physicalName.split(".");
  const [name = "", within = schema] = [parts.at(-1), parts.at(-2)];
  const { text } = dialect;
  const answer = await patiently(ask,
    `SELECT c.TABLE_SCHEMA, c.TABLE_NAME, c.COLUMN_NAME, c.COLUMN_TYPE, c.IS_NULLABLE, t.DATA_LENGTH FROM information_schema.COLUMNS c JOIN information_schema.TABLES t ON t.TABLE_SCHEMA = c.TABLE_SCHEMA AND t.TABLE_NAME = c.TABLE_NAME
     WHERE LOWER(c.TABLE_NAME) = LOWER(${text(name)}) AND c.TABLE_SCHEMA = ${text(within)} AND t.TABLE_SCHEMA = ${text(within)} ORDER BY CAST(c.TABLE_NAME AS BINARY) = CAST(${text(name)} AS BINARY) DESC, c.TABLE_NAME, c.ORDINAL_POSITION`,
  );
  if ("unknown" in answer) return answer;
  const [first] = answer.rows;
  if (first === undefined) return { unknown: `MySQL has no table ${named(`${within}.${name}`)} that this user can see.` };
  const [inSchema, called, , , , bytes] = first;
  if (how.byteCap !== undefined && Number(bytes) > how.byteCap) return { unknown: `The table has ${bytes} bytes, more than the ${how.byteCap} that may be read.` };
  const columns = answer.rows.filter(([, one]) => one === called).map(([, , column, type, nullable]) => ({ name: String(column), type: String(type), nullable: nullable === "YES" }));
  return { names: [String(inSchema), String(called)], shape: { columns, typed: true } };
}
