import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";

/** Files are made once and kept here. */
export const folder = join(tmpdir(), "meshgate-bench-quality");

export type Format = "parquet" | "csv";

/** Orders with a few faults in `email`: 14 columns. Gives the path of the file. */
export async function made(millions: number, format: Format): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `orders-${millions}m.${format}`);
  if (existsSync(file)) return file;
  const instance = await DuckDBInstance.create(":memory:", { memory_limit: "2GiB", temp_directory: join(folder, "spill"), preserve_insertion_order: "false" });
  const connection = await instance.connect();
  const select = `SELECT range AS id, hash(range) % 2000000 + 1 AS customer_id, CASE WHEN hash(range, 1) % 97 = 0 THEN NULL WHEN hash(range, 1) % 300000 = 1 THEN 'broken' ELSE 'user' || hash(range, 2) % 5000000 || '@example.org' END AS email,
    ['new', 'paid', 'shipped', 'returned'][(hash(range, 3) % 4 + 1)::INTEGER] AS status, 'SKU-' || lpad((hash(range, 4) % 1000000)::VARCHAR, 6, '0') AS sku, (hash(range, 5) % 100 + 1)::INTEGER AS quantity,
    ((hash(range, 6) % 1000000) / 100)::DECIMAL(10, 2) AS price, (hash(range, 7) % 100) / 100.0::DOUBLE AS discount, ['DE', 'FR', 'IT', 'ES', 'PL', 'NL'][(hash(range, 8) % 6 + 1)::INTEGER] AS country,
    TIMESTAMP '2024-01-01' + INTERVAL (range) SECOND AS created_at, CASE WHEN hash(range, 9) % 3 = 0 THEN NULL ELSE TIMESTAMP '2024-01-02' + INTERVAL (range) SECOND END AS shipped_at, ((hash(range, 10) % 10000) / 10)::DECIMAL(8, 2) AS tax,
    CASE WHEN hash(range, 11) % 10 = 0 THEN 'note ' || hash(range, 12) % 1000 END AS note, 'u' || range || '@example.org' AS email_unique FROM range(${millions * 1_000_000})`;
  await connection.run(`COPY (${select}) TO '${file}.part' (FORMAT ${format}${format === "csv" ? ", HEADER" : ""})`);
  connection.closeSync();
  instance.closeSync();
  renameSync(`${file}.part`, file);
  return file;
}

/** The same columns, a hundred rows of CSV. */
export function small(): string {
  const file = join(folder, "small.csv");
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `id,customer_id,email,status,sku,quantity,price,discount,country,created_at,shipped_at,tax,note,email_unique\n${Array.from({ length: 100 }, (_, at) => `${at},1,a@b.example,new,SKU-000001,1,1.50,0.1,DE,2024-01-01 00:00:00,${at % 2 === 0 ? "" : "2024-01-02 00:00:00"},1.0,,u${at}\n`).join("")}`);
  return file;
}
