import { resolve } from "node:path";
import type { DriverFolder } from "#quality";
import type { Io } from "./command.ts";

/** Where an engine's driver is: the folder that the call or MESHGATE_DUCKDB names for all of them, else where whoever runs this has it; undefined: beside Meshgate. */
export function driverFolder(driver: "duckdb" | "tedious", io: Pick<Io, "cwd" | "env" | "duckdb" | "tedious">, asked?: string): DriverFolder | undefined {
  const named = asked ?? io.env["MESHGATE_DUCKDB"];
  return named === undefined || named === "" ? io[driver] : () => Promise.resolve(resolve(io.cwd, named));
}
