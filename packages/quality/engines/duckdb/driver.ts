import type { DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { UsageError } from "#model";
import { named } from "#text";
import { type DriverFolder, loadFrom } from "../driver-folder.ts";

export type Connection = DuckDBConnection;
export type Instance = DuckDBInstance;
export type Driver = typeof import("@duckdb/node-api");

/** What every DuckDB here is told: it fetches nothing, and loads nothing that lies around on this machine. */
export const closed = { autoinstall_known_extensions: "false", autoload_known_extensions: "false", allow_community_extensions: "false", allow_persistent_secrets: "false" } as const;

/**
 * DuckDB's binding for Node, loaded when data is first measured: 70 MB that lint and breaking never need. It comes from the given folder and from nowhere above it; without one, from where Meshgate itself is
 * installed. The folder that is worked in is never searched: what lies there may be a pull request's.
 */
export async function driver(folder?: DriverFolder): Promise<Driver> {
  const at = await folder?.();
  const duck: Partial<Driver> | undefined = await (at === undefined ? import("@duckdb/node-api") : (loadFrom(at, "@duckdb/node-api") as Promise<Driver>)).catch(() => undefined);
  if (duck === undefined) throw new UsageError(at === undefined ? `DuckDB is not installed here: run \`npm install @duckdb/node-api\` beside Meshgate, or name a folder that has it (\`--duckdb-path\`, MESHGATE_DUCKDB).` : `The folder ${named(at)} has no DuckDB that Node can load here: run \`npm install @duckdb/node-api\` in it.`);
  if (duck.DuckDBInstance === undefined || duck.version?.().startsWith("v1.") !== true) throw new UsageError(`The DuckDB in ${named(at ?? "node_modules")} is of a version that Meshgate does not know: install \`@duckdb/node-api\` 1.5.`);
  return duck as Driver;
}
