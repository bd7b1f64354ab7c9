/** One measurement in a process of its own: prints the milliseconds of its processors and the most memory that it had. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, basename, join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type { Location, Server } from "#model";
import { duckdb } from "../../packages/quality/engines/duckdb/engine.ts";
import { workloads } from "./metrics.ts";

const [what = "", file = "", memory = "512"] = process.argv.slice(2);
const memoryBytes = Number(memory) * 2 ** 20;
const at: Location = { file: "", line: 1, column: 1, endLine: 1, endColumn: 1 };
const told: unknown[] = [];

if (what === "raw" || what === "open") {
  const instance = await DuckDBInstance.create(":memory:", { memory_limit: `${memory}MiB`, preserve_insertion_order: "false" });
  const connection = await instance.connect();
  const query = what === "open" ? "SELECT 42" : `SELECT max(COLUMNS(*)) FROM '${file}'`;
  await connection.runAndReadAll(query);
} else {
  const spillFolder = mkdtempSync(join(tmpdir(), "meshgate-bench-spill-"));
  const server: Server = { at, spots: {}, type: "local", settings: { path: basename(file) } };
  const session = await duckdb.open(server, { root: dirname(file), memoryBytes, spillFolder, seconds: 600, sqlAllowed: true, variables: new Map(), now: "2026-01-01T00:00:00Z" });
  const table = { contract: "bench", object: "orders", physicalName: "orders" };
  await session.shape(table);
  told.push(...(await session.measure(table, workloads[what] ?? [])), session.asked);
  await session.close();
  rmSync(spillFolder, { recursive: true, force: true });
}
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
console.log(JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1000, mib: maxRSS / 1024, told }));
