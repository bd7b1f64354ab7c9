import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { DataFile } from "./glob.ts";
import { isRemote, type Look, using } from "./remote-files.ts";
import { quoted } from "./quoted.ts";

/** A format of tables that keeps a log beside its files. */
export interface TableFormat {
  readonly id: "delta" | "iceberg" | "hudi";
  readonly title: string;
  /** The folder in the table's own that has its log, and what files in it are called. */
  readonly log: string;
  readonly file: RegExp;
}

export const tableFormats: readonly TableFormat[] = [
  { id: "delta", title: "Delta Lake", log: "_delta_log", file: /^\d+\.(?:json|checkpoint.*\.parquet)$/ },
  { id: "iceberg", title: "Iceberg", log: "metadata", file: /\.metadata\.json$/ },
  { id: "hudi", title: "Hudi", log: ".hoodie", file: /^hoodie\.properties$/ },
];

/** The names of a table's log files in a folder; none where it is no table of this format. */
export async function logOf(folder: string, { log, file }: TableFormat, look: Look): Promise<readonly string[]> {
  const names = isRemote(folder)
    ? await using(look({ folders: [`${folder}/`] }), async (database) => (await database.ask(`SELECT file FROM glob(${quoted(`${folder}/${log}/*`)}) LIMIT 20000`)).rows.map(([path]) => String(path).split("/").at(-1) ?? ""))
    : await readdir(join(folder, log)).catch(() => []);
  return names.filter((name) => file.test(name)).sort();
}

const most = 200;

/** The table format that files belong to, by what lies in the folders above them: such files alone also hold rows that were deleted or replaced. `too many` folders are not looked at. */
export async function tableFormatOf(files: readonly DataFile[], root: string, look: Look): Promise<string | undefined> {
  const folders = new Set<string>();
  for (const { path } of files) {
    const top = isRemote(path) ? /^[a-z\d+.-]+:\/\/[^/]+/i.exec(path)?.[0] ?? path : root;
    for (let folder = dirname(path); folder.length >= top.length && !folders.has(folder); folder = dirname(folder)) folders.add(folder);
  }
  const tables = [...folders].filter((folder) => !/[\\/][^\\/=]+=[^\\/]*$/.test(folder));
  if (tables.length > most) return "nobody knows what: they lie in too many folders";
  for (const folder of tables) for (const format of tableFormats) if ((await logOf(folder, format, look)).length > 0) return format.title;
  return undefined;
}
