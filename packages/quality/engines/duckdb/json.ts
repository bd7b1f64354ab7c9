import { join } from "node:path";
import { named } from "#text";
import type { Sql } from "../../dialect.ts";
import { duckdb } from "../../dialects/duckdb.ts";
import { headOf } from "./bytes.ts";
import type { Answer } from "./database.ts";
import { encodingOf, isEncoding, transcode } from "./encoding.ts";
import type { DataFile } from "./glob.ts";
import { cleaned } from "./json-lines.ts";
import { isRemote } from "./remote-files.ts";
import { listed } from "./quoted.ts";
import { type FilesPlace, naming, none, type Opened, type Opening, partitionsOf, type Reading, rowColumn, type Unread } from "./source.ts";
import { plain, structOf, type Type, type TypedColumn, typeOf } from "./type.ts";

/** Values that JSON does not have and DuckDB sees in its texts: they stay texts, as they were written. */
const guessed = /^(?:DATE|TIME|TIMESTAMP|UUID|INTERVAL)/;
const reading = "sample_size = -1, maximum_depth = -1, map_inference_threshold = -1, field_appearance_threshold = 0, maximum_object_size = 67108864, union_by_name = true";

/**
 * JSON: one list, one object after the other, or one a line. All of it is read for the types, because a sample would miss a field that comes late. Lines that are no object are left out and told,
 * for DuckDB alone would stop at the first or make it a row of nulls.
 */
export async function openJson(place: FilesPlace, { database, folder }: Opening): Promise<Opened> {
  const files: DataFile[] = [];
  for (const [at, file] of place.files.entries()) {
    if (isRemote(file.path)) {
      files.push(file);
      continue;
    }
    const head = await headOf(file.path);
    if (head.toString("latin1").trim() === "") return { unknown: `${named(file.name)} is empty` };
    const encoding = encodingOf(head, place.encoding);
    if (encoding !== undefined && !isEncoding(encoding)) return { unknown: `nobody here knows the encoding ${named(encoding)}` };
    const path = encoding === undefined ? file.path : join(folder, String(at), file.name.replace(/^(?:\.\.[\\/])+/, "").replace(/\.(?:gz|zst)$/, ""));
    if (encoding !== undefined && !(await transcode(file.path, encoding, path).then(() => true, () => false))) return { unknown: `${named(file.name)} is not written in ${encoding} throughout` };
    files.push({ ...file, path });
  }
  const lines = place.newline || (await isLines(files));
  const partitions = partitionsOf(place.files);
  const open = async (files: readonly DataFile[], unread: Unread): Promise<Opened> => {
    const described = await database.ask(`SELECT * FROM ${call({ files, lines, partitions })} LIMIT 0`);
    const seen = described.columns.map(({ name, type }): TypedColumn => ({ name, type: asWritten(typeOf(type)), ...(partitions.includes(name) ? { partition: true as const } : {}) }));
    const large = await beyondDoubles(seen, (columns) => database.ask(`SELECT ${columns.map(({ name }) => `coalesce(max(abs(${duckdb.identifier(name)})) > 9007199254740992, false)`).join(", ")} FROM ${call({ files, lines, partitions: [], columns: schemaOf(columns) })}`));
    const columns = seen.map((column) => (large.has(column.name) ? { ...column, type: plain("JSON") } : column));
    return sourceOf(files, columns, lines, partitions, unread);
  };
  try {
    return await open(files, none);
  } catch (error) {
    if (!lines || files.some(({ path }) => isRemote(path)) || !(error instanceof Error) || !/malformed json|invalid json|unexpected|not a valid|json/i.test(error.message)) throw error;
    const clean = await cleaned(files, folder);
    return open(clean.files, clean.unread);
  }
}

/** Columns of doubles in which some number is so large that doubles do not tell whole numbers apart (2^53): there the digits count, as they are written. */
async function beyondDoubles(columns: readonly TypedColumn[], ask: (columns: readonly TypedColumn[]) => Promise<Answer>): Promise<ReadonlySet<string>> {
  const doubles = columns.filter(({ type, partition }) => type.text === "DOUBLE" && partition === undefined);
  if (doubles.length === 0) return new Set();
  const [row = []] = (await ask(doubles)).rows;
  return new Set(doubles.flatMap(({ name }, at) => (row[at] === true ? [name] : [])));
}

const schemaOf = (columns: readonly TypedColumn[]): Sql => `{${columns.filter(({ partition }) => partition === undefined).map(({ name, type }) => `${duckdb.text(name)}: ${duckdb.text(type.text)}`).join(", ")}}`;

/** Whether each line is an object, as far as the first lines show. */
async function isLines(files: readonly DataFile[]): Promise<boolean> {
  const [first] = files;
  if (first === undefined) return false;
  if (/\.(?:ndjson|jsonl)(?:\.|$)/i.test(first.path) || isRemote(first.path)) return /\.(?:ndjson|jsonl)(?:\.|$)/i.test(first.path);
  const whole = (await headOf(first.path)).toString("utf8").split("\n").slice(0, 20);
  return whole.some((line, at) => line.trim().startsWith("{") && isObject(line) && at < 20) && !(whole[0] ?? "").trim().startsWith("[");
}

function isObject(line: string): boolean {
  try {
    return typeof JSON.parse(line) === "object";
  } catch {
    return false;
  }
}

interface Call {
  readonly files: readonly DataFile[];
  readonly lines: boolean;
  readonly partitions: readonly string[];
  readonly columns?: Sql;
  readonly naming?: Sql;
}

const call = ({ files, lines, partitions, columns, naming = "" }: Call): Sql =>
  `read_json(${listed(files.map(({ path }) => path))}, format = '${lines ? "newline_delimited" : "auto"}', records = true, ${columns === undefined ? reading : `columns = ${columns}, maximum_object_size = 67108864`}, ${partitions.length === 0 ? "hive_partitioning = false" : "hive_partitioning = true, hive_types_autocast = false"}${naming})`;

function sourceOf(files: readonly DataFile[], columns: readonly TypedColumn[], lines: boolean, partitions: readonly string[], unread: Unread): Opened {
  const written = schemaOf(columns);
  return {
    format: "json", columns, files, unread,
    shape: { columns: columns.map(({ name, type, partition }) => ({ name, type: type.text, ...(partition === undefined ? {} : { partition }) })), typed: false },
    relation: (reading: Reading = {}) => {
      const { file, of } = reading;
      const read = call({ files: file === undefined ? (of ?? files) : files.filter(({ name }) => name === file.name), lines, partitions, columns: written, naming: naming(reading) });
      return file === undefined ? read : `(SELECT *, row_number() OVER () AS ${duckdb.identifier(rowColumn)} FROM ${read})`;
    },
  };
}

function asWritten(type: Type): Type {
  if (guessed.test(type.text)) return { text: "VARCHAR" };
  if (type.fields !== undefined) return structOf(new Map([...type.fields].map(([name, field]) => [name, asWritten(field)])));
  if (type.item === undefined) return type;
  const item = asWritten(type.item);
  return { text: `${item.text}[]`, item };
}
