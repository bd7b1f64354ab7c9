import { closed, type Connection, type Driver } from "./driver.ts";

export interface Limits {
  readonly memoryBytes: number;
  /** Folder of this session alone, for what does not fit into memory and for files that had to be rewritten. */
  readonly folder: string;
  readonly seconds: number;
}

export type Row = readonly (string | number | bigint | boolean | null)[];
export interface Answer {
  readonly rows: readonly Row[];
  readonly columns: readonly { readonly name: string; readonly type: import("@duckdb/node-api").DuckDBType }[];
}

/** One DuckDB in this process that sees the given files and nothing else. */
export interface Database {
  /** Runs a statement of our own. Throws what DuckDB throws; its texts must go through `sentenceOf`. */
  ask(sql: string): Promise<Answer>;
  /** At most two rows of a query that somebody else wrote; not run unless it is one SELECT. */
  askTheirs(sql: string): Promise<Answer | "no-select">;
  close(): void;
}

const text = (value: string) => `'${value.replaceAll("'", "''")}'`;

/** Of the memory that it may take: what a limit counts are its buffers, and beside them it has a heap of its own. */
const share = 7 / 8;

/** What a database sees. */
export interface Sees {
  readonly files: readonly string[];
  /** Everything below them. */
  readonly folders?: readonly string[];
  /** Database files, by the name that they get. */
  readonly attach?: ReadonlyMap<string, string>;
  /** What it is told before it is locked: extensions and secrets. */
  readonly before?: readonly string[];
  /** Rows keep the order of their files, which costs time. */
  readonly ordered?: boolean;
}

export async function openDatabase(duck: Driver, limits: Limits, { files, folders = [], attach = new Map(), before = [], ordered = false }: Sees): Promise<Database> {
  const instance = await duck.DuckDBInstance.create(":memory:", {
    memory_limit: `${Math.max(64, Math.floor((limits.memoryBytes * share) / 2 ** 20))}MiB`,
    temp_directory: limits.folder,
    preserve_insertion_order: String(ordered),
    ...closed,
  });
  const connection = await instance.connect();
  const run = timed(connection, limits.seconds);
  try {
    for (const [name, file] of attach) await connection.run(`ATTACH ${text(file)} AS "${name.replaceAll('"', '""')}" (READ_ONLY)`);
    for (const statement of before) await connection.run(statement);
    for (const setting of ["TimeZone = 'UTC'", "parquet_metadata_cache = true", `allowed_paths = [${files.map(text).join(", ")}]`, ...(folders.length === 0 ? [] : [`allowed_directories = [${folders.map(text).join(", ")}]`]), "enable_external_access = false", "lock_configuration = true"]) await connection.run(`SET ${setting}`);
  } catch (error) {
    connection.closeSync();
    instance.closeSync();
    throw error;
  }
  return {
    ask: (sql) => run(() => connection.runAndReadAll(sql)).then(answer),
    askTheirs: async (sql) => ((await isOneSelect(duck, connection, sql)) ? run(() => connection.streamAndReadUntil(sql, 2)).then(answer) : "no-select"),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

type Reader = Awaited<ReturnType<Connection["runAndReadAll"]>>;
const answer = (reader: Reader): Answer => ({ rows: reader.getRowsJS() as Row[], columns: reader.deduplicatedColumnNames().map((name, at) => ({ name, type: reader.columnType(at) })) });

/** Runs it and interrupts it when its time is over. */
function timed(connection: Connection, seconds: number) {
  return async <T>(work: () => Promise<T>): Promise<T> => {
    const timer = setTimeout(() => connection.interrupt(), seconds * 1000);
    try {
      return await work();
    } finally {
      clearTimeout(timer);
    }
  };
}

/** PRAGMA counts as SELECT in DuckDB; under the lock it can change nothing. */
async function isOneSelect(duck: Driver, connection: Connection, sql: string): Promise<boolean> {
  const statements = await connection.extractStatements(sql);
  if (statements.count !== 1) return false;
  const prepared = await statements.prepare(0);
  try {
    return prepared.statementType === duck.StatementType.SELECT && prepared.parameterCount === 0;
  } finally {
    prepared.destroySync();
  }
}
