import { UsageError } from "#model";

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

/** Loads the driver where it is installed. Throws UsageError. */
export async function tedious(): Promise<Driver> {
  // Not named in the import itself, so that no bundle asks for it.
  const name = "tedious";
  try {
    const loaded = (await import(name)) as Driver & { readonly default?: Driver };
    return loaded.default ?? loaded;
  } catch {
    throw new UsageError("The driver for SQL Server is not installed here: run `npm install tedious` beside Meshgate.");
  }
}
