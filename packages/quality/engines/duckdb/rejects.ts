import type { Sql } from "../../dialect.ts";
import { duckdb } from "../../dialects/duckdb.ts";
import { linesOf } from "./bytes.ts";
import type { Database } from "./database.ts";
import { farLines } from "./far-lines.ts";
import { isRemote } from "./remote-files.ts";
import { none, type Source, type Unread } from "./source.ts";

const most = 5;

/** Items of a SELECT that count every column: what is not asked for is not even decoded, and bad bytes in it would go unseen. */
export const everyColumn = (source: Source): readonly Sql[] => ["COUNT(*)", ...source.columns.map(({ name }) => `COUNT(${duckdb.identifier(name)})`)];

/**
 * The records that a pass over CSV rejected, by the line that they start at. An unclosed quote takes the lines after it into its own record, so the lines of the files that have some are counted as well
 * and compared with the records that were read.
 */
export async function rejectedBy(source: Source, database: Database, [errors, scans]: readonly [string, string]): Promise<Unread> {
  const { rows } = await database.ask(`SELECT DISTINCT s.file_path, e.line FROM ${duckdb.identifier(errors)} e JOIN ${duckdb.identifier(scans)} s USING (scan_id, file_id) ORDER BY 1, 2`);
  if (rows.length === 0) return none;
  const names = new Map(source.files.map(({ path, name }) => [path, name]));
  const at = rows.slice(0, most).map(([path, line]) => `${names.get(String(path)) ?? "file"}:${String(line)}`);
  const told = new Map<string, number>();
  for (const [path] of rows) told.set(String(path), (told.get(String(path)) ?? 0) + 1);
  const breaks = source.columns.map(({ name }) => `COALESCE(SUM(length(${duckdb.identifier(name)}) - length(replace(${duckdb.identifier(name)}, chr(10), ''))), 0)`);
  let records = 0;
  for (const [path, count] of told) {
    const { lines, empty } = isRemote(path) ? await farLines(path, database) : await linesOf(path);
    const [[accepted, inside] = []] = (await database.ask(`SELECT COUNT(*), ${breaks.join(" + ")} FROM ${source.relation({ of: source.files.filter((file) => file.path === path) })}`)).rows;
    records += Math.max(count, lines - empty - 1 - Number(accepted ?? 0) - Number(inside ?? 0));
  }
  return { records, at, in: new Set(told.keys()) };
}
