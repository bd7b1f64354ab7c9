import { linkSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { contract, type Promised } from "./contract.ts";
import { folder, type Format } from "./data.ts";
import { node, type Took } from "./process.ts";
import { measured } from "./rooms.ts";

const files = 50;
const cli = join(resolve(import.meta.dirname, "../.."), "dist/cli.mjs");

/** A room whose table is fifty files; with `parts`, an earlier run has counted all of them but the last. */
export function roomOfParts(name: string, of: string, format: Format, promised: Promised, parts: boolean): string {
  const at = join(folder, "rooms", name);
  rmSync(at, { recursive: true, force: true });
  mkdirSync(join(at, "orders"), { recursive: true });
  const names = readdirSync(of).sort();
  const link = (some: readonly string[]) => some.forEach((file) => linkSync(join(of, file), join(at, "orders", file)));
  writeFileSync(join(at, "orders.odcs.yaml"), contract(`orders/*.${format}`, format, promised));
  writeFileSync(join(at, "meshgate.yaml"), `quality: { sql: allowed, seconds: 3600 }\n${parts ? "history: { folder: measured, parts: true }\n" : ""}`);
  link(names.slice(0, -1));
  if (parts) node([cli, "quality", "orders.odcs.yaml", "--record"], at, 1);
  link(names.slice(-1));
  return at;
}

/** A run with parts and one that reads all; what they find is the same, and that only one file was read where `spared` says so. */
export function both(some: string, all: string, spared: boolean, broken: number): readonly [Took, Took] {
  const [one, other] = [measured(some, broken), measured(all, broken)];
  const [short, whole] = [one, other].map(({ said }) => JSON.parse(said) as { readonly coverage: unknown; readonly measured: readonly { readonly parts?: unknown; readonly rows?: number }[] });
  const parts = JSON.stringify(short?.measured[0]?.parts);
  if (parts !== JSON.stringify({ files, read: spared ? 1 : files, remembered: files - 1 })) throw new Error(`${some}: ${parts}`);
  if (JSON.stringify([short?.coverage, short?.measured[0]?.rows]) !== JSON.stringify([whole?.coverage, whole?.measured[0]?.rows])) throw new Error(`${some} says something else than ${all}`);
  return [one, other];
}

/** A file cut into fifty; made once. Gives their folder. */
export async function cut(file: string, millions: number, format: Format): Promise<string> {
  const at = join(folder, `orders-${millions}m-${format}-parts`);
  const done = join(folder, `orders-${millions}m-${format}-parts.done`);
  try {
    readFileSync(done);
    return at;
  } catch {
    rmSync(at, { recursive: true, force: true });
    mkdirSync(at, { recursive: true });
  }
  const connection = await (await DuckDBInstance.create(":memory:", { memory_limit: "2GiB" })).connect();
  const each = (millions * 1_000_000) / files;
  for (let part = 0; part < files; part += 1)
    await connection.run(`COPY (SELECT * FROM '${file}' WHERE id >= ${part * each} AND id < ${(part + 1) * each}) TO '${join(at, `${String(part).padStart(2, "0")}.${format}`)}' (FORMAT ${format}${format === "csv" ? ", HEADER" : ""})`);
  connection.closeSync();
  writeFileSync(done, "");
  return at;
}
