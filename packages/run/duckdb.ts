import type { DuckDBConnection } from "@duckdb/node-api";
import { duckdbClosed, duckdbDriver, type DriverFolder } from "#quality";

/** Runs something on a DuckDB in memory that is gone afterwards. Throws UsageError where it is not installed. */
export async function withDuckdb<T>(folder: DriverFolder | undefined, use: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const { DuckDBInstance } = await duckdbDriver(folder);
  const instance = await DuckDBInstance.create(":memory:", { ...duckdbClosed, memory_limit: "1GB", threads: "2" });
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
