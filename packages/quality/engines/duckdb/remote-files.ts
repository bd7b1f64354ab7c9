import { named } from "#text";
import type { Database } from "./database.ts";
import type { DataFile } from "./glob.ts";
import { quoted } from "./source.ts";

const most = 10_000;
const magic = /[*?[]/;

/** The files at an address with `*`, `?`, `[…]` and `**`, in the order of their names. Plain HTTP lists nothing: there an address is one file. */
export async function remoteFiles(pattern: string, list: (folder: string) => Promise<Database>): Promise<readonly DataFile[] | { readonly unknown: string }> {
  const bare = pattern.split(/[?#]/)[0] ?? "";
  if (/^https?:/i.test(pattern)) return magic.test(bare) ? { unknown: `${named(bare)} names many files, and nobody lists files over HTTP` } : [{ path: pattern, name: bare, bytes: 0 }];
  const at = pattern.search(magic);
  const folder = (at < 0 ? pattern : pattern.slice(0, at)).replace(/[^/]*$/, "");
  const database = await list(folder);
  try {
    const { rows } = await database.ask(`SELECT file FROM glob(${quoted(pattern)}) ORDER BY file LIMIT ${most + 1}`);
    if (rows.length > most) return { unknown: `its path names more than ${most} files` };
    return rows.map(([file]) => ({ path: String(file), name: String(file), bytes: 0 }));
  } finally {
    database.close();
  }
}

export const isRemote = (path: string): boolean => /^[a-z][a-z\d+.-]+:\/\//i.test(path);
