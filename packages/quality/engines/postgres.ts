import type { Client } from "pg";
import { UsageError } from "#model";
import { named } from "#text";
import { type Answer, type Cell, sessionOver } from "../asking.ts";
import { postgres as dialect } from "../dialects/postgres.ts";
import type { Engine, HowToMeasure } from "../engine.ts";
import type { Table } from "../metric.ts";
import { isLoopback, type Reach, reachOf } from "../reach.ts";

/** What Postgres means by its classes of errors (appendix A), without a word of its own texts, which quote values. */
const meanings: readonly (readonly [RegExp, string])[] = [
  [/^57014$/, "It took longer than the time that it may take."],
  [/^42501$/, "Postgres does not let this user read it."],
  [/^(?:42P01|3F000)$/, "A table that it names is not there."],
  [/^(?:42703|42883|42704)$/, "It names a column, function or type that is not there."],
  [/^42/, "Postgres does not understand the query."],
  [/^25006$/, "It would write, and only reading is allowed."],
  [/^2201B$/, "Postgres does not understand the pattern."],
  [/^22/, "Postgres cannot work with a value: it leaves the range of its type, or cannot be converted."],
  [/^53/, "Postgres is out of memory, disk or connections."],
];
/** After these nothing else will be answered. */
const gone: readonly (readonly [RegExp, string])[] = [
  [/^28/, "Postgres refuses the user or the password."],
  [/^3D000$/, "The database is not there."],
  [/^(?:57P0|08|ECONN|EPIPE)/, "Postgres is not reachable, or hung up."],
];

function said(error: unknown): Answer {
  const code = String((error as { code?: unknown } | null)?.code ?? "");
  const [, over] = gone.find(([pattern]) => pattern.test(code)) ?? [];
  if (over !== undefined) return { unknown: over, all: true };
  const [, why] = meanings.find(([pattern]) => pattern.test(code)) ?? [];
  if (why !== undefined) return { unknown: why };
  return /^[0-9A-Z]{5}$/.test(code) ? { unknown: `Postgres cannot answer (${code}).` } : { unknown: "Postgres is not reachable, or hung up.", all: true };
}

/** Postgres over its wire protocol, by the driver `pg`, in one transaction that only reads and sees one moment. */
export const postgres: Engine = {
  id: "postgres",
  title: "Postgres",
  serves: ({ type }) => type === "postgres" || type === "postgresql",
  open: async (server, how) => {
    const reach = reachOf(server, how, "postgres");
    const { Client, types } = await driver();
    const client = new Client({
      host: reach.host, port: reach.port ?? 5432, user: reach.user, password: reach.password, database: reach.setting("database") ?? "postgres",
      ssl: tls(reach), connectionTimeoutMillis: Math.min(how.seconds, 30) * 1000, statement_timeout: Math.ceil(how.seconds * 1000), query_timeout: Math.ceil(how.seconds * 1000) + 5000,
      application_name: "meshgate", client_encoding: "UTF8",
      types: { getTypeParser: ((oid: number) => (text: string) => (oid === types.builtins.BOOL ? text === "t" : text)) as typeof types.getTypeParser },
    });
    client.on("error", () => undefined);
    const schema = reach.setting("schema") ?? "public";
    const opened = await start(client, schema);
    const ask = opened === undefined ? asking(client) : () => Promise.resolve(opened);
    return sessionOver({ dialect, ask, find: (table) => find(ask, table, schema, how), close: () => client.end().catch(() => undefined) }, how);
  },
};

async function driver(): Promise<(typeof import("pg"))["default"]> {
  try {
    return (await import("pg")).default;
  } catch {
    throw new UsageError("The driver for Postgres is not installed here: run `npm install pg` beside Meshgate, or use the action, which brings it.");
  }
}

function tls(reach: Reach): boolean | { readonly rejectUnauthorized: boolean } {
  const mode = reach.variable("SSLMODE") ?? (isLoopback(reach.host) ? "disable" : "verify-full");
  return mode === "disable" ? false : { rejectUnauthorized: mode !== "require" };
}

/** The first query fixes the moment, after which a transaction that reads cannot become one that writes. */
async function start(client: Client, schema: string): Promise<Answer | undefined> {
  try {
    await client.connect();
    await client.query("SET TIME ZONE 'UTC'");
    await client.query("SET standard_conforming_strings = on");
    await client.query("SET extra_float_digits = 1");
    await client.query(`SET search_path = ${dialect.identifier(schema)}`);
    await client.query("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
    const { rows } = await client.query<{ server_encoding: string }>("SHOW server_encoding");
    await client.query("SELECT 1");
    if (rows[0]?.server_encoding !== "UTF8") return { unknown: "The database is not in UTF-8, so that characters have no one order and length.", all: true };
    return undefined;
  } catch (error) {
    await client.end().catch(() => undefined);
    return { ...said(error), all: true } as Answer;
  }
}

/** Runs one query after a savepoint, so that a failed one ends nothing else. The extended protocol takes a single statement only. */
function asking(client: Client): (sql: string) => Promise<Answer> {
  return async (sql) => {
    try {
      await client.query("SAVEPOINT asked");
      const { rows } = await client.query<Cell[]>({ text: sql, rowMode: "array", queryMode: "extended" } as { text: string; rowMode: "array" });
      return { rows };
    } catch (error) {
      const answer = said(error);
      if ("unknown" in answer && answer.all) return answer;
      return client.query("ROLLBACK TO SAVEPOINT asked").then(() => answer, said);
    }
  };
}

async function find(ask: (sql: string) => Promise<Answer>, table: Table, schema: string, how: HowToMeasure) {
  const parts = table.physicalName.split(".");
  const [name = "", within = schema] = [parts.at(-1), parts.at(-2)];
  const { text } = dialect;
  const answer = await ask(
    `SELECT n.nspname, c.relname, a.attname, CASE t.typtype WHEN 'e' THEN 'enum' WHEN 'd' THEN format_type(t.typbasetype, t.typtypmod) ELSE format_type(a.atttypid, a.atttypmod) END, a.attnotnull, pg_table_size(c.oid)
     FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
     WHERE c.relkind IN ('r', 'v', 'm', 'f', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND lower(c.relname) = lower(${text(name)}) AND lower(n.nspname) = lower(${text(within)})
     ORDER BY n.nspname = ${text(within)} DESC, c.relname = ${text(name)} DESC, c.oid, a.attnum`,
  );
  if ("unknown" in answer) return answer;
  const [first] = answer.rows;
  if (first === undefined) return { unknown: `Postgres has no table ${named(`${within}.${name}`)} that this user can see.` };
  const [inSchema, called, , , , bytes] = first;
  if (how.byteCap !== undefined && Number(bytes) > how.byteCap) return { unknown: `The table has ${bytes} bytes, more than the ${how.byteCap} that may be read.` };
  const columns = answer.rows.filter(([one, two]) => one === inSchema && two === called).map(([, , column, type, required]) => ({ name: String(column), type: String(type), nullable: required !== true }));
  return { names: [String(inSchema), String(called)], shape: { columns, typed: true } };
}
