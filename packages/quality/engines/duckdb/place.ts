import { basename, extname, join } from "node:path";
import type { Json, Server } from "#model";
import { either, named } from "#text";
import type { HowToMeasure } from "../../engine.ts";
import type { Table } from "../../metric.ts";
import type { Sql } from "../../dialect.ts";
import { type DataFile, findFiles } from "./glob.ts";
import { type Reach, reachOf } from "./reach.ts";
import { type Look, remoteFiles } from "./remote-files.ts";
import { type LakePlace, lakeAt } from "./lake-place.ts";
import { tableFormatOf, tableFormats } from "./table-format.ts";

export type Format = "csv" | "json" | "parquet";

/** Where a table's data lies. */
export type Place =
  | { readonly is: "files"; readonly format: Format; readonly files: readonly DataFile[]; readonly delimiter?: string; readonly encoding?: string; readonly newline: boolean; readonly before?: readonly Sql[] }
  | { readonly is: "database"; readonly file: DataFile; readonly names: readonly string[] }
  | LakePlace;

const formats: Readonly<Record<string, Format>> = { csv: "csv", tsv: "csv", json: "json", jsonl: "json", ndjson: "json", parquet: "parquet", pq: "parquet" };
const compressed = [".gz", ".zst"];
/** What people write for the name of the object in a path. */
export const placeholder = /\{\{?\s*(?:model|object|table|schema|name)\s*\}?\}/i;

/** The files or the table that a server has for an object, or why nobody knows: one clause. */
export async function placeOf(server: Server, table: Table, how: HowToMeasure, look: (reach: Reach) => Look): Promise<Place | { readonly unknown: string }> {
  const setting = (...keys: readonly string[]) => keys.flatMap((key) => said(server.settings[key])).find((value) => value !== "");
  if (server.type === "duckdb") return databaseOf(setting("database", "path", "location"), setting("schema"), table, how);
  const path = setting("path", "location", "file");
  if (path === undefined) return { unknown: "the server names no path" };
  const resolved = withVariables(path, how.variables);
  if (typeof resolved !== "string") return resolved;
  const [, scheme] = /^([a-z][a-z\d+.-]+):\/\//i.exec(resolved) ?? [];
  const address = scheme === undefined || scheme.toLowerCase() === "file" ? undefined : resolved;
  const reach = address === undefined ? { before: [] } : await reachOf(address, server, how);
  if ("unknown" in reach) return reach;
  const find: Find = address === undefined ? (pattern) => findFiles(how.root, pattern) : (pattern) => remoteFiles(pattern, look(reach));
  const lake = tableFormats.find(({ id }) => id === (setting("format") ?? setting("tableFormat"))?.toLowerCase());
  if (lake !== undefined) return lakeAt(foldersFor(resolved.replace(/^file:\/\//i, ""), table), lake, { how, before: reach.before, look: look(reach), find });
  const format = formatOf(setting("format"), resolved.split(/[?#]/)[0] ?? resolved);
  if (format === undefined) return { unknown: `nobody says which format the data has: write \`format\`, one of csv, json and parquet` };
  if (typeof format !== "string") return format;
  const found = await filesOf(resolved.replace(/^file:\/\//i, ""), table, format, find);
  if ("unknown" in found) return found;
  const log = /^https?:/i.test(resolved) ? undefined : await tableFormatOf(found, how.root, look(reach));
  if (log !== undefined) return { unknown: `the files are those of a table of ${log}, whose log says which of them count: write its \`format\` and the path of its folder` };
  const bytes = found.reduce((sum, { bytes }) => sum + bytes, 0);
  if (how.byteCap !== undefined && bytes > how.byteCap) return { unknown: `the data has ${bytes} bytes, more than the ${how.byteCap} that may be read` };
  const [delimiter, encoding] = [setting("delimiter"), setting("encoding")];
  const written = formats[(setting("format") ?? "").toLowerCase()] === undefined ? "" : (setting("format") ?? "").toLowerCase();
  return {
    is: "files", format, files: found,
    ...(delimiterOf(delimiter) ?? (written === "tsv" ? { delimiter: "\t" } : {})),
    ...(encoding === undefined ? {} : { encoding }),
    ...(address === undefined ? {} : { before: reach.before }),
    newline: delimiter === "new_line" || written === "ndjson" || written === "jsonl",
  };
}

export const said = (value: Json | undefined): string[] => (typeof value === "string" ? [value.trim()] : []);

/** `,`, `\t`, `tab`, `pipe` … as people write them; `new_line` and `array` are ways to write JSON. */
function delimiterOf(written: string | undefined): { readonly delimiter: string } | undefined {
  if (written === undefined || written === "new_line" || written === "array") return undefined;
  const words: Readonly<Record<string, string>> = { "\\t": "\t", tab: "\t", comma: ",", semicolon: ";", pipe: "|" };
  return { delimiter: Object.hasOwn(words, written.toLowerCase()) ? (words[written.toLowerCase()] ?? written) : written };
}

/** `${NAME}` by the names that the base's configuration allows. */
export function withVariables(path: string, variables: HowToMeasure["variables"]): string | { readonly unknown: string } {
  const missing = [...path.matchAll(/\$\{([^}]*)\}/g)].map(([, name = ""]) => name).find((name) => !variables.has(name));
  if (missing !== undefined) return { unknown: `its path names the variable ${named(missing)}, which the configuration does not let it use` };
  return path.replace(/\$\{([^}]*)\}/g, (_, name: string) => variables.get(name) ?? "");
}

function formatOf(written: string | undefined, path: string): Format | { readonly unknown: string } | undefined {
  const word = written?.toLowerCase();
  if (word !== undefined && word !== "") return Object.hasOwn(formats, word) ? formats[word] : { unknown: `nobody here reads the format ${named(word)}` };
  const bare = compressed.includes(extname(path)) ? path.slice(0, -extname(path).length) : path;
  const end = extname(bare).slice(1).toLowerCase();
  return Object.hasOwn(formats, end) ? formats[end] : undefined;
}

export const namesOf = (table: Table) => [...new Set([table.physicalName, table.object, ...table.physicalName.split(".").slice(-1)])].filter((name) => name !== "" && !/[\\/]|^\.+$/.test(name));
const endings = (format: Format) => Object.keys(formats).filter((end) => formats[end] === format).flatMap((end) => ["", ...compressed].map((more) => `${end}${more}`)).join(",");

/** Where the folder of a table may be: at the path, or in it by its name. */
function foldersFor(path: string, table: Table): readonly string[] {
  const bare = path.replace(/\/+(?:\*\*?\/?)*(?:\*\.parquet)?$/, "");
  if (placeholder.test(bare)) return namesOf(table).map((name) => bare.replace(new RegExp(placeholder, "gi"), () => name));
  return [bare, ...namesOf(table).map((name) => `${bare}/${name}`)];
}

type Find = (pattern: string) => ReturnType<typeof findFiles>;

async function filesOf(path: string, table: Table, format: Format, find: Find): Promise<readonly DataFile[] | { readonly unknown: string }> {
  const names = placeholder.test(path) ? namesOf(table) : [""];
  for (const name of names) {
    const pattern = path.replace(new RegExp(placeholder, "gi"), () => literally(name));
    const found = await find(pattern);
    if ("unknown" in found) return found;
    const files = "folder" in found ? await inFolder(found.folder, table, format, find) : found;
    if ("unknown" in files || files.length > 0) return files;
  }
  return { unknown: `no file lies at ${either(names.map((name) => path.replace(new RegExp(placeholder, "gi"), () => name)))}` };
}

/** The files of an object in a folder: named after it, in a folder named after it, or all where the folder itself is. */
async function inFolder(folder: string, table: Table, format: Format, find: Find): Promise<readonly DataFile[] | { readonly unknown: string }> {
  const [names, ends] = [namesOf(table), endings(format)];
  const below = names.includes(basename(folder)) ? [join(literally(folder), "**", `*.{${ends}}`)] : [];
  const candidates = names.flatMap((name) => [`${literally(name)}.{${ends}}`, join(literally(name), "**", `*.{${ends}}`)].map((one) => join(literally(folder), one)));
  for (const pattern of [...candidates, ...below]) {
    const found = await find(pattern);
    if (!("folder" in found) && ("unknown" in found || found.length > 0)) return found;
  }
  return { unknown: `the folder has no ${format} file that is named after ${named(table.object)}: write \`{model}\` in the path` };
}

const literally = (name: string) => name.replace(/[*?[{]/g, (sign) => (sign === "{" ? "?" : `[${sign}]`));

async function databaseOf(path: string | undefined, schema: string | undefined, table: Table, how: HowToMeasure): Promise<Place | { readonly unknown: string }> {
  if (path === undefined) return { unknown: "the server names no database file" };
  const resolved = withVariables(path, how.variables);
  if (typeof resolved !== "string") return resolved;
  const found = await findFiles(how.root, literally(resolved));
  if ("unknown" in found) return found;
  const [file] = "folder" in found ? [] : found;
  if (file === undefined) return { unknown: `no database lies at ${named(path)}` };
  const names = table.physicalName.split(".");
  return { is: "database", file, names: names.length > 1 ? names : [schema ?? "main", ...names] };
}
