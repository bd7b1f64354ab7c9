import { join, resolve } from "node:path";
import { type Location, UsageError } from "#model";
import { type Break, breakOne, breaks, type Broken, csvLines, jsonLines, jsonText, sample as make, type Sampled, type Table, type Told } from "#sample";
import { closest, named } from "#text";
import { type Command, type Inputs, type Io, one } from "./command.ts";
import { driverFolder } from "./driver-folder.ts";
import { note } from "./note.ts";
import { oneContract } from "./one-contract.ts";
import { writeParquet } from "./parquet.ts";
import { writeLines } from "./write-lines.ts";

export const sample: Command = {
  name: "sample",
  says: "Rows that keep what a contract promises, for tests and demos; or rows that break one promise of it",
  takes: { name: "contract", says: "The contract; `-` reads it from a pipe", required: true },
  options: [
    { name: "rows", value: "number", says: "Rows of each object; a promised number of rows goes before it", default: "100" },
    { name: "format", short: "f", value: "format", says: "How they are written", choices: ["csv", "ndjson", "json", "parquet"], default: "csv" },
    { name: "out", short: "o", value: "folder", says: "Write one file for each object here; without it, a single object goes to the screen" },
    { name: "seed", value: "number", says: "Another number, other rows; the same number, the same rows", default: "1" },
    { name: "now", value: "moment", says: "What freshness and retention call now, in ISO 8601; by default the moment of the call" },
    { name: "break", value: "check", says: "Break one promise of this kind (`required`, or at one place: `required:orders.email`); `list` names them all" },
  ],
  examples: [
    ["meshgate sample contracts/orders.odcs.yaml --out data", "100 rows of each object as CSV"],
    ["meshgate sample contracts/orders.odcs.yaml --rows 1000 --format parquet --out data", "As Parquet, through DuckDB"],
    ["meshgate sample contracts/orders.odcs.yaml --break foreign-key --out broken", "One row points at a row that is not there"],
    ["meshgate sample contracts/orders.odcs.yaml --break list", "What can be broken"],
  ],
  async run(inputs, io) {
    const asked = one(inputs, "break");
    if (asked === "list") {
      const width = Math.max(...breaks.map(({ id }) => id.length));
      for (const { id, says } of breaks) io.out(`  ${id.padEnd(width)}  ${says}\n`);
      return 0;
    }
    const contract = await oneContract(inputs.files[0] ?? "", io);
    const cells = count(inputs, "rows", 10_000_000) * contract.objects.reduce((sum, { properties }) => sum + properties.length, 0);
    if (cells > mostCells) throw new UsageError(`${cells} values are more than are made at once (${mostCells}): ask for fewer \`--rows\`.`);
    const sampled = make(contract, { rows: count(inputs, "rows", 10_000_000), seed: count(inputs, "seed", 2 ** 32), now: nowFor(inputs) });
    if (sampled.tables.length === 0) throw new UsageError("The contract has no objects, so there is nothing to make rows of.");
    for (const told of sampled.told) note(io, toldLine(told));
    const broken = asked === undefined ? undefined : brokenBy(asked, sampled);
    if (broken !== undefined) for (const line of broken.broken) note(io, brokenLine(line));
    await write(broken?.tables ?? sampled.tables, inputs, io);
    return broken === undefined && sampled.told.some(({ is }) => is === "unkept") ? 1 : 0;
  },
};

/** Values that fit into the memory of an ordinary machine. */
const mostCells = 30_000_000;

function count(inputs: Inputs, name: string, most: number): number {
  const text = one(inputs, name) ?? "";
  const number = Number(text);
  if (!/^\d{1,10}$/.test(text) || number > most) throw new UsageError(`\`--${name}\` is a whole number from 0 to ${most}, not ${named(text)}.`);
  return number;
}

function nowFor(inputs: Inputs): string {
  const text = one(inputs, "now") ?? new Date().toISOString();
  if (!/^\d{4}-\d\d-\d\d/.test(text) || Number.isNaN(Date.parse(text))) throw new UsageError(`\`--now\` is a moment such as 2026-01-31T12:00:00Z, not ${named(text)}.`);
  return /^\d{4}-\d\d-\d\d$|(?:Z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`;
}

function brokenBy(asked: string, sampled: Sampled) {
  const [id = "", ...rest] = asked.split(":");
  const kind: Break | undefined = breaks.find((one) => one.id === id);
  if (kind === undefined) {
    const near = closest(id, breaks.map((one) => one.id));
    throw new UsageError(`There is no check ${named(id)} to break${near === undefined ? "" : `: did you mean ${named(near)}?`}${near === undefined ? ": " : " "}\`--break list\` names them.`);
  }
  const where = rest.join(":");
  const found = breakOne(sampled, kind, where === "" ? [] : where.split("."));
  if (found === undefined) throw new UsageError(`No promise ${named(id)} can be broken ${where === "" ? "in this contract" : `at ${named(where)}`}: it makes none, or no value breaks it and keeps the type.`);
  return found;
}

/** A table in each file; the only one to the screen where no folder is named. */
async function write(tables: readonly Table[], inputs: Inputs, io: Io) {
  const [folder, format] = [one(inputs, "out"), one(inputs, "format") ?? "csv"];
  const [only, ...others] = tables;
  if (folder === undefined) {
    if (format === "parquet" || others.length > 0 || only === undefined) throw new UsageError(`${others.length > 0 ? "The contract has several objects" : "Parquet is not for screens"}: name a folder with \`--out\`.`);
    for (const line of linesOf(only, format)) io.out(line);
    return;
  }
  const names = fileNames(tables);
  for (const [index, table] of tables.entries()) {
    const file = `${names[index] ?? ""}.${format}`;
    const path = resolve(io.cwd, join(folder, file));
    if (format === "parquet") {
      writeLines(path, []);
      await writeParquet(path, table, driverFolder("duckdb", io));
    } else writeLines(path, linesOf(table, format));
    note(io, `written ${join(folder, file)}: ${table.rows} ${table.rows === 1 ? "row" : "rows"}`);
  }
}

const linesOf = (table: Table, format: string): Iterable<string> => (format === "csv" ? csvLines(table) : format === "json" ? jsonText(table) : jsonLines(table));

/** Names of objects as names of files: no folders, no dots in front, none twice. */
function fileNames(tables: readonly Table[]): readonly string[] {
  const seen = new Set<string>();
  return tables.map(({ name }) => {
    const plain = name.normalize("NFC").replace(/[^\p{L}\p{N}._-]+/gu, "_").replace(/^[.-]+|[.]+$/g, "").slice(0, 100) || "object";
    const safe = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(plain) ? `_${plain}` : plain;
    let free = safe;
    for (let more = 2; seen.has(free.toLowerCase()); more += 1) free = `${safe}_${more}`;
    seen.add(free.toLowerCase());
    return free;
  });
}

const words = { unkept: "not kept", emptied: "left empty", fewer: "fewer rows", unread: "not looked at" } as const;
const toldLine = ({ is, path, at, message }: Told): string => `${words[is]}: ${placed(path, at)}  ${message}`;
const brokenLine = ({ check, path, at, says }: Broken): string => `broken: ${check} at ${placed(path, at)}  ${says}`;
const placed = (path: readonly string[], { file, line }: Location): string => `${path.length === 0 ? "contract" : named(path.join("."))} (${file}:${line})`;
