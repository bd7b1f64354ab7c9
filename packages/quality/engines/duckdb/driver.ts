import type { DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { UsageError } from "#model";

export type Connection = DuckDBConnection;
export type Instance = DuckDBInstance;
export type Driver = typeof import("@duckdb/node-api");

/** DuckDB's binding for Node, loaded when data is first measured: 70 MB that lint and breaking never need. */
export async function driver(): Promise<Driver> {
  try {
    return await import("@duckdb/node-api");
  } catch {
    throw new UsageError("DuckDB is not installed here: run `npm install @duckdb/node-api` beside Meshgate, or use the action, which brings it.");
  }
}
