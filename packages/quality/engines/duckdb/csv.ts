import { join } from "node:path";
import { named } from "#text";
import type { Sql } from "../../dialect.ts";
import { duckdb } from "../../dialects/duckdb.ts";
import { headOf } from "./bytes.ts";
import { encodingOf, isEncoding, transcode } from "./encoding.ts";
import type { DataFile } from "./glob.ts";
import { headerOf } from "./header.ts";
import { firstLine } from "./far-lines.ts";
import { isRemote } from "./remote-files.ts";
import { listed, quoted } from "./quoted.ts";
import { completed, type FilesPlace, naming, none, type Opened, type Opening, partitionsOf, type Reading, rowColumn } from "./source.ts";
import { plain, type TypedColumn } from "./type.ts";

/** Files with the same header. */
interface Part {
  readonly names: readonly string[];
  readonly delimiter: string;
  readonly files: readonly DataFile[];
}

/**
 * CSV as texts (RFC 4180; the first line is the header, an empty field is null): nothing is guessed from the data, so that no value becomes null or another one on the way. What is not UTF-8 is
 * written anew into `folder`.
 */
export async function openCsv(place: FilesPlace, { database, folder }: Opening): Promise<Opened> {
  const parts = new Map<string, Part>();
  for (const [at, original] of place.files.entries()) {
    const told = named(original.name);
    const head = isRemote(original.path) ? await firstLine(original.path, database) : await headOf(original.path);
    if (head.length === 0) return { unknown: `${told} is empty: it has not even a header` };
    const encoding = encodingOf(head, place.encoding);
    if (encoding !== undefined && isRemote(original.path)) return { unknown: `${told} is written in ${encoding}, which is only rewritten where files are on this machine` };
    if (encoding !== undefined && !isEncoding(encoding)) return { unknown: `nobody here knows the encoding ${named(encoding)}` };
    const file = encoding === undefined ? original : { ...original, path: join(folder, String(at), original.name.replace(/^(?:\.\.[\\/])+/, "").replace(/\.(?:gz|zst)$/, "")) };
    if (encoding !== undefined) {
      const failed = await transcode(original.path, encoding, file.path).then(() => undefined, (error: NodeJS.ErrnoException) => error);
      if (failed !== undefined) return { unknown: failed.code === "ENOSPC" ? "the disk for files that are rewritten is full" : `${told} is not written in ${encoding} throughout` };
    }
    const header = headerOf(encoding === undefined ? head : await headOf(file.path), place.delimiter);
    if ("unknown" in header) return { unknown: `${told} ${header.unknown}` };
    const key = JSON.stringify([header.names, header.delimiter]);
    parts.set(key, { ...header, files: [...(parts.get(key)?.files ?? []), file] });
  }
  return sourceOf(place, [...parts.values()]);
}

function sourceOf(place: FilesPlace, parts: readonly Part[]): Opened {
  const partitions = partitionsOf(place.files);
  const columnsOf = (names: readonly string[]): TypedColumn[] => [
    ...names.filter((name) => !partitions.includes(name)).map((name) => ({ name, type: plain("VARCHAR") })),
    ...partitions.map((name) => ({ name, type: plain("VARCHAR"), partition: true as const })),
  ];
  const columns = columnsOf([...new Set(parts.flatMap(({ names }) => names))]);
  const shapeOf = (names: readonly string[]) => ({ columns: columnsOf(names).map(({ name, partition }) => ({ name, type: "VARCHAR", ...(partition === undefined ? {} : { partition }) })), typed: false });
  const [first, ...rest] = parts;
  return {
    format: "csv", columns, files: parts.flatMap(({ files }) => files), unread: none,
    shape: { ...shapeOf(first?.names ?? []), ...(rest.length === 0 ? {} : { elsewhere: rest.map(({ names, files }) => ({ place: files[0]?.name ?? "", shape: shapeOf(names) })) }) },
    relation: (reading = {}) => {
      const wanted = reading.file === undefined ? reading.of : [reading.file];
      const selects = parts.flatMap((part) => {
        const files = wanted === undefined ? part.files : part.files.filter(({ name }) => wanted.some((one) => one.name === name));
        return files.length === 0 ? [] : [read({ ...part, files }, partitions, reading)];
      });
      if (selects.length < parts.length) return completed(selects, columns);
      return selects.length === 1 ? (selects[0] ?? "") : `(${selects.map((one) => `SELECT * FROM ${one}`).join(" UNION ALL BY NAME ")})`;
    },
  };
}

function read({ names, delimiter, files }: Part, partitions: readonly string[], reading: Reading): Sql {
  const { rejects, file } = reading;
  const columns = `{${names.map((name) => `${quoted(name)}: 'VARCHAR'`).join(", ")}}`;
  const hive = partitions.length === 0 ? "hive_partitioning = false" : "hive_partitioning = true, hive_types_autocast = false";
  const errors = rejects === undefined ? "ignore_errors = true" : `store_rejects = true, rejects_table = ${quoted(rejects[0])}, rejects_scan = ${quoted(rejects[1])}, rejects_limit = 100`;
  const call = `read_csv(${listed(files.map(({ path }) => path))}, auto_detect = false, header = true, delim = ${quoted(delimiter)}, quote = '"', escape = '"', nullstr = '', strict_mode = true, columns = ${columns}, ${hive}, ${errors}${naming(reading)})`;
  return file === undefined ? call : `(SELECT *, row_number() OVER () AS ${duckdb.identifier(rowColumn)} FROM ${call})`;
}
