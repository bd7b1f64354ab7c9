import { resolve } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { duckdbClosed, duckdbDriver, type DuckdbFolder } from "#quality";
import type { Io } from "./command.ts";

/** Where DuckDB's binding is: the folder that the call or MESHGATE_DUCKDB names, else where whoever runs this brings it; undefined: beside Meshgate. */
export function duckdbFolder({ env, cwd, duckdb }: Io, asked?: string): DuckdbFolder | undefined {
  const named = asked ?? env["MESHGATE_DUCKDB"];
  return named === undefined || named === "" ? duckdb : () => Promise.resolve(resolve(cwd, named));
}

/** Runs something on a DuckDB in memory that is gone afterwards. Throws UsageError where it is not installed. */
export async function withDuckdb<T>(folder: DuckdbFolder | undefined, use: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
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
