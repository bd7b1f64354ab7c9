/**
 * How fast and how small is `meshgate quality`, as users run it: `node dist/cli.mjs quality <contract> --format json`, whole processes, against floors of the same run.
 * The floor of a file is a raw scan by DuckDB, in a process of its own: the greatest value of every column, of CSV with the types that DuckDB guesses. The floor of the start opens DuckDB and asks one query.
 * Each is run in turn with its floor; ratios are medians of the pairs, of processor time, which other work on the machine moves less; the ratio of the clock stands beside it.
 * `--rows 1,10,100` millions of rows, `--runs 5`, `--only CSV` lines with these words, `--peers` other tools from PyPI. Files are kept in the folder for temporary files and made once: 0.7 GB for ten million rows, 4.9 GB for a hundred.
 */
import { basename } from "node:path";
import type { Promised } from "./bench-quality/contract.ts";
import { type Format, made, small } from "./bench-quality/data.ts";
import { both, cut, roomOfParts } from "./bench-quality/parts.ts";
import { peers } from "./bench-quality/peers.ts";
import type { Took } from "./bench-quality/process.ts";
import { measured, query, room } from "./bench-quality/rooms.ts";

const option = (name: string, otherwise: string) => (process.argv.includes(`--${name}`) ? (process.argv[process.argv.indexOf(`--${name}`) + 1] ?? otherwise) : otherwise);
const sizes = option("rows", "1,10").split(",").map(Number);
const runs = Number(option("runs", "5"));
const only = option("only", "");

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const table: string[][] = [["what", "rows", "takes", "floor", "ratio", "by the clock", "goal", "", "peak memory"]];

interface Row {
  readonly data: string;
  readonly rows: string;
  readonly promised: Promised;
  /** Megabytes that `meshgate.yaml` allows. */
  readonly memory?: number;
  readonly broken?: number;
  readonly floor?: string;
  /** Most that the ratio, or the memory in MiB, may be. */
  readonly ratio?: number;
  readonly mib?: number;
}

/** Gives the peak memory in MiB; none where the line is not asked for. */
function row(title: string, { data, rows, promised, memory, broken = 0, floor, ratio, mib }: Row): number | undefined {
  if (!title.includes(only)) return undefined;
  const at = room(`${basename(data)}-${table.length}`, data, promised, memory);
  return compared(title, rows, () => [measured(at, broken), query(floor ?? `SELECT max(COLUMNS(*)) FROM '${basename(data)}'`, at)], { ratio, mib });
}

/** A line of the table, of pairs that are run in turn. */
function compared(title: string, rows: string, pair: () => readonly [Took, Took], { ratio, mib }: { readonly ratio?: number | undefined; readonly mib?: number | undefined }): number {
  const pairs = Array.from({ length: rows === "100 M" ? Math.min(runs, 3) : runs }, pair);
  const of = (which: "ms" | "cpu") => median(pairs.map(([one, other]) => one[which] / other[which]));
  const [takes, base, peak] = [median(pairs.map(([one]) => one.ms)), median(pairs.map(([, other]) => other.ms)), Math.max(...pairs.map(([one]) => one.mib))];
  const goal = [...(ratio === undefined ? [] : [`≤ ${ratio}×`]), ...(mib === undefined ? [] : [`≤ ${mib.toFixed(0)} MiB`])].join(", ");
  const met = goal === "" ? "" : (ratio === undefined || of("cpu") <= ratio) && (mib === undefined || peak <= mib) ? "✔" : "✖";
  say([title, rows, `${(takes / 1000).toFixed(2)} s`, `${(base / 1000).toFixed(2)} s`, `${of("cpu").toFixed(2)}×`, `${of("ms").toFixed(2)}×`, goal, met, `${peak.toFixed(0)} MiB`]);
  return peak;
}

/** Of fifty files one is new; the floor is the run that reads all. */
async function parts(title: string, size: number, format: Format, promised: Promised, spared: boolean, broken = 0): Promise<void> {
  if (!title.includes(only)) return;
  const files = await cut(await made(size, format), size, format);
  const [some, all] = [roomOfParts(`parts-${table.length}-some`, files, format, promised, true), roomOfParts(`parts-${table.length}-all`, files, format, promised, false)];
  compared(title, `${size} M`, () => both(some, all, spared, broken), {});
}

function say(cells: string[]): void {
  table.push(cells);
  console.error(cells.join("  "));
}

row("start: a small CSV / open DuckDB and ask one query", { data: small(), rows: "100", promised: { types: true, sixteen: true }, floor: "SELECT 42", ratio: 4 });
let least: number | undefined;
for (const size of sizes) {
  const [rows, data] = [`${size} M`, await made(size, "parquet")];
  const peak = row("Parquet, 17 promises of values without a pattern", { data, rows, promised: { types: true, sixteen: true, unique: ["id"] }, ...(size === 10 ? { ratio: 0.9 } : {}), ...(size === 100 ? { mib: Math.min(512, 1.5 * (least ?? 512)) } : {}) });
  if (size === 10) least = peak;
  row("Parquet, 20: two patterns and a quantile in SQL more", { data, rows, promised: { types: true, sixteen: true, patterns: true, quantile: true, unique: ["id"] }, broken: 1, ...(size >= 10 ? { ratio: 3 } : {}) });
  if (size >= 10) row("Parquet, a text is unique, memory: 512", { data, rows, promised: { unique: ["email_unique"] }, memory: 512, mib: 712 });
  if (size >= 10) row("Parquet, three columns are a key, memory: 512", { data, rows, promised: { unique: ["customer_id", "sku", "created_at"] }, memory: 512, mib: 712 });
  if (size > 10) continue;
  const csv = await made(size, "csv");
  row("CSV, 16 promises in one pass", { data: csv, rows, promised: { sixteen: true }, ...(size === 10 ? { ratio: 1.3 } : {}) });
  row("CSV, the same and the types of 14 columns", { data: csv, rows, promised: { types: true, sixteen: true } });
  await parts("CSV, of 50 files 1 is new, 14 promises / reading all", size, "csv", { sixteen: true, timeless: true }, true);
  await parts("CSV, of 50 files 1 is new, 16 promises with a newest and an oldest row / reading all", size, "csv", { sixteen: true }, false);
  await parts("Parquet, of 50 files 1 is new, 16 promises and two patterns / reading all", size, "parquet", { sixteen: true, patterns: true }, true, 1);
}
if (process.argv.includes("--peers")) for (const size of sizes.filter((one) => one <= 10)) for (const cells of peers(await made(size, "parquet"), `${size} M`, runs)) say([...cells]);

const widths = table[0]?.map((_, at) => Math.max(...table.map((line) => line[at]?.length ?? 0))) ?? [];
for (const line of table) console.log(line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join("  "));
