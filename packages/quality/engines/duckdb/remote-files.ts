import { named } from "#text";
import type { Database } from "./database.ts";
import type { DataFile } from "./glob.ts";
import { listed, quoted } from "./quoted.ts";

const most = 10_000;
const magic = /[*?[]/;

/** Opens a database that sees these files, or what lies below these folders. */
export type Look = (sees: { readonly files?: readonly string[]; readonly folders?: readonly string[] }) => Promise<Database>;

/** The files at an address with `*`, `?`, `[…]` and `**`, in the order of their names, with their sizes. Plain HTTP lists nothing: there an address is one file. */
export async function remoteFiles(pattern: string, look: Look): Promise<readonly DataFile[] | { readonly unknown: string }> {
  const bare = pattern.split(/[?#]/)[0] ?? "";
  if (/^https?:/i.test(pattern)) return magic.test(bare) ? { unknown: `${named(bare)} names many files, and nobody lists files over HTTP` } : sized([pattern], look);
  const at = pattern.search(magic);
  const folder = (at < 0 ? pattern : pattern.slice(0, at)).replace(/[^/]*$/, "");
  const paths = await using(look({ folders: [folder] }), async (database) => (await database.ask(`SELECT file FROM glob(${quoted(pattern)}) ORDER BY file LIMIT ${most + 1}`)).rows.map(([file]) => String(file)));
  return paths.length > most ? { unknown: `its path names more than ${most} files` } : paths.length === 0 ? [] : sized(paths, look);
}

/** What each file weighs and when it was written is asked of its place without reading it; a server of HTTP that does not say when gives 1970. */
const sized = (paths: readonly string[], look: Look): Promise<readonly DataFile[]> =>
  using(look({ files: paths }), async (database) => {
    const { rows } = await database.ask(`SELECT filename, size, epoch_ms(last_modified) FROM read_blob(${listed(paths)})`);
    const told = new Map(rows.map(([file, size, modified]) => [String(file), { bytes: Number(size), ...(Number(modified) > 0 ? { modified: Number(modified) } : {}) }]));
    return paths.map((path) => ({ path, name: path.split(/[?#]/)[0] ?? "", bytes: 0, ...told.get(path) }));
  });

/** Work with a database that is closed after it. */
export async function using<T>(opening: Promise<Database>, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await opening;
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

export const isRemote = (path: string): boolean => /^[a-z][a-z\d+.-]+:\/\//i.test(path);
