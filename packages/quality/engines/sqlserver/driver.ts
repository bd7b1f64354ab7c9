import { UsageError } from "#model";
import { named } from "#text";
import { type DriverFolder, loadFrom } from "../driver-folder.ts";

/** As much of the driver `tedious` as is used here (its own types come with it). */
export interface Driver {
  readonly Connection: new (config: Config) => DriverConnection;
  readonly Request: new (sql: string, done: (error: unknown, count?: number, rows?: readonly (readonly { readonly value: unknown }[])[]) => void) => DriverRequest;
}
export interface DriverRequest {
  setTimeout(milliseconds?: number): void;
}
export interface DriverConnection {
  on(event: "error" | "end", listener: (error?: unknown) => void): unknown;
  connect(done: (error?: unknown) => void): void;
  /** One batch by `sp_executesql`, and one as it stands. */
  execSql(request: DriverRequest): void;
  execSqlBatch(request: DriverRequest): void;
  close(): void;
}
export interface Config {
  readonly server: string;
  readonly authentication: { readonly type: "default"; readonly options: { readonly userName?: string; readonly password?: string } } | { readonly type: "azure-active-directory-access-token"; readonly options: { readonly token: string } };
  readonly options: Readonly<Record<string, string | number | boolean>>;
}

/**
 * Loads the driver out of the given folder and of none above it; without one, from where Meshgate itself is installed. The folder that is worked in is never searched: what lies there may be a pull request's.
 * Throws UsageError.
 */
export async function tedious(folder?: DriverFolder): Promise<Driver> {
  const at = await folder?.();
  // Not named in the import itself, so that no bundle asks for it.
  const name = "tedious";
  const loaded = (await (at === undefined ? import(name) : loadFrom(at, name)).catch(() => undefined)) as (Partial<Driver> & { readonly default?: Partial<Driver> }) | undefined;
  if (loaded === undefined) throw new UsageError(at === undefined ? "The driver for SQL Server is not installed here: run `npm install tedious` beside Meshgate, or name a folder that has it (`--duckdb-path`, MESHGATE_DUCKDB)." : `The folder ${named(at)} has no driver for SQL Server that Node can load here: run \`npm install tedious\` in it.`);
  const { Connection, Request } = loaded.default ?? loaded;
  if (Connection === undefined || Request === undefined) throw new UsageError(`The \`tedious\` in ${named(at ?? "node_modules")} is of a version that Meshgate does not know: install \`tedious\` 19.`);
  return { Connection, Request };
}
