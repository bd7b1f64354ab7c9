import type { Database } from "./database.ts";
import { quoted } from "./quoted.ts";

/** A file that is not on this machine, as lines. */
const lines = (path: string) => `read_csv(${quoted(path)}, auto_detect = false, header = false, delim = '\u0001', quote = '', escape = '', columns = {'line': 'VARCHAR'}, ignore_errors = true, null_padding = true, hive_partitioning = false)`;

export async function firstLine(path: string, database: Database): Promise<Buffer> {
  const { rows } = await database.ask(`SELECT line FROM ${lines(path)} LIMIT 1`);
  return Buffer.from(rows.length === 0 ? "" : `${String(rows[0]?.[0] ?? "")}\n`);
}

/** How many lines that are not empty it has. */
export async function farLines(path: string, database: Database): Promise<{ readonly lines: number; readonly empty: number }> {
  const [[count] = []] = (await database.ask(`SELECT COUNT(line) FROM ${lines(path)}`)).rows;
  return { lines: Number(count ?? 0), empty: 0 };
}
