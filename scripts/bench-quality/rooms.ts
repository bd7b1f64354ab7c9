import { linkSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, extname, join, resolve } from "node:path";
import { contract, type Promised } from "./contract.ts";
import { folder, type Format } from "./data.ts";
import { node, type Took } from "./process.ts";

const home = resolve(import.meta.dirname, "../..");
const driver = join(home, "node_modules/@duckdb/node-api/lib/index.js");

/** A folder with a contract and its file alone, as a user has it. */
export function room(name: string, data: string, promised: Promised, memory?: number): string {
  const at = join(folder, "rooms", name);
  rmSync(at, { recursive: true, force: true });
  mkdirSync(at, { recursive: true });
  linkSync(data, join(at, basename(data)));
  writeFileSync(join(at, "orders.odcs.yaml"), contract(basename(data), extname(data).slice(1) as Format, promised));
  writeFileSync(join(at, "meshgate.yaml"), `quality: { sql: allowed, seconds: 3600${memory === undefined ? "" : `, memory: ${memory}`} }\n`);
  return at;
}

/** What a user runs, from `dist/`; nothing may stay unknown, and `broken` promises are broken. */
export function measured(at: string, broken: number): Took {
  const took = node([join(home, "dist/cli.mjs"), "quality", "orders.odcs.yaml", "--format", "json"], at, 1);
  const { coverage } = JSON.parse(took.said) as { coverage: { unknown: number; broken: number } };
  if (coverage.unknown > 0 || coverage.broken !== broken) throw new Error(`${at}: ${JSON.stringify(coverage)}, where ${broken} should be broken and none unknown`);
  return took;
}

/** A floor: Node, DuckDB opened, one query, nothing else. */
export function query(sql: string, at: string): Took {
  const script = join(folder, "floor.mjs");
  writeFileSync(script, `import { DuckDBInstance } from ${JSON.stringify(driver)};\nconst instance = await DuckDBInstance.create(":memory:", { memory_limit: "1GiB", preserve_insertion_order: "false" });\nconst connection = await instance.connect();\nawait connection.runAndReadAll(process.argv[2]);\n`);
  return node([script, sql], at);
}
