import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { csvLines, jsonLines } from "#sample";
import { duckdb } from "../../../packages/quality/engines/duckdb/engine.ts";
import { writeParquet } from "../../../packages/run/parquet.ts";
import { serverOf } from "../reals.ts";
import type { Ground } from "./ground.ts";
import { now } from "./variants.ts";

/** Files as the command `sample` writes them, read by DuckDB. */
export const filesIn = (root: string): readonly Ground[] => (["csv", "ndjson", "parquet"] as const).map((format): Ground => ({
  id: `duckdb-${format}`, type: "local",
  open: async (tables, chunk) => {
    const folder = join(root, format, String(chunk));
    mkdirSync(folder, { recursive: true });
    for (const { name, table } of tables) {
      const path = join(folder, `${name}.${format}`);
      if (format === "parquet") await writeParquet(path, table);
      else writeFileSync(path, [...(format === "csv" ? csvLines(table) : jsonLines(table))].join(""));
    }
    return duckdb.open(serverOf("local", { path: `${format}/${chunk}/{model}.${format}` }), { root, memoryBytes: 2 ** 29, spillFolder: join(root, "spill"), seconds: 60, sqlAllowed: false, variables: new Map(), now });
  },
}));
