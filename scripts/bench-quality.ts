/**
 * How fast and how small is measuring with DuckDB, as ratios to a raw scan of the same file in the same run (the greatest value of every column, in a process of its own).
 * The ratio is one of processor time, which other work on the machine hardly moves; the ratio of the clock stands beside it.
 * `--rows 1,10` millions of rows (100 for the table of memory); `--raw` shows each answer. Files are kept in the folder for temporary files and made once.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";

const child = resolve(import.meta.dirname, "bench-quality/child.ts");
const folder = join(tmpdir(), "meshgate-bench-quality");
mkdirSync(folder, { recursive: true });
const option = (name: string) => process.argv[process.argv.indexOf(`--${name}`) + 1];
const millions = (process.argv.includes("--rows") ? (option("rows") ?? "") : "1,10").split(",").map(Number);
const runs = process.argv.includes("--runs") ? Number(option("runs")) : 3;

/** Orders with a few faults: 12 columns, two of them the keys that the checks of memory group. */
async function made(rows: number, format: "parquet" | "csv"): Promise<string> {
  const file = join(folder, `orders-${rows}m.${format}`);
  if (existsSync(file)) return file;
  const instance = await DuckDBInstance.create(":memory:", { memory_limit: "2GiB", temp_directory: folder, preserve_insertion_order: "false" });
  const connection = await instance.connect();
  const select = `SELECT range AS id, hash(range) % 2000000 + 1 AS customer_id, CASE WHEN hash(range, 1) % 97 = 0 THEN NULL WHEN hash(range, 1) % 300000 = 1 THEN 'broken' ELSE 'user' || hash(range, 2) % 5000000 || '@example.org' END AS email,
    ['new', 'paid', 'shipped', 'returned'][(hash(range, 3) % 4 + 1)::INTEGER] AS status, 'SKU-' || lpad((hash(range, 4) % 1000000)::VARCHAR, 6, '0') AS sku, (hash(range, 5) % 100 + 1)::INTEGER AS quantity,
    ((hash(range, 6) % 1000000) / 100)::DECIMAL(10, 2) AS price, (hash(range, 7) % 100) / 100.0::DOUBLE AS discount, ['DE', 'FR', 'IT', 'ES', 'PL', 'NL'][(hash(range, 8) % 6 + 1)::INTEGER] AS country,
    TIMESTAMP '2024-01-01' + INTERVAL (range) SECOND AS created_at, CASE WHEN hash(range, 9) % 3 = 0 THEN NULL ELSE TIMESTAMP '2024-01-02' + INTERVAL (range) SECOND END AS shipped_at, ((hash(range, 10) % 10000) / 10)::DECIMAL(8, 2) AS tax,
    CASE WHEN hash(range, 11) % 10 = 0 THEN 'note ' || hash(range, 12) % 1000 END AS note, 'u' || range || '@example.org' AS email_unique FROM range(${rows * 1_000_000})`;
  await connection.run(`COPY (${select}) TO '${file}' (FORMAT ${format}${format === "csv" ? ", HEADER" : ""})`);
  connection.closeSync();
  instance.closeSync();
  return file;
}

interface Took { readonly ms: number; readonly cpu: number; readonly mib: number; readonly told: readonly unknown[] }

function took(what: string, file: string, memory = 512): Took {
  const started = performance.now();
  const done = spawnSync(process.execPath, [child, what, file, String(memory)], { encoding: "utf8", maxBuffer: 2 ** 26 });
  if (done.status !== 0) throw new Error(`${what} ${file}: ${done.stderr.slice(0, 800)}`);
  const told: Took = { ...(JSON.parse(done.stdout) as Omit<Took, "ms">), ms: performance.now() - started };
  if (process.argv.includes("--raw")) console.log(what, file, JSON.stringify(told));
  const lost = told.told.filter((one) => typeof one === "object" && one !== null && "unknown" in one);
  if (lost.length > 0) throw new Error(`${what} ${file}: ${JSON.stringify(lost[0])}`);
  return told;
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const table: string[][] = [["what", "rows", "takes", "raw scan", "ratio", "by the clock", "goal", "peak memory"]];

/** In turn with the floor, so that a busy machine slows both. */
function row(title: string, rows: number, what: string, file: string, goal: string, { floor = "raw", memory = 512 } = {}): void {
  const pairs = Array.from({ length: runs }, () => [took(what, file, memory), took(floor, file, memory)] as const);
  const [ms, base, mib] = [median(pairs.map(([one]) => one.ms)), median(pairs.map(([, other]) => other.ms)), Math.max(...pairs.map(([one]) => one.mib))];
  const ratio = (of: "cpu" | "ms") => `${median(pairs.map(([one, other]) => one[of] / other[of])).toFixed(2)}×`;
  table.push([title, `${rows} M`, `${(ms / 1000).toFixed(2)} s`, `${(base / 1000).toFixed(2)} s`, ratio("cpu"), ratio("ms"), goal, `${mib.toFixed(0)} MiB`]);
}

for (const rows of millions) {
  const parquet = await made(rows, "parquet");
  row("Parquet, 17 checks without regex, id unique", rows, "seventeen", parquet, "≤ 0.9×");
  row("Parquet, all 20: two regexes, a quantile in SQL", rows, "twenty", parquet, "≤ 3×");
  if (rows <= 10) row("CSV, 16 checks in one pass", rows, "fused", await made(rows, "csv"), "≤ 1.3×");
  if (rows >= 10) row("Parquet, a text is unique, 512 MiB", rows, "text", parquet, "≤ 712 MiB");
  if (rows >= 10) row("Parquet, three columns are unique, 512 MiB", rows, "composite", parquet, "≤ 712 MiB");
}
const small = join(folder, "small.csv");
writeFileSync(small, `id,customer_id,email,status,sku,quantity,price,discount,country,created_at,shipped_at,tax,note,email_unique\n${Array.from({ length: 100 }, (_, at) => `${at},1,a@b.de,new,SKU-000001,1,1.50,0.1,DE,2024-01-01 00:00:00,,1.0,,u${at}\n`).join("")}`);
row("Cold start: a small CSV, against opening DuckDB and one query", 0.0001, "seventeen", small, "≤ 4×", { floor: "open" });

const widths = table[0]?.map((_, at) => Math.max(...table.map((line) => line[at]?.length ?? 0))) ?? [];
for (const line of table) console.log(line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join("  "));
