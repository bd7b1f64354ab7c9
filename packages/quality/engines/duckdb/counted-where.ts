import type { Measurement } from "../../metric.ts";
import { duckdb } from "../../dialects/duckdb.ts";
import { condition } from "../../sql/condition.ts";
import { emitted } from "../../sql/scope.ts";
import type { DataFile } from "./glob.ts";
import { filtered, type Measuring } from "./measuring.ts";
import { exactly, failed } from "./pass.ts";
import type { Prunable } from "./prune.ts";
import { sentenceOf } from "./scrub.ts";
import { fileColumn } from "./source.ts";
import { scopeOf } from "./type.ts";

/** From so many rows on it pays to ask columnar data apart. */
export const worthwhile = 200_000;

const written = ({ source }: Measuring, { where }: Prunable) => emitted(() => condition(scopeOf(source.columns), where));

/** Rows counted by a filter, which skips what statistics and dictionaries of row groups settle; an aggregate over a CASE reads every value. */
export async function countedWhere(measuring: Measuring, metric: Prunable): Promise<Measurement> {
  const fits = written(measuring, metric);
  if ("lacks" in fits) return { unknown: fits.lacks, because: fits.because };
  const { database, source, where } = measuring;
  try {
    const [[rows = null] = []] = (await database.ask(`SELECT COUNT(*) FROM ${filtered(source.relation(), where)} WHERE ${fits.sql}`)).rows;
    return exactly(Number(rows));
  } catch (error) {
    return failed(sentenceOf(error));
  }
}

/** The same in each of some files, by their paths. */
export async function countedWhereByFile(measuring: Measuring, metric: Prunable, files: readonly DataFile[]): Promise<ReadonlyMap<string, number> | { readonly unknown: string }> {
  const fits = written(measuring, metric);
  if ("lacks" in fits) return { unknown: fits.lacks };
  const { database, source } = measuring;
  const file = duckdb.identifier(fileColumn);
  try {
    const { rows } = await database.ask(`SELECT ${file}, COUNT(*) FROM ${source.relation({ of: files, named: true })} WHERE ${fits.sql} GROUP BY ${file}`);
    return new Map(rows.map(([path, count]) => [String(path), Number(count)]));
  } catch (error) {
    return { unknown: sentenceOf(error) };
  }
}
