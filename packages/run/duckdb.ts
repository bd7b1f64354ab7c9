import type { DuckDBConnection } from "@duckdb/node-api";
import { UsageError } from "#model";

/** Runs something on a DuckDB in memory that is gone afterwards. It is loaded here, for it has 70 MB that no other verb needs. Throws UsageError where it is not installed. */
export async function withDuckdb<T>(use: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const { DuckDBInstance } = await import("@duckdb/node-api").catch(() => {
    throw new UsageError("DuckDB is not installed here: run `npm install @duckdb/node-api` beside Meshgate.");
  });
  const instance = await DuckDBInstance.create(":memory:", { memory_limit: "1GB", threads: "2", autoinstall_known_extensions: "false", autoload_known_extensions: "false" });
  const connection = await instance.connect();
  try {
    return await use(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;
